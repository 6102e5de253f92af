import DealKit

/// The process of W1 and W2 in DealKit's words: a blank text is absent, so `x != ""` is `has(x)`; doubles are percent or
/// money; facts without a built-in place are fields.
enum SaleProcess {
    static let yaml = """
        dealkit: 1
        kind: process
        id: bench-sale
        version: 1
        title: Bench sale
        control: strict
        currency: EUR
        fields:
          deal:
            contact_made: { type: bool }
            terms_text: { type: string }
            proposal_sent: { type: bool }
            manager_approved: { type: bool }
            decision_maker: { type: string }
            contract_signed: { type: bool }
            prepaid: { type: percent }
            ordered_quantity: { type: int }
            shipped_quantity: { type: int }
            invoice_number: { type: string }
            loss_reason: { type: string }
          customer:
            credit_limit: { type: money }
        rules:
          contact-made: { when: deal.contact_made, message: "No contact was made." }
          customer-classified: { when: has(customer.segment), message: "The customer is not classified." }
          terms-set: { when: has(deal.terms_text), message: "The terms are not set." }
          amount-positive: { when: deal.amount > 0, message: "The amount {deal.amount} is not above zero." }
          proposal-sent: { when: deal.proposal_sent, message: "The proposal was not sent." }
          discount-ok:
            when: deal.discount <= 0.15 || deal.manager_approved
            message: "The discount {deal.discount} needs an approval."
          decision-maker-known: { when: has(deal.decision_maker), message: "Nobody knows who decides." }
          contract-signed: { when: deal.contract_signed, message: "The contract is not signed." }
          credit-ok: { when: deal.amount <= customer.credit_limit, message: "{deal.amount} is above the credit limit." }
          prepaid: { when: deal.prepaid >= 0.3, message: "Only {deal.prepaid} is paid in advance." }
          shipped-all:
            when: deal.shipped_quantity >= deal.ordered_quantity
            message: "{deal.shipped_quantity} of {deal.ordered_quantity} are shipped."
          invoiced: { when: has(deal.invoice_number), message: "There is no invoice." }
          loss-reason: { when: has(deal.loss_reason), message: "No reason for the loss is given." }
        stages:
          - { id: lead, leave: [ contact-made ] }
          - { id: qualification, leave: [ customer-classified, terms-set ] }
          - { id: proposal, leave: [ amount-positive, proposal-sent ] }
          - { id: negotiation, leave: [ discount-ok, decision-maker-known ] }
          - { id: contract, leave: [ contract-signed, credit-ok, prepaid ] }
          - { id: shipment, leave: [ shipped-all, invoiced ] }
        outcomes:
          won: { title: Won }
          lost: { title: Lost, require: [ loss-reason ] }
        """

    static func load() throws -> SalesProcess {
        let library = try ProcessLibrary.load(yaml, named: "bench-sale.yaml").library()
        guard let process = library["bench-sale"] else { throw BenchError("the process was not loaded") }
        return process
    }
}

/// Why a benchmark could not be run.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
