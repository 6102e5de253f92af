import DealEngine
import DealModel
import DealProcess
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Tables of random conditions", .tags(.gates, .random))
struct GateFormulaTests {
    /// Conditions of every shape that has a table, by the fact that each reads first.
    private static let atoms: [(fact: String, type: String, shapes: [String])] = [
        ("flag", "bool", ["deal.flag", "!deal.flag", "has(deal.flag)"]),
        ("count", "int", ["deal.count > 3", "deal.count != 4", "4 <= deal.count", "deal.count < deal.limit"]),
        ("ratio", "percent", ["deal.ratio <= 0.25", "deal.ratio == 0.5", "deal.ratio > deal.share"]),
        ("price", "money", ["deal.price >= 100", "deal.price < 99.5", "deal.price != 0", "deal.price >= deal.budget"]),
        (
            "word", "string",
            [
                #"deal.word == "short""#, #"deal.word != "a word too long for a slot""#, "!has(deal.word)",
                #"deal.word in ["short", "a word too long for a slot"]"#, #"!(deal.word in ["short", "other"])"#,
            ]
        ),
        ("grade", "string", [#"customer.grade == "A""#, "has(customer.grade)", "!has(customer.grade)"]),
        ("discount", "", ["deal.discount <= 0.15", "deal.discount > 0.1"]),
        ("blocked", "", ["customer.blocked", "!customer.blocked"]),
    ]

    @Test("A table opens what the evaluator finds true", arguments: [21, 22, 23, 24] as [UInt64])
    func agreesWithEvaluator(seed: UInt64) throws {
        var dice = SeededRandom(seed: seed)
        let process = try Self.process(of: (0..<40).map { _ in Self.condition(&dice) })
        let plan = GatePlan([(process.core.stages.flatMap(\.leave), false)])
        for _ in 0..<200 {
            let facts = random(process, &dice)
            let scope = ConditionScope(facts: facts, actor: anna, now: monday, process: process.core)
            let verdicts = try #require(plan.verdicts(over: facts, under: process.core), "every condition has a table")
            for (place, item) in plan.items.enumerated() {
                guard case .condition(let condition) = item.kind else { throw Unexpected("no condition") }
                #expect(
                    verdicts.isOpen(place) == (condition.truth(in: scope) == .yes), "seed \(seed): \(condition.text)")
            }
        }
    }

    /// Each fact read once, so that the condition can be true and false and the process is sound.
    private static func condition(_ dice: inout SeededRandom) -> String {
        let count = Int.random(in: 1...5, using: &dice)
        var members = atoms.shuffled(using: &dice).prefix(count).compactMap { $0.shapes.randomElement(using: &dice) }
        while members.count > 1 {
            let (left, right) = (members.removeFirst(), members.removeFirst())
            let group = "(\(left) \(Bool.random(using: &dice) ? "&&" : "||") \(right))"
            members.append(Bool.random(using: &dice) ? group : "!" + group)
        }
        return members[0]
    }

    /// A stage for each, since two that stand in one gate may never be true at once.
    private static func process(of conditions: [String]) throws -> SalesProcess {
        let fields = atoms.filter { !$0.type.isEmpty && $0.fact != "grade" }.map {
            "    \($0.fact): { type: \($0.type) }"
        }
        let rules = Set(conditions).sorted().enumerated()
        let text = """
            dealkit: 1
            kind: process
            id: formulas
            version: 1
            title: Formulas
            control: strict
            currency: EUR
            fields:
              deal:
            \(fields.joined(separator: "\n"))
                limit: { type: int }
                share: { type: percent }
                budget: { type: money }
              customer:
                grade: { type: string }
            rules:
            \(rules.map { "  r\($0): { when: '\($1)', message: \"No.\" }" }.joined(separator: "\n"))
            stages:
            \(rules.map { "  - { id: s\($0.offset), leave: [ r\($0.offset) ] }" }.joined(separator: "\n"))
              - { id: last }
            outcomes:
              won: { title: Won }
            """
        let process = try ProcessLibrary.load(text, named: "formulas.yaml").library()["formulas"]
        return try #require(process)
    }

    private func random(_ process: SalesProcess, _ dice: inout SeededRandom) -> Facts {
        let values: [(String, [FactValue?])] = [
            ("flag", [nil, .bool(true), .bool(false)]), ("count", [nil, .int(3), .int(4), .int(-1)]),
            ("limit", [nil, .int(4), .int(5)]), ("ratio", [nil, number("0.25"), number("0.5"), .number(1)]),
            ("share", [nil, number("0.25"), number("0.375"), .number(0)]),
            ("price", [nil, money("100 EUR"), money("99.5 EUR"), money("100 USD"), money("0 USD"), money("0 EUR")]),
            ("budget", [nil, money("100 EUR"), money("99.75 EUR"), money("100 USD")]),
            (
                "word",
                [nil, .text("short"), .text("other"), .text("a word too long for a slot"), .text("another long word")]
            ),
            ("discount", [nil, number("0.15"), number("0.2"), .number(0)]),
        ]
        var customer = Customer(id: "acme", name: "Acme")
        customer.fields[DealField<String>("grade")] = ["A", "B", nil].randomElement(using: &dice) ?? nil
        customer.blocked = Bool.random(using: &dice)
        let isKnown = Int.random(in: 0..<4, using: &dice) > 0
        var facts = Facts(opening: "d-1", for: isKnown ? customer : nil, under: process, at: monday)
        for (name, values) in values {
            facts.set(
                values.randomElement(using: &dice) ?? nil, at: FactPath(.deal, name), in: process.core.facts.layouts)
        }
        if Int.random(in: 0..<6, using: &dice) == 0 { facts.loaded = [] }
        return facts
    }

    private func number(_ text: String) -> FactValue? { ExactDecimal(text).map(FactValue.number) }

    private func money(_ text: String) -> FactValue? { Money(text).map(FactValue.money) }
}
