import CEL
import ExactValues
import TestTags
import Testing

@Suite("Present, absent, withheld", .tags(.language))
struct AbsenceTests {
    /// Expression, and its outcome with the facts present, absent, withheld.
    static let table: [(String, String, String, String)] = [
        ("deal.flag", "true", "U deal.flag", "U -deal.flag"),
        ("!deal.flag", "false", "U deal.flag", "U -deal.flag"),
        ("-deal.count == -3", "true", "U deal.count", "U -deal.count"),
        ("deal.name == \"A\"", "true", "U deal.name", "U -deal.name"),
        ("deal.name != \"A\"", "false", "U deal.name", "U -deal.name"),
        ("deal.count < 5", "true", "U deal.count", "U -deal.count"),
        ("deal.name in [\"A\", \"B\"]", "true", "U deal.name", "U -deal.name"),
        ("\"A\" in [deal.name]", "true", "U deal.name", "U -deal.name"),
        ("deal.name == \"\"", "false", "U deal.name", "U -deal.name"),
        ("has(deal.name)", "true", "false", "U -deal.name"),
        ("!has(deal.name)", "false", "true", "U -deal.name"),
        ("deal.?count.orValue(9) == 9", "false", "true", "U -deal.count"),
        ("deal.flag && false", "false", "false", "false"),
        ("deal.flag || true", "true", "true", "true"),
        ("deal.flag && true", "true", "U deal.flag", "U -deal.flag"),
        ("deal.flag ? true : true", "true", "U deal.flag", "U -deal.flag"),
        ("deal.flag && 1 / 0 == 1", "E divisionByZero", "U deal.flag", "U -deal.flag"),
        (
            "deal.count + 1 / 0 == 1", "E divisionByZero", "E divisionByZero U deal.count",
            "E divisionByZero U -deal.count"
        ),
        ("lines.exists(l, l.flag)", "false", "false", "false"),
        ("lines.all(l, l.flag)", "true", "true", "true"),
    ]

    @Test("SEMANTICS 1.5: the table of expressions", arguments: table)
    func rowHolds(_ source: String, _ present: String, _ absent: String, _ withheld: String) throws {
        var sample = Sample()
        #expect(try sample.verdict(source) == absent)
        sample.deal = .init(flag: .withheld, count: .withheld, name: .withheld)
        #expect(try sample.verdict(source) == withheld)
        sample.deal = .init(flag: .value(true), count: .value(3), name: .value("A"))
        #expect(try sample.verdict(source) == present)
    }

    static let lists: [(String, String)] = [
        ("lines.exists(l, l.count == 1)", "true"),
        ("lines.exists(l, l.count == 7)", "U lines.count"),
        ("lines.all(l, l.count == 1)", "false"),
        ("lines.all(l, l.count < 9)", "U lines.count"),
        ("size(lines.filter(l, l.count == 1)) == 1", "U lines.count"),
        ("lines.map(l, l.count)[0] == 1", "U lines.count"),
        ("lines.exists_one(l, l.count == 1)", "U lines.count"),
        ("lines.filter(l, has(l.count)).exists(l, l.count == 2)", "true"),
        ("sum(lines.filter(l, has(l.count)).map(l, l.count)) == 3", "true"),
        ("size(lines) == 3", "true"),
    ]

    @Test(
        "SEMANTICS 1.5: an unknown element does not spoil `exists` and `all`, but `filter`, `map`, `exists_one`",
        arguments: lists)
    func elements(_ source: String, _ outcome: String) throws {
        let sample = Sample(lines: [.init(count: .value(1)), .init(), .init(count: .value(2))])
        #expect(try sample.verdict(source) == outcome)
    }

    @Test("SEMANTICS 1.4: without the option, an absent field is an error")
    func absentIsError() throws {
        let program = try CELProgram<Sample, Bool>("deal.flag", over: Sample.schema)
        #expect(throws: CELFailure.self) { try program(Sample()) }
    }

    @Test("A program called for a value says what is unknown")
    func calledForValue() throws {
        let program = try Sample.program("deal.flag && customer.flag")
        #expect(
            throws: CELFailure(
                kind: .unknown, message: "unknown: customer.flag, deal.flag", range: 0..<26,
                unknowns: CELUnknown(absent: ["customer.flag", "deal.flag"]))
        ) {
            try program(Sample())
        }
    }

    @Test("The reads of an expression are its longest paths")
    func reads() throws {
        let program = try Sample.program(
            "deal.amount > 5 && has(customer.name) && lines.exists(l, l.flag) && now > now")
        #expect(program.reads == ["customer.name", "deal.amount", "lines", "now"])
    }
}
