import CEL
import ExactValues
import TestTags
import Testing

@Suite("Looking closer at an evaluation", .tags(.language))
struct TraceTests {
    private static let sample: Sample = {
        var sample = Sample(tags: ["a", "b"])
        sample.deal.count = .value(3)
        sample.deal.name = .value("x")
        sample.lines = [
            Sample.Fields(flag: .value(false), count: .value(1)), Sample.Fields(flag: .value(true), count: .value(2)),
        ]
        return sample
    }()

    private func trace(_ source: String) throws -> (result: CELResult<Bool>, trace: CELTrace) {
        try Sample.program(source).trace(Self.sample)
    }

    @Test("Each part that was looked at has its value, a whole before its parts")
    func parts() throws {
        let (result, trace) = try trace("deal.count > 2 && deal.name == \"x\"")
        #expect(result.isTrue)
        #expect(
            trace.steps.map(\.text) == [
                "deal.count > 2 && deal.name == \"x\"", "deal.count > 2", "deal.count", "deal", "deal.name == \"x\"",
                "deal.name", "deal",
            ])
        #expect(trace.steps[2].result.text == "3")
    }

    @Test("What was not looked at is missing")
    func missing() throws {
        let (_, trace) = try trace("deal.count > 5 && deal.name == \"x\"")
        #expect(!trace.steps.contains { $0.text == "deal.name" })
    }

    @Test("Of exists and all, the element that decided is shown with its parts")
    func decision() throws {
        let (_, trace) = try trace("lines.exists(l, l.flag)")
        #expect(trace.steps[0].decision?.index == 1)
        #expect(trace.steps.last { $0.text == "l.flag" }?.result.text == "true")
        #expect(try self.trace("lines.all(l, l.count > 1)").trace.steps[0].decision?.index == 0)
    }

    @Test("Without a decision no element stands out")
    func undecided() throws {
        let (_, trace) = try trace("lines.exists(l, l.count > 5)")
        #expect(trace.steps[0].decision == nil)
        #expect(!trace.steps.contains { $0.text == "l.count" })
    }

    @Test("The trace reads as indented lines")
    func text() throws {
        let (_, trace) = try trace("tags.exists(t, t == \"b\")")
        #expect(
            trace.description.split(separator: "\n").map(String.init) == [
                "tags.exists(t, t == \"b\") → true  (decided by element 1: t = \"b\")",
                "  tags → [\"a\", \"b\"]", "  t == \"b\" → true", "    t → \"b\"",
            ])
    }

    @Test("A record is written with its fields, but has no line of its own; a long value is cut")
    func records() throws {
        let lines = try trace("lines.exists(l, l.flag)").trace.description.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "lines.exists(l, l.flag) → true  (decided by element 1: l = {\"flag\": true, \"count\": 2})",
                "  lines → [{\"flag\": false, \"count\": 1}, {\"flag\": true, \"count\": 2}]", "  l.flag → true",
            ])
        let long = try trace("size(lists.range(1000)) == 3").trace.description.split(separator: "\n")
        #expect(long.contains { $0.hasPrefix("    lists.range(1000) → [0, 1, 2") && $0.hasSuffix(" …") })
    }

    @Test(
        "What is left of an expression is what is unknown, with its macros",
        arguments: [
            ("deal.count > 2 && customer.flag", "customer.flag"),
            ("deal.count > 5 || customer.flag", "customer.flag"),
            ("deal.count > 5 && customer.flag", "false"),
            ("deal.count > 2 ? customer.flag : deal.flag", "customer.flag"),
            ("customer.count + deal.count * 2 > 7", "customer.count + 6 > 7"),
            ("lines.exists(l, l.count > customer.count)", "lines.exists(l, l.count > customer.count)"),
            ("tags.exists(t, t == customer.name)", "[\"a\", \"b\"].exists(t, t == customer.name)"),
            ("[1, 2].map(x, x + deal.count).exists(x, x > customer.count)", "[4, 5].exists(x, x > customer.count)"),
            ("deal.count == 3", "true"),
        ])
    func residual(_ source: String, _ wanted: String) throws {
        let residual = try Sample.program(source).residual(Self.sample)
        #expect(residual == wanted)
        // What is left is an expression of its own, of the same result.
        let again = try Sample.program(residual)
        #expect("\(again.evaluate(Self.sample))" == "\(try Sample.program(source).evaluate(Self.sample))")
    }
}

extension CELResult where Output == Bool {
    fileprivate var isTrue: Bool { if case .value(true) = self { true } else { false } }
}
