import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealProcess

@Suite("SEMANTICS 4.6: facts in messages", .tags(.wording))
struct FactTextTests {
    let english = ValueText(.english)
    let russian = ValueText(.russian)
    let chinese = ValueText(.chinese)

    @Test("SEMANTICS 1.6: a fact that nobody has stated is a dash")
    func absent() {
        #expect(english.text(nil, as: .money) == "–")
        #expect(russian.text(nil, as: .list(of: .string)) == "–")
    }

    @Test("SEMANTICS 4.6: the declared type decides whether a number is per cent, in lists too")
    func percent() throws {
        let value = FactValue.number(try #require(ExactDecimal("0.18")))
        #expect(english.text(value, as: .percent) == "18%")
        #expect(english.text(value, as: .number) == "0.18")
        #expect(russian.text(.list([value, value]), as: .list(of: .percent)) == "18\u{A0}%, 18\u{A0}%")
    }

    @Test("SEMANTICS 4.6: every type of fact is printed")
    func everyType() throws {
        let values: [(FactValue, FactType)] = [
            (.text("Насос"), .string), (.int(45), .int), (.number(ExactDecimal(7)), .number),
            (.money(Money(184_500, "EUR")), .money), (.bool(true), .bool),
            (.date(try #require(CivilDate("2026-03-02"))), .date),
            (.timestamp(try #require(Instant("2026-03-02T12:30:00Z"))), .timestamp),
            (.list([.text("A"), .text("B")]), .list(of: .string)),
        ]
        #expect(
            values.map { english.text($0.0, as: $0.1) } == [
                "Насос", "45", "7", "184,500.00 EUR", "yes", "2026-03-02", "2026-03-02 12:30", "A, B",
            ])
        #expect(
            values.map { chinese.text($0.0, as: $0.1) } == [
                "Насос", "45", "7", "184,500.00 EUR", "是", "2026-03-02", "2026-03-02 12:30", "A、B",
            ])
    }

    @Test("A host's own table writes values its own way")
    func ownTable() {
        let german = ValueStyle(
            numbers: NumberStyle(decimalMark: ",", groupMark: ".", percentMark: "\u{A0}%"), yes: "ja", no: "nein")
        let text = ValueText(german)
        #expect(text.text(.money(Money(184_500, "EUR")), as: .money) == "184.500,00 EUR")
        #expect(text.text(.bool(false), as: .bool) == "nein")
    }
}
