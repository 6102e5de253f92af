import ExactValues
import TestTags
import Testing

@testable import DealProcess

@Suite("Values as a process file writes them", .tags(.language))
struct ScalarFormTests {
    @Test(
        "FORMAT 1: a percentage has its sign and nothing else",
        arguments: [
            ("15%", "0.15"), ("0.5%", "0.005"), ("-5%", "-0.05"), ("100%", "1"), ("0%", "0"), ("15 %", nil),
            ("15", nil),
            ("%", nil), ("1,5%", nil), ("015%", nil), ("15%%", nil), ("", nil),
        ])
    func percent(_ text: String, _ value: String?) {
        #expect(ScalarForm.percent(text) == value.flatMap { ExactDecimal($0) })
    }

    @Test(
        "FORMAT 1: a time is in the calendar's zone, or with `Z` or an offset",
        arguments: [
            ("2026-03-02 09:00", "2026-03-02T09:00:00Z"), ("2026-03-02 09:00:30", "2026-03-02T09:00:30Z"),
            ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"), ("2026-03-02T09:00:00+02:00", "2026-03-02T07:00:00Z"),
            ("2026-03-02", nil), ("2026-03-02 9:00", nil), ("2026-02-30 09:00", nil), ("09:00", nil), ("", nil),
        ])
    func timestamp(_ text: String, _ value: String?) {
        #expect(ScalarForm.timestamp(text) == value.flatMap { Instant($0) })
    }

    @Test(
        "A span with a slip is told what to write",
        arguments: [
            ("3d", "write 3 days"), ("3 Days", "write 3 days"), ("24h", "write 24 hours"), ("1 hour s", "write 1 hour"),
            ("2 weeks", "write 14 days"), ("5 workdays", "write 5 working days"), ("1  day", "write 1 day"),
            ("10 mintues", "write 10 minutes"),
        ])
    func spans(_ text: String, _ remedy: String) {
        #expect(DaySpan(text) == nil)
        #expect(ScalarForm.spanRemedy(text) == remedy)
    }

    @Test(
        "A number with a slip is told what to write",
        arguments: [
            ("1,5", "write 1.5, with a point and no separators"),
            ("1,000", "write 1000, with a point and no separators"),
            ("1 000", "write 1000"), ("1_000", "write 1000"), ("007", "write 7"), ("+5", "write 5"),
            (".5", "write 0.5"),
            ("5.", "write 5"), ("-,5", "write -0.5, with a point and no separators"), ("five", nil), ("1e6", nil),
            ("", nil),
            ("15%", "a percentage does not fit here; write the number without the sign"),
        ])
    func numbers(_ text: String, _ remedy: String?) {
        #expect(ExactDecimal(text) == nil)
        #expect(ScalarForm.numberRemedy(text) == remedy)
    }

    @Test(
        "FORMAT 2: an unquoted constant that begins like a number is a number or a slip, anything else a text",
        arguments: [("Globex", true), ("yes", true), ("-", true), ("3M", false), ("1.2.3", false), ("-x", true)])
    func constants(_ text: String, _ isText: Bool) {
        #expect((ScalarForm.constantRemedy(text) == nil) == isText)
    }

    @Test(
        "FORMAT 1: an id begins with a letter and has small Latin letters, digits and hyphens, at most 64",
        arguments: [
            ("first-call", true), ("a", true), ("a1-", true), (String(repeating: "a", count: 64), true), ("1a", false),
            ("-a", false), ("A", false), ("a_b", false), ("a b", false), ("ä", false), ("", false),
            (String(repeating: "a", count: 65), false),
        ])
    func ids(_ text: String, _ isID: Bool) {
        #expect((!text.isEmpty && WordForm.id.fault(in: text) == nil) == isID)
    }

    @Test("Language tags are those of texts", arguments: ["en", "ru", "zh", "zh-Hant", "pt-BR", "nb"])
    func languages(_ tag: String) { #expect(LanguageTag.isWellFormed(tag)) }

    @Test("Other words are no languages", arguments: ["e", "english", "EN", "zh_CN", "en-", "", "deal.amount"])
    func noLanguages(_ tag: String) { #expect(!LanguageTag.isWellFormed(tag)) }
}
