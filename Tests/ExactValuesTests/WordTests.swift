import ExactValues
import TestTags
import Testing

@Suite("Spans and near words", .tags(.values))
struct WordTests {
    @Test(
        "A span is a whole number above 0, one space and a unit in either number",
        arguments: [
            ("3 working days", 3, DaySpan.Unit.workingDays, "3 working days"), ("1 day", 1, .days, "1 day"),
            ("1 days", 1, .days, "1 day"), ("24 hours", 24, .hours, "24 hours"),
            ("15 minute", 15, .minutes, "15 minutes"),
            ("1 working day", 1, .workingDays, "1 working day"),
        ])
    func spans(_ text: String, _ count: Int, _ unit: DaySpan.Unit, _ printed: String) throws {
        let span = try #require(DaySpan(text))
        #expect(span == DaySpan(count, unit))
        #expect(span.description == printed)
    }

    @Test(
        "Other spans are refused",
        arguments: [
            "0 days", "-1 days", "1.5 days", "1.0 days", "days", "3", "3  days", "3 weeks", "3 Days", "03 days",
            "3days", "",
            "3 days ",
            "9223372036854775807 days", "three days",
        ])
    func refusesSpans(_ text: String) {
        #expect(DaySpan(text) == nil)
    }

    @Test(
        "The nearest word is one slip away",
        arguments: [
            ("terms-sett", "terms-set"), ("customer-clasified", "customer-classified"), ("termsset", "terms-set"),
            ("vists-made", "visit-made"), ("Terms_Set", "terms-set"), ("tersm-set", "terms-set"),
        ])
    func near(_ word: String, _ expected: String) {
        #expect(nearest(to: word, among: ["visit-made", "terms-set", "customer-classified"]) == expected)
    }

    @Test("A word unlike all others has no nearest one", arguments: ["budget", "x", "", "zzzzzzzz"])
    func far(_ word: String) {
        #expect(nearest(to: word, among: ["visit-made", "terms-set", "customer-classified"]) == nil)
    }

    @Test("Equally near words are decided by their bytes, whatever their order, and the word itself is none")
    func ties() {
        #expect(nearest(to: "gate-c", among: ["gate-b", "gate-a"]) == "gate-a")
        #expect(nearest(to: "gate-c", among: ["gate-a", "gate-b"]) == "gate-a")
        #expect(nearest(to: "gate", among: ["gate"]) == nil)
        #expect(nearest(to: String(repeating: "a", count: 500), among: ["a"]) == nil)
    }
}
