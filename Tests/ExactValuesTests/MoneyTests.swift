import ExactValues
import TestTags
import Testing

@Suite("Money and currencies", .tags(.values))
struct MoneyTests {
    @Test(
        "Money reads a decimal, one space and an ISO 4217 code",
        arguments: [
            ("80000.50 EUR", "80000.5 EUR"), ("0 JPY", "0 JPY"), ("-12.345 KWD", "-12.345 KWD"),
            ("1.50 USD", "1.5 USD"),
        ])
    func reads(_ text: String, _ printed: String) throws {
        #expect(try #require(Money(text)).description == printed)
    }

    @Test(
        "SEMANTICS 4.2: input with more digits than the currency has, or of another form, is refused",
        arguments: [
            "1.005 EUR", "1.5 JPY", "1.2345 KWD", "80000 eur", "80000 EURO", "80000  EUR", "EUR 80000", "80000EUR",
            "80000",
            " 1 EUR", "1 EUR ", "1 ZZZ", "", " ", "1,000 EUR",
        ])
    func refuses(_ text: String) {
        #expect(Money(text) == nil)
    }

    @Test("SEMANTICS 4.2: computed money keeps digits that input may not have")
    func computedDigits() throws {
        let part = try Money(5, "EUR").divided(by: 1_000)
        #expect(part.description == "0.005 EUR")
        #expect(!part.isPayable)
    }

    @Test("SEMANTICS 4.4: money of two currencies is neither added nor compared")
    func mixed() throws {
        let (euro, dollar) = (Money(1, "EUR"), Money(1, "USD"))
        #expect(throws: ArithmeticError.currencies("EUR", "USD")) { try euro.adding(dollar) }
        #expect(throws: ArithmeticError.currencies("EUR", "USD")) { try euro.subtracting(dollar) }
        #expect(throws: ArithmeticError.currencies("EUR", "USD")) { try euro.compared(to: dollar) }
        #expect(throws: ArithmeticError.currencies("EUR", "USD")) { try euro.divided(by: dollar) }
        #expect(euro != dollar)
    }

    @Test("SEMANTICS 4.4: money by number is money, money by money a number")
    func divided() throws {
        #expect(try Money(10, "EUR").divided(by: 4) == Money("2.50 EUR"))
        #expect(try Money(10, "EUR").divided(by: Money(4, "EUR")) == ExactDecimal("2.5"))
        #expect(try Money(10, "EUR").multiplied(by: 3) == Money(30, "EUR"))
        #expect(try Money(10, "EUR").compared(to: Money("9.99 EUR") ?? Money(0, "EUR")) == 1)
    }

    @Test("Currencies know their digits", arguments: [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("XAU", 0)])
    func digits(_ code: String, _ digits: Int) throws {
        #expect(try #require(Currency(code: code)).minorDigits == digits)
    }

    @Test("Every currency is found by its code and by its index, and the order is that of the codes")
    func table() {
        #expect(Currency.all.count > 170)
        for currency in Currency.all {
            #expect(Currency(code: currency.code) == currency)
            #expect(Currency(index: currency.index) == currency)
        }
        #expect(Currency.all.map(\.code) == Currency.all.map(\.code).sorted())
        #expect(Currency.all == Currency.all.sorted())
    }

    @Test("A code that the list does not have is nil from data, and no currency in a literal")
    func unknownCode() {
        for code in ["", "EU", "EURO", "eur", "ZZZ", "ЕUR", "E R"] { #expect(Currency(code: code) == nil) }
        let literal: Currency = "ERU"
        #expect(literal.code == "XXX")
        #expect(Currency(index: 255).code == "XXX")
    }
}
