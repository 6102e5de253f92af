import TestTags
import Testing

@testable import DealProcess

@Suite("Gates that can never or always open, found when a process is loaded", .tags(.gates))
struct GateChecksTests {
    private func codes(enter: String, rules: String = "") -> [String] {
        let text = """
            dealkit: 1
            kind: process
            id: checked
            version: 1
            title: Checked
            control: strict
            currency: EUR
            fields: { customer: { segment: { type: string, values: [ A, B ] } } }
            rules:
              in-a: { when: 'customer.segment == "A"', message: Not A. }
              in-b: { when: 'customer.segment == "B"', message: Not B. }
              cheap: { when: deal.amount < 10, message: Dear. }
              dear: { when: deal.amount > 10, message: Cheap. }
              fair: { when: deal.amount >= 10, message: Cheap. }
            \(rules)
            stages:
              - { id: first, title: First }
              - { id: second, title: Second, enter: [ \(enter) ] }
            outcomes: { won: { title: Won }, lost: { title: Lost } }
            """
        let report = ProcessLibrary.load(text, named: "checked.yaml")
        return report.diagnostics.filter {
            $0.code == "never-open" || $0.code == "always-open" || $0.severity == .error
        }
        .map { "\($0.code): \($0.message)" }
    }

    @Test(
        "SEMANTICS 1.8: what is said of a gate",
        arguments: [
            ("in-a, fair", []), ("in-a, in-b", ["never-open: 'in-a' and 'in-b' can never both be open"]),
            ("cheap, dear", ["never-open: 'cheap' and 'dear' can never both be open"]), ("fair, dear", []),
            (
                #"{ id: odd, when: 'deal.amount > 5 && deal.amount < 3', message: M }"#,
                ["never-open: 'odd' can never open"]
            ),
            (
                #"{ id: free, when: 'customer.blocked || !customer.blocked', message: M }"#,
                ["always-open: 'free' is always open"]
            ),
            (#"{ id: in-c, when: 'customer.segment == "C"', message: M }"#, ["never-open: 'in-c' can never open"]),
            (#"{ id: later, when: 'now > deal.created_at + days(3)', message: M }"#, []),
            (#"{ id: ranked, when: '"head" in actor.roles', message: M }"#, []),
            ("{ id: either, any: [ in-a, in-b ], message: M }, in-a", []),
            ("{ id: in-debt, when: 'deal.amount <= customer.debt', message: M }, fair", []),
            ("{ id: named, when: 'size(deal.title) > 0', message: M }", []),
            (
                "{ id: nameless, when: '!(size(deal.title) > 0)', message: M }",
                ["never-open: 'nameless' can never open"]
            ),
            (
                "{ id: less, when: 'customer.blocked < false', message: M }",
                ["never-open: 'less' can never open"]
            ),
            (
                "{ id: late, when: 'now > timestamp(\"2030-01-01T00:00:00Z\")', message: M }, fair, in-a, cheap",
                ["never-open: 'fair' and 'cheap' can never both be open"]
            ),
        ] as [(String, [String])])
    func gate(_ enter: String, _ expected: [String]) {
        #expect(codes(enter: enter) == expected)
    }

    @Test("An amount can be stated in a process without a currency, too")
    func amountWithoutCurrency() {
        let text = """
            dealkit: 1
            kind: process
            id: checked
            version: 1
            title: Checked
            control: strict
            stages:
              - id: first
                tasks: [ { id: visit, required: true } ]
                leave: [ { fact: deal.amount } ]
              - { id: second }
            outcomes: { won: {}, lost: {} }
            """
        #expect(ProcessLibrary.load(text, named: "checked.yaml").diagnostics.map(\.code) == [])
    }

    @Test("SEMANTICS 1.8: the finding shows both items that stand against each other")
    func rendered() {
        let text = """
            dealkit: 1
            kind: process
            id: checked
            version: 1
            title: Checked
            control: strict
            rules:
              cheap: { when: deal.discount > 0.2, message: Too little. }
              dear: { when: deal.discount < 0.1, message: Too much. }
            stages:
              - id: first
                leave: [ cheap, dear ]
              - { id: second }
            outcomes: { won: {}, lost: {} }
            """
        let report = ProcessLibrary.load(text, named: "checked.yaml")
        let finding = report.diagnostics.filter { $0.code == "never-open" }
        let lines = DiagnosticRenderer().render(finding).split(separator: "\n").map(String.init)
        #expect(
            lines
                == """
                checked.yaml:12:21: error: 'cheap' and 'dear' can never both be open [never-open]
                   |
                12 |     leave: [ cheap, dear ]
                   |                     ^^^^ nothing opens this gate
                checked.yaml:12:14: note: it stands against this item
                   |
                12 |     leave: [ cheap, dear ]
                   |              ^^^^^
                """.split(separator: "\n").map(String.init))
    }
}
