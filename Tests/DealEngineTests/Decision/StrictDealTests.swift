import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@Suite("Strict deals", .tags(.gates))
struct StrictDealTests {
    let process: SalesProcess

    init() throws { process = try Shipped.typicalSale.get() }

    private func facts(at stage: StageID) -> Facts {
        let index = process.core.index(of: stage) ?? 0
        let visit = Visit(stage: stage, number: 3, since: monday, stageIndex: UInt16(index))
        var deal = Deal(
            id: "d-1", customer: "acme", process: process.version, course: .strict(visit), createdAt: monday,
            layout: process.core.facts.layouts.deal)
        deal.amount = Money(80_000, "EUR")
        return Facts(deal: deal, customer: Customer(id: "acme", name: "Acme"))
    }

    @Test("A proposal is refused until the customer is classified and the terms are set, with exactly the closed items")
    func proposalNeedsClassification() throws {
        let refusal = try #require(
            decide(
                DealCommand(.move(to: "proposal"), by: anna), on: facts(at: "qualification"), under: process, at: monday
            ).refusal)
        #expect(refusal.items.map(\.id) == ["customer-classified", "terms-set"])
        #expect(refusal.warnings.map(\.id) == ["budget-confirmed"])
    }
}
