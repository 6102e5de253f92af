import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@Suite("What decisions follow", .tags(.gates, .plugins))
struct RuleTests {
    let sale: DecisionSamples

    init() throws { sale = DecisionSamples(process: try Shipped.typicalSale.get()) }

    @Test("SEMANTICS 1.6: a closed item names the facts that are missing, with their values and who may supply them")
    func missingFacts() throws {
        let item = try #require(
            sale.decide(.move(to: "proposal"), on: sale.facts(at: "qualification")).refusal?.items.first)
        #expect(item.causes == [.missing([FactPath(.customer, "segment")])])
        #expect(item.readings.map(\.path) == [FactPath(.customer, "segment")])
        #expect(item.readings.map(\.value) == [nil])
        #expect(item.mayFix == ["manager", "head"])
    }

    @Test("SEMANTICS 1.6: a group of facts that was not loaded is withheld, never empty")
    func withheld() throws {
        let loaded = sale.facts(at: "qualification", segment: "A", termsSet: true)
        let facts = Facts(deal: loaded.deal, loaded: [.tasks])
        let item = try #require(sale.decide(.move(to: "proposal"), on: facts).refusal?.items.first)
        #expect(item.cause == .withheld([FactPath(.customer, "segment")]))
    }

    @Test("SEMANTICS 1.6: a plugin that was not asked is unanswered, and no person can mend that")
    func unanswered() throws {
        var facts = sale.facts(at: "proposal", segment: "A", termsSet: true)
        facts.deal.amount = Money(90_000, "EUR")
        facts.documents = [Document(id: "p-1", kind: "proposal", state: "accepted", at: monday)]
        let item = try #require(sale.decide(.move(to: "contract"), on: facts).refusal?.items.first)
        #expect(item.id == "credit-allowed")
        #expect(item.cause == .unanswered("credit-check", why: .notAsked))
        let answered = decide(
            DealCommand(.move(to: "contract"), by: anna), on: facts, under: sale.process, at: monday,
            with: .fixed(["credit-check": .pass]))
        #expect(answered.acceptance != nil)
    }

    @Test("SEMANTICS 2.2: an approval counts for the facts it was given for, and not for who asks")
    func approvals() throws {
        var facts = sale.facts(at: "qualification", segment: "A", termsSet: true)
        facts.deal.discount = try #require(ExactDecimal("0.2"))
        let granted = try #require(sale.decide(.approve("discount-allowed"), on: facts, by: hugo).acceptance?.facts)
        #expect(sale.decide(.move(to: "proposal"), on: granted).acceptance != nil)
        #expect(
            sale.decide(.move(to: "proposal"), on: granted, by: DealActor("hugo", roles: ["head"])).refusal?.items
                .map(\.id) == ["discount-allowed"])
        var changed = granted
        changed.deal.discount = try #require(ExactDecimal("0.25"))
        #expect(sale.decide(.move(to: "proposal"), on: changed).refusal?.items.map(\.id) == ["discount-allowed"])
    }

    @Test("SEMANTICS 7.3: a guarded edit that would put a strict deal out of line is refused")
    func guardedEdit() throws {
        let facts = sale.facts(at: "proposal", segment: "A", termsSet: true)
        let edit = DealCommand(.supply, by: anna, supplying: [.clear(FactPath(.terms, "delivery"))])
        let refusal = decide(edit, on: facts, under: sale.process, at: monday).refusal
        #expect(refusal?.items.map(\.id) == ["terms-set"])
        let other = DealCommand(.supply, by: anna, supplying: [.set(FactPath(.deal, "competitor"), .text("Globex"))])
        #expect(decide(other, on: facts, under: sale.process, at: monday).acceptance?.events.count == 1)
    }

    @Test("A fact that does not exist, has another type, or is kept by DealKit is refused with its reason")
    func wrongFacts() throws {
        let changes: [FactChange] = [
            .set(FactPath(.deal, "ammount"), .int(1)), .set(FactPath(.deal, "amount"), .text("much")),
            .set(FactPath(.deal, "created_at"), nil), .set(FactPath(.customer, "segment"), .text("A")),
        ]
        let refusal = decide(
            DealCommand(.supply, by: anna, supplying: changes), on: sale.facts(at: "lead"), under: sale.process,
            at: monday
        ).refusal
        guard case .wrongFacts(let problems)? = refusal?.kind else {
            Issue.record("\(String(describing: refusal?.kind))")
            return
        }
        #expect(
            problems.map(\.kind) == [
                .unknown(nearest: FactPath(.deal, "amount")), .wrongType(.money), .kept, .notOfTheDeal,
            ])
    }

    @Test("SEMANTICS 7.6: the same inputs give the same bytes in every run")
    func canonicalBytes() throws {
        let receipt = sale.decide(.move(to: "proposal"), on: sale.facts(at: "qualification")).receipt
        // Hash seeds differ from run to run, so that equality with a text written down is equality over runs.
        let text = String(decoding: receipt.bytes, as: UTF8.self)
            .replacing(sale.process.digest, with: "DIGEST")
        #expect(text == Self.expected)
    }

    private static let expected =
        #"{"action":{"move":"proposal"},"actor":{"id":"anna","roles":["manager"]},"at":"2026-03-02T09:00:00Z","#
        + #""conclusion":"gate-closed","deal":"d-1","items":[{"id":"leave-7a6e20ba89","mode":"block","verdict":"open"},"#
        + #"{"causes":["missing deal.budget_confirmed"],"id":"budget-confirmed","mode":"warn","verdict":"missing"},"#
        + #"{"causes":["missing customer.segment"],"id":"customer-classified","mode":"block","verdict":"missing"},"#
        + #"{"id":"discount-allowed","mode":"block","verdict":"open"},"#
        + #"{"causes":["closed"],"id":"terms-set","mode":"block","verdict":"closed"}],"#
        + #""process":{"digest":"DIGEST","id":"typical-sale","version":1},"#
        + #""reads":{"deal.amount":"4000 EUR","deal.discount":"0"}}"#
}
