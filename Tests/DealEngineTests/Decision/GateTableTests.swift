import DealEngine
import DealModel
import DealProcess
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Tables of gates", .tags(.gates, .random))
struct GateTableTests {
    @Test("Over random facts a table says what the evaluator says", arguments: [11, 12, 13, 14] as [UInt64])
    func agreesWithEvaluator(seed: UInt64) throws {
        var dice = SeededRandom(seed: seed)
        let process = try Shipped.typicalSale.get()
        let samples = DecisionSamples(process: process)
        let tables = process.core.allItems.compactMap { item -> (condition: Condition, plan: GatePlan)? in
            guard case .condition(let condition) = item.kind, condition.code != nil else { return nil }
            return (condition, GatePlan([([item], false)]))
        }
        #expect(tables.count >= 5, "the shipped process has conditions of usual shapes")
        for _ in 0..<500 {
            let facts = random(samples, &dice)
            let scope = ConditionScope(facts: facts, actor: anna, now: monday, process: process.core)
            for (condition, plan) in tables {
                let table = try #require(plan.verdicts(over: facts, under: process.core))
                #expect(
                    table.isOpen(0) == (condition.truth(in: scope) == .yes), "seed \(seed): \(condition.text)")
            }
        }
    }

    private func random(_ samples: DecisionSamples, _ dice: inout SeededRandom) -> Facts {
        var facts = samples.facts(
            at: "qualification", segment: [nil, "A", "B", "D", "a long segment"].randomElement(using: &dice) ?? nil,
            termsSet: Bool.random(using: &dice))
        facts.deal.amount =
            [nil, Money(0, "EUR"), Money(5_000, "EUR"), Money(5_001, "EUR"), Money(9, "USD")]
            .randomElement(using: &dice) ?? nil
        facts.deal.discount =
            [ExactDecimal("0.15"), ExactDecimal("0.151"), ExactDecimal(1)]
            .compactMap(\.self).randomElement(using: &dice) ?? 0
        let layouts = samples.process.core.facts.layouts
        let paid: [FactValue?] = [nil, .money(Money(5_000, "EUR")), .money(Money(1, "USD"))]
        facts.set(paid.randomElement(using: &dice) ?? nil, at: FactPath(.deal, "paid"), in: layouts)
        let blocked: [FactValue?] = [nil, .bool(true), .bool(false)]
        facts.set(blocked.randomElement(using: &dice) ?? nil, at: FactPath(.customer, "blocked"), in: layouts)
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: return Facts(deal: facts.deal, loaded: [])
        case 1: return Facts(deal: facts.deal)
        default: return facts
        }
    }
}
