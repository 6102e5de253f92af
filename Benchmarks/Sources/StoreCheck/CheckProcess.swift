import DealKit

/// The processes that checks run under.
enum CheckProcess {
    static let anna = DealActor("anna", roles: ["manager"])
    static let hugo = DealActor("hugo", roles: ["head"])

    /// Nothing is asked, so that every move is about writing.
    static let ring = """
        dealkit: 1
        kind: process
        id: ring
        version: 1
        title: Ring
        control: strict
        fields: { deal: { need: { type: string } } }
        stages: [ { id: a }, { id: b, back: a }, { id: c, back: [ a, b ] } ]
        outcomes: { won: { title: Won }, lost: { title: Lost } }
        """

    /// The same, but the customer is read; and a plugin is asked, which changes the customer meanwhile.
    static let watched = """
        dealkit: 1
        kind: process
        id: watched
        version: 1
        title: Watched
        control: strict
        rules:
          classified: { when: 'customer.segment == "A"', message: The customer is not classified. }
          meanwhile: { plugin: meanwhile, message: Never. }
        stages: [ { id: a }, { id: b, enter: [ classified, meanwhile ], back: a } ]
        outcomes: { won: { title: Won } }
        """

    /// A little of everything.
    static let sale = """
        dealkit: 1
        kind: process
        id: sale
        version: 1
        title: Sale
        control: strict
        currency: EUR
        roles: { manager: { title: Manager }, head: { title: Head } }
        fields:
          deal: { need: { type: string }, score: { type: int } }
        redact: [ deal.need, customer.name ]
        documents:
          proposal: { title: Proposal, states: [ draft, sent ] }
        rules:
          classified: { when: 'customer.segment in ["A", "B"]', message: The customer is not classified. }
          called: { when: 'interactions.exists(i, i.channel == "phone")', message: Nobody has called. }
        stages:
          - id: lead
            tasks: [ { id: first-call, required: true, by: manager } ]
            leave: [ { fact: deal.amount } ]
          - id: proposal
            enter: [ classified ]
            leave: [ { document: proposal, state: sent } ]
            back: lead
          - id: contract
            enter: [ { id: allowed, approval: head, of: deal.discount }, called ]
            back: [ lead, proposal ]
        outcomes:
          won: { title: Won }
          lost: { reasons: { price: { title: Price }, silent: { title: Silent } } }
        moves:
          forward: { by: manager }
        """

    static func library(_ text: String) throws -> ProcessLibrary {
        try ProcessLibrary.load(text, named: "check.yaml").library()
    }
}
