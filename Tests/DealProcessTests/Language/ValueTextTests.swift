import ExactValues
import TestTags
import Testing

@testable import DealProcess

@Suite("SEMANTICS 4.6: values as a language writes them", .tags(.wording))
struct ValueTextTests {
    static let english = ValueText(.english)
    static let russian = ValueText(.russian)
    static let chinese = ValueText(.chinese)

    @Test(
        "SEMANTICS 4.6: a per cent value is shown as per cent, exactly",
        arguments: [
            ("0.18", "18%", "18\u{A0}%"), ("0.155", "15.5%", "15,5\u{A0}%"), ("0", "0%", "0\u{A0}%"),
            ("1", "100%", "100\u{A0}%"), ("-0.005", "-0.5%", "-0,5\u{A0}%"), ("0.0005", "0.05%", "0,05\u{A0}%"),
            ("9223372036854775807", "922337203685477580700%", "922337203685477580700\u{A0}%"),
        ])
    func percent(_ value: String, _ english: String, _ russian: String) throws {
        let number = try #require(ExactDecimal(value))
        #expect(Self.english.percent(number) == english)
        #expect(Self.russian.percent(number) == russian)
        #expect(Self.chinese.percent(number) == english)
    }

    @Test(
        "SEMANTICS 4.6: money has groups, the language's marks and the digits of its currency",
        arguments: [
            ("184500 EUR", "184,500.00 EUR", "184\u{A0}500,00\u{A0}EUR"),
            ("80000.50 RUB", "80,000.50 RUB", "80\u{A0}000,50\u{A0}RUB"),
            ("0 EUR", "0.00 EUR", "0,00\u{A0}EUR"), ("999 EUR", "999.00 EUR", "999,00\u{A0}EUR"),
            ("1000 EUR", "1,000.00 EUR", "1\u{A0}000,00\u{A0}EUR"),
            ("-1234567.05 USD", "-1,234,567.05 USD", "-1\u{A0}234\u{A0}567,05\u{A0}USD"),
            ("1500 JPY", "1,500 JPY", "1\u{A0}500\u{A0}JPY"), ("1.5 KWD", "1.500 KWD", "1,500\u{A0}KWD"),
        ])
    func money(_ value: String, _ english: String, _ russian: String) throws {
        let money = try #require(Money(value))
        #expect(Self.english.text(money) == english)
        #expect(Self.russian.text(money) == russian)
        #expect(Self.chinese.text(money) == english)
    }

    @Test("SEMANTICS 4.2: computed money keeps the digits it has beyond its currency's")
    func computedMoney() throws {
        let third = try Money(100, "EUR").divided(by: ExactDecimal(3))
        #expect(Self.english.text(third) == "33.333333333333 EUR")
        let yen = try Money(1, "JPY").divided(by: ExactDecimal(2))
        #expect(Self.russian.text(yen) == "0,5\u{A0}JPY")
    }

    @Test(
        "SEMANTICS 4.6: a number has no padding and no groups",
        arguments: [
            ("1234.5", "1234.5", "1234,5"), ("2026", "2026", "2026"), ("-0.05", "-0.05", "-0,05"),
            ("100.10", "100.1", "100,1"),
        ])
    func number(_ value: String, _ english: String, _ russian: String) throws {
        let number = try #require(ExactDecimal(value))
        #expect(Self.english.text(number) == english)
        #expect(Self.russian.text(number) == russian)
        #expect(Self.chinese.text(number) == english)
    }

    @Test("SEMANTICS 4.6: a time is shown by the clocks of the calendar's zone, to the minute")
    func timestamp() throws {
        let instant = try #require(Instant("2026-03-02T22:30:59.5Z"))
        #expect(Self.english.text(instant) == "2026-03-02 22:30")
        let moscow = try #require(FixedZone(secondsEast: 3 * 3600))
        #expect(ValueText(.russian, zone: moscow).text(instant) == "2026-03-03 01:30")
        let before = try #require(Instant("1969-12-31T23:59:30Z"))
        #expect(Self.chinese.text(before) == "1969-12-31 23:59")
    }

    @Test("SEMANTICS 4.6: a date is written alike in every language, a bool with the language's words")
    func plainValues() throws {
        let date = try #require(CivilDate("2026-03-02"))
        let texts = [Self.english, Self.russian, Self.chinese]
        #expect(texts.map { $0.text(date) } == ["2026-03-02", "2026-03-02", "2026-03-02"])
        #expect(texts.map { $0.text(true) + $0.text(false) } == ["yesno", "данет", "是否"])
        #expect(texts.map { $0.text(Int64(-45)) } == ["-45", "-45", "-45"])
    }

    @Test("SEMANTICS 4.6: a list is joined as the language lists things, an empty one is missing")
    func lists() {
        let texts = [Self.english, Self.russian, Self.chinese]
        #expect(texts.map { $0.list(["A", "B"]) } == ["A, B", "A, B", "A、B"])
        #expect(texts.map { $0.list([]) } == ["–", "–", "–"])
    }
}
