import TestTags
import Testing

@Suite("dealkit eval", .tags(.language, .tool))
struct EvalTests {
    private static let facts = """
        deal: { amount: 80000 EUR, discount: 18% }
        customer: { segment: A, email: }
        lines:
          - { name: Pump, approved: false }
          - { name: Valve, approved: true }
        """

    private func run(_ arguments: String..., facts: String = Self.facts) throws -> ToolRun {
        try ToolRun(["eval", "--facts", "facts.yaml"] + arguments, files: ["facts.yaml": facts])
    }

    @Test(
        "An expression over a file of variables gives its value, after hints if there are any",
        arguments: [
            ("deal.amount > 50000 && deal.discount <= 0.18", "true\n"),
            ("lines.filter(l, l.approved).map(l, l.name)", "[\"Valve\"]\n"),
            ("has(customer.email)", "false\n"), ("customer.email == 'x'", "unknown: customer.email\n"),
            ("today == date(now)", "true\n"),
        ])
    func value(_ expression: String, _ wanted: String) throws {
        let run = try run(expression)
        #expect(run.output.hasSuffix(wanted))
        #expect(run.output == wanted || run.output.contains(": hint: "))
        #expect(run.code == 0)
    }

    @Test(
        "Numbers are read as they are written: whole ones as int, others as exact numbers",
        arguments: [
            ("n", "5\n"), ("type(n)", "int\n"), ("n * 1.5", "7.5\n"), ("deal.amount > 1000.0", "true\n"),
            ("small", "-0.025\n"),
            ("zero == 0", "true\n"), ("big", "4500000000000000000\n"), ("huge > 1e29", "true\n"),
            ("days.exists(d, d == 30)", "true\n"), ("endless > huge", "true\n"),
        ])
    func numbers(_ expression: String, _ wanted: String) throws {
        let facts = """
            { n: 5, deal: { amount: 184500.0 }, small: -0.025, zero: 0, big: 45e17, huge: 1e30, days: [10, 30], endless: .inf }
            """
        #expect(try run(expression, facts: facts).output == wanted)
    }

    @Test("The facts may be JSON, and may be left out")
    func json() throws {
        #expect(try run("deal.amount.value", facts: #"{"deal": {"amount": "5 EUR"}}"#).output == "5\n")
        #expect(try ToolRun("eval", "1 + 2").output == "3\n")
    }

    @Test("A trace shows each part, and the element that decided")
    func trace() throws {
        let run = try run("lines.exists(l, l.approved)", "--trace")
        #expect(run.output.contains("lines.exists(l, l.approved) → true  (decided by element 1: l = "))
        #expect(run.output.contains("\n  l.approved → true"))
    }

    @Test("--check shows the type and what is read")
    func check() throws {
        #expect(try run("deal.amount * 2", "--check").output == "money\nreads deal.amount\n")
    }

    @Test("A wrong expression is shown with its place and a remedy, exit code 1")
    func wrong() throws {
        let run = try run("deal.amont > 5")
        #expect(run.output.contains("expression:1:6: error: deal has no field 'amont'"))
        #expect(run.output.contains("did you mean 'amount'?"))
        #expect(run.code == 1)
    }

    @Test("A failing evaluation and a file that is no map are findings, exit code 1")
    func failing() throws {
        #expect(try run("1 / 0").output == "error: division by zero\n")
        #expect(try run("1 / 0").code == 1)
        let run = try run("true", facts: "- 1\n")
        #expect(run.output.contains("the facts are no map"))
        #expect(run.code == 1)
    }
}
