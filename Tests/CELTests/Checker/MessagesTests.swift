import CEL
import TestTags
import Testing

@Suite("What an analyst reads", .tags(.language, .wording))
struct MessagesTests {
    /// Source, the marked part, code, help.
    static let errors: [(String, String, String, String?)] = [
        ("deal.discont > 0.1", "discont", "no-field", "did you mean 'discount'?"),
        ("deel.count > 1", "deel", "undeclared", "did you mean 'deal'?"),
        ("deal.name == null", "deal.name == null", "null-comparison", "write !has(deal.name)"),
        ("null != deal.name", "null != deal.name", "null-comparison", "write has(deal.name)"),
        ("has(deal)", "has(deal)", "has-root", "name a field, as in has(deal.field)"),
        ("today > now", "today > now", "no-overload", "write date(now)"),
        ("deal.discount > deal.ratio", "deal.discount > deal.ratio", "no-overload", "write number(deal.ratio)"),
        ("deal.amount > deal.ratio", "deal.amount > deal.ratio", "no-overload", "write number(deal.ratio)"),
        ("deal.count > \"5\"", "deal.count > \"5\"", "no-overload", "write 5 without quotes"),
        ("deal.discount <= 15%", "15%", "percent-literal", "write 0.15"),
        ("deal.count = 3", "=", "operator", "write '=='"),
        ("deal.flag and deal.flag", "and", "operator", "write '&&'"),
        ("deal.flag or deal.flag", "or", "operator", "write '||'"),
        ("not deal.flag", "not", "operator", "write '!' in front of it"),
        ("deal.count <> 3", "<>", "operator", "write '!='"),
        ("deal.amount > 50000 EUR", "EUR", "syntax", "write money(\"50000 EUR\")"),
        ("deal.name == “A”", "“A”", "quotes", "write \" at both ends of a text"),
        ("deal.name", "deal.name", "not-bool", "compare it, or write has(deal.name) to ask whether it is set"),
        ("deal.name && true", "deal.name", "not-bool", "compare it, or write has(deal.name) to ask whether it is set"),
        ("constants.max_discont > 1", "constants.max_discont", "undeclared", "did you mean 'constants.max_discount'?"),
        ("deal.name.startWith(\"A\")", "startWith", "undeclared", "did you mean 'startsWith'?"),
        ("len(lines) > 1", "len", "undeclared", nil),
        ("lines.exists(l, l.cuont > 1)", "cuont", "no-field", "did you mean 'count'?"),
        ("deal.day > date(\"2026-13-01\")", "\"2026-13-01\"", "literal", nil),
        ("now > today - 3", "today - 3", "no-overload", "write days(3)"),
        ("size(lines > 3", "3", "syntax", nil),
        ("deal.count >", ">", "syntax", nil),
        ("if deal.flag", "if", "reserved", "write 'condition ? a : b'"),
        ("deal.name == 'A", "'A", "syntax", "close it with '"),
        ("deal.`name`(3)", "(", "syntax", nil), (".in(3)", "in", "syntax", nil), ("deal.in(3)", "in", "syntax", nil),
        ("lines.exist(l, true)", "exist", "undeclared", "did you mean 'exists'?"),
        ("lines.al(l, true)", "al", "undeclared", "did you mean 'all'?"),
        ("lines.all(true)", "all", "macro", "write list.all(x, condition) or list.all(i, x, condition)"),
        ("True", "True", "undeclared", "did you mean 'true'?"), ("None == 1", "None", "undeclared", "write null"),
        ("math.max(1, 2) > 1", "math.max", "undeclared", "write math.greatest(...)"),
        ("math.flor(1.5) > 1.0", "math.flor", "undeclared", "did you mean 'math.floor'?"),
        ("round(1.5) > 1.0", "round", "undeclared", "did you mean 'math.round'?"),
        ("deal.name.upper() == \"A\"", "upper", "undeclared", "write upperAscii()"),
        ("deal.count =< 3", "=<", "operator", "write '<='"), ("deal.count => 3", "=>", "operator", "write '>='"),
        ("deal.count – 1 > 0", "–", "operator", "write '-'"), ("0x == 0", "0x", "number", nil),
        ("now > timestamp(\"2026-03-02\")", "\"2026-03-02\"", "literal", "write it like \"2026-03-02T09:30:00Z\""),
        ("дата > 3", "дата", "syntax", "names have Latin letters; put a text in double quotes"),
    ]

    @Test("An error marks the smallest part, and says what to write", arguments: errors)
    func error(_ source: String, _ marked: String, _ code: String, _ help: String?) throws {
        let errors = try #require(throws: CELErrors.self) { try Sample.program(source) }
        let first = try #require(errors.issues.first)
        #expect(first.code == code, "\(errors)")
        #expect(Self.text(source, first.range) == marked, "\(errors)")
        if let help { #expect(first.help == help, "\(errors)") }
    }

    @Test("All errors of a condition come at once, sorted")
    func all() throws {
        let source = "deal.discont > 1 && custmer.count > 2 || deal.day > now"
        let errors = try #require(throws: CELErrors.self) { try Sample.program(source) }
        #expect(errors.issues.map(\.code) == ["no-field", "undeclared", "no-overload"])
        let slips = try #require(throws: CELErrors.self) {
            try Sample.program("deal.count = 1 and deal.discount < 5% or not deal.flag")
        }
        #expect(slips.issues.map(\.code) == ["operator", "operator", "percent-literal", "operator", "operator"])
    }

    static let hints: [(String, String?)] = [
        ("deal.name != \"A\"", "absent-not-equal"), ("!has(deal.name) || deal.name != \"A\"", nil),
        ("deal.name == \"\"", "blank-text"), ("deal.name != \"\"", "blank-text"),
        ("size(lines.filter(l, l.count > 1)) > 0", "unknown-sensitive"), ("lines.exists(l, l.count > 1)", nil),
        ("size(lines.filter(l, has(l.count) && l.count > 1)) > 0", nil), ("deal.count > 3", nil),
    ]

    @Test("SEMANTICS 1.5: the lint says where absence is not what it seems", arguments: hints)
    func hint(_ source: String, _ code: String?) throws {
        #expect(try Sample.program(source).hints.map(\.code) == [code].compactMap { $0 })
    }

    private static func text(_ source: String, _ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Array(source.unicodeScalars)[range])
        return String(view)
    }
}
