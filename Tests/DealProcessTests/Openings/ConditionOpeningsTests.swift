import CEL
import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealProcess

/// A gate of conditions, the facts present, and the smallest sets that are expected.
struct ConditionCase: CustomTestStringConvertible, Sendable {
    let conditions: [String]
    let facts: [String: FactValue]
    let sets: [[String]]
    var completeness = Completeness.exact

    init(
        _ conditions: String..., on facts: [String: FactValue] = [:], sets: [[String]],
        _ completeness: Completeness = .exact
    ) {
        self.conditions = conditions
        self.facts = facts
        self.sets = sets
        self.completeness = completeness
    }

    var testDescription: String { conditions.joined(separator: " ∧ ") }
}

@Suite("Openings of conditions", .tags(.gates))
struct ConditionOpeningsTests {
    static let worked: [ConditionCase] = [
        ConditionCase(
            #"customer.segment in ["A", "B", "C"]"#, "terms.payment_days <= 60", "deal.discount <= constants.max",
            on: ["deal.discount": number("0.18")],
            sets: [["customer.segment = A|B|C [A]", "deal.discount <= 0.15 [0.15]", "terms.payment_days <= 60 [60]"]]),
        ConditionCase(
            #"customer.segment == "A""#, #"!(customer.segment in ["A", "B"])"#, sets: []),
        ConditionCase(
            "deal.discount <= constants.max || deal.budget", "deal.discount > constants.max",
            on: ["deal.discount": number("0.18")], sets: [["deal.budget = true [true]"]]),
        ConditionCase(
            "deal.amount > 50000 ? deal.approved : deal.budget", on: ["deal.amount": eur("60000")],
            sets: [
                ["deal.approved = true [true]"],
                ["deal.amount <= 50000 EUR [50000 EUR]", "deal.budget = true [true]"],
            ]),
        ConditionCase(
            "deal.amount <= terms.credit_limit * 0.9",
            on: ["deal.amount": eur("95000"), "terms.credit_limit": eur("100000")],
            sets: [
                ["deal.amount <= 90000 EUR [90000 EUR]"], ["terms.credit_limit >= 105555.56 EUR [105555.56 EUR]"],
            ], .joined),
    ]

    static let values: [ConditionCase] = [
        ConditionCase("deal.amount > 0", sets: [["deal.amount > 0 EUR [0.01 EUR]"]]),
        ConditionCase("deal.amount >= 10", "deal.amount < 20", sets: [["deal.amount [10 EUR, 20 EUR) [10 EUR]"]]),
        ConditionCase(
            "deal.amount >= 10 && deal.amount <= 20", on: ["deal.amount": eur("30")],
            sets: [["deal.amount [10 EUR, 20 EUR] [20 EUR]"]]),
        ConditionCase(
            "deal.discount < 0.15", on: ["deal.discount": number("0.2")],
            sets: [["deal.discount < 0.15 [0.14]"]]),
        ConditionCase("deal.discount > 0.125", sets: [["deal.discount > 0.125 [0.126]"]]),
        ConditionCase(
            "terms.payment_days != 30", on: ["terms.payment_days": .int(30)],
            sets: [["terms.payment_days ≠ 30 [29]"]]),
        ConditionCase("has(deal.budget)", sets: [["deal.budget any [true]"]]),
        ConditionCase("!has(deal.budget)", on: ["deal.budget": .bool(true)], sets: [["deal.budget absent [–]"]]),
        ConditionCase(
            #"deal.priority != "low""#, on: ["deal.priority": .text("low")],
            sets: [["deal.priority = high [high]"]]),
        ConditionCase(
            #"deal.channel != "web""#, on: ["deal.channel": .text("web")],
            sets: [["deal.channel ≠ web [a]"]]),
        ConditionCase(
            #"deal.title.startsWith("RFQ-")"#, on: ["deal.title": .text("Pumps")],
            sets: [["deal.title such as RFQ- [RFQ-]"]]),
        ConditionCase(
            "size(deal.title) >= 3", on: ["deal.title": .text("ab")], sets: [["deal.title such as axx [axx]"]]),
        ConditionCase(
            "!customer.blocked", on: ["customer.blocked": .bool(true)],
            sets: [["customer.blocked = false [false]"]]),
        ConditionCase(
            "deal.budget == deal.approved", on: ["deal.budget": .bool(true)],
            sets: [["deal.approved = true [true]"]]),
        ConditionCase(
            #"deal.?channel.orValue("web") == "web""#, on: ["deal.channel": .text("shop")],
            sets: [["deal.channel = web [web]"]]),
        ConditionCase(
            #""vip" in deal.tags"#, on: ["deal.tags": .list([.text("old")])],
            sets: [["deal.tags such as [old, vip] [[old, vip]]"]]),
        ConditionCase(
            "deal.amount * 2 - 10 >= 90", on: ["deal.amount": eur("20")],
            sets: [["deal.amount >= 50 EUR [50 EUR]"]]),
        ConditionCase(
            "terms.valid_until > now", on: ["terms.valid_until": .timestamp(Instant(microseconds: 0))],
            sets: [["terms.valid_until > 2026-03-02T09:00:00Z [2026-03-02T09:00:01Z]"]], .joined),
        ConditionCase(
            "now >= deal.created_at + days(3)",
            on: ["deal.created_at": .timestamp(Instant(microseconds: 1_772_442_000_000_000))],
            sets: [["time >= 2026-03-05T09:00:00Z [2026-03-05T09:00:00Z]"]]),
        ConditionCase(
            "daysBetween(deal.created_at, now) >= 2",
            on: ["deal.created_at": .timestamp(Instant(microseconds: 1_772_442_000_000_000))],
            sets: [["time >= 2026-03-04T00:00:00Z [2026-03-04T00:00:00Z]"]]),
        ConditionCase("deal.start >= today", sets: [["deal.start >= 2026-03-02 [2026-03-02]"]], .joined),
        ConditionCase(
            "deal.amount <= terms.credit_limit",
            sets: [
                ["deal.amount = 1 EUR [1 EUR]", "terms.credit_limit = 1 EUR [1 EUR]"]
            ], .joined),
        ConditionCase(
            #"deal.title.contains("a")"#, on: ["deal.title": .text("b")], sets: [],
            .opaque([.fact(FactPath(.deal, "title"))])),
        ConditionCase("customer.deals_won >= 1", on: ["customer.deals_won": .int(0)], sets: []),
        ConditionCase(
            "deal.budget && deal.budget == has(deal.start)",
            sets: [
                ["deal.budget = true [true]", "deal.start any [1970-01-02]"]
            ]),
    ]

    @Test("SEMANTICS 3.8: the worked gates", arguments: worked)
    func workedGate(_ gate: ConditionCase) throws { try check(gate) }

    @Test("SEMANTICS 3.7: values and witnesses", arguments: values)
    func value(_ gate: ConditionCase) throws { try check(gate) }

    private func check(_ gate: ConditionCase) throws {
        let bench = try ConditionBench(gate.conditions, on: PresentFacts(gate.facts))
        #expect(bench.openings() == gate.sets)
        #expect(bench.completeness == gate.completeness)
    }

    @Test("SEMANTICS 3.3: `exists` is opened by adding an element for which it holds")
    func exists() throws {
        let phone = #"interactions.exists(i, i.channel == "phone")"#
        let key = #"add:interactions:i.channel == "phone" +1 [1]"#
        let none = try ConditionBench([phone])
        #expect(none.openings() == [[key]])
        let mail = PresentFacts(interactions: [["channel": .text("mail")]])
        #expect(try ConditionBench([phone], on: mail).openings() == [[key]])
        #expect(try ConditionBench([phone], on: mail).completeness == .exact)
        let called = PresentFacts(interactions: [["channel": .text("phone")]])
        #expect(try ConditionBench([phone], on: called).openings() == [[]])
        #expect(
            try ConditionBench(["size(interactions) >= 3"], on: mail).openings() == [["add:interactions:true +2 [2]"]])
        let calls = #"size(interactions.filter(i, i.channel == "phone")) >= 2"#
        #expect(
            try ConditionBench([calls], on: called).openings() == [[key]])
        #expect(
            try ConditionBench([#"interactions.exists(i, i.channel == "phone" && i.channel == "mail")"#]).openings()
                == [])
    }

    @Test("SEMANTICS 3.1: facts nobody may be asked for are constants")
    func unasked() throws {
        var bench = try ConditionBench(["deal.budget || deal.approved"])
        bench.unasked = ["deal.budget"]
        #expect(bench.openings() == [["deal.approved = true [true]"]])
        #expect(bench.completeness == .exact)
    }

    @Test("SEMANTICS 3.3: a condition that cannot be solved and is true stands in nobody's way")
    func opaqueTrue() throws {
        let bench = try ConditionBench(
            [#"deal.title.contains("b")"#, "deal.budget"], on: PresentFacts(["deal.title": .text("b")]))
        #expect(bench.openings() == [["deal.budget = true [true]"]])
        #expect(bench.completeness == .exact)
    }

    @Test(
        "SEMANTICS 1.8: what no assignment makes true",
        arguments: [
            (#"customer.segment == "A" && customer.segment == "B""#, true),
            ("deal.amount > 10 && deal.amount < 5", true), ("deal.amount > 5 && deal.amount < 10", false),
            ("has(deal.budget) && !has(deal.budget)", true), ("constants.max > 0.2", true),
            (#"deal.priority == "medium""#, true), (#"deal.priority != "medium""#, false),
            ("terms.payment_days > 5 && terms.payment_days < 6", true), ("deal.score > 5 && deal.score < 6", false),
            ("deal.amount <= terms.credit_limit", false), (#"deal.title.contains("a")"#, false),
            (#"interactions.exists(i, i.channel == "phone")"#, false), ("size(interactions) >= 3", false),
            ("deal.discount > 0.1 && deal.discount <= constants.max", false),
        ])
    func canNeverOpen(_ condition: String, _ expected: Bool) throws {
        #expect(try ConditionBench([condition]).free.canNeverOpen == expected)
    }

    @Test(
        "SEMANTICS 1.8: what is open whatever the facts",
        arguments: [
            (#"customer.segment == "A" || customer.segment != "A""#, false), ("constants.max <= 0.15", true),
            ("customer.blocked || !customer.blocked", true), ("deal.discount <= 0.5 || deal.discount > 0.5", true),
            ("!has(deal.budget) || deal.budget || !deal.budget", true), ("deal.budget || !deal.budget", false),
            ("size(interactions) >= 0", false),
        ])
    func alwaysOpens(_ condition: String, _ expected: Bool) throws {
        #expect(try ConditionBench([condition]).free.alwaysOpens == expected)
    }
}
