import DealKit

/// A sale of two stages, small enough that a report about it can be read whole.
enum SmallSale {
    static let text = """
        dealkit: 1
        kind: process
        id: small-sale
        version: 1
        title: Small sale
        control: strict
        currency: EUR
        roles:
          manager: { title: Manager }
          head: { title: Head of sales }
        rules:
          classified:
            when: customer.segment in ["A", "B"]
            message: "{customer.name} is not classified."
        stages:
          - id: lead
            leave: [ { fact: deal.amount } ]
          - id: offer
            enter:
              - classified
              - id: discount-allowed
                any: [ { when: deal.discount <= 0.1 }, { approval: head, of: deal.discount } ]
                message: "A discount of {deal.discount} needs the head of sales."
            while:
              - { id: not-blocked, when: '!customer.blocked', message: Blocked. }
            back: lead
        outcomes:
          won: {}
          lost: { reasons: { price: {}, silent: {} } }
        """

    static let process: SalesProcess? = ProcessLibrary.load(text, named: "small-sale.yaml").processes.first

    /// A scenarios file about it.
    static func scenarios(_ steps: String, start: String? = nil) -> String {
        """
        dealkit: 1
        kind: scenarios
        process: small-sale
        clock: 2026-03-02 09:00
        actors: { ann: manager, hugo: head }
        given: { customer: { name: Acme }, deal: { owner: ann } }
        scenarios:
          - name: a story
        \(start.map { "    start: \($0)\n" } ?? "")    steps:
        \(steps.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))

        """
    }
}
