import DealEngine
import DealModel
import DealProcess
import ExactValues
import Testing

@Suite("Tables of gates")
struct GateTableTests {
    /// Numbers that are the same in every run of a seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var x = state
            x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
            x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
            return x ^ (x >> 31)
        }
    }

    @Test("Over random facts a table says what the evaluator says", arguments: [11, 12, 13, 14] as [UInt64])
    func agreesWithEvaluator(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let process = try Shipped.typicalSale.get()
        let samples = DecisionSamples(process: process)
        let conditions = process.core.allItems.compactMap { item -> Condition? in
            if case .condition(let condition) = item.kind { condition } else { nil }
        }
        let tables = conditions.filter { $0.code != nil }
        #expect(tables.count >= 5, "the shipped process has conditions of usual shapes")
        for _ in 0..<500 {
            let facts = random(samples, &dice)
            let scope = ConditionScope(facts: facts, actor: anna, now: monday, process: process.core)
            for condition in tables {
                guard let code = condition.code else { continue }
                let table = GateRun(facts).truth(of: code)
                #expect(table == condition.truth(in: scope), "seed \(seed): \(condition.text)")
            }
        }
    }

    private func random(_ samples: DecisionSamples, _ dice: inout Dice) -> Facts {
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
