import CEL
import ExactValues
import TestTags
import Testing

@Suite("Exact numbers, money and dates", .tags(.language))
struct ExactTests {
    static let sample = Sample(
        deal: .init(
            count: .value(30), discount: .value(ExactDecimal("0.15") ?? 0),
            amount: .value(Money("95000.00 EUR") ?? Money(0, "EUR")),
            day: .value(CivilDate("2026-03-05") ?? .init(daysSinceEpoch: 0)),
            at: .value(CELTimestamp("2026-02-28T22:00:00Z") ?? .init(Instant(microseconds: 0)))),
        customer: .init(discount: .value(3), amount: .value(Money("100000 EUR") ?? Money(0, "EUR"))))

    static let holding: [String] = [
        "deal.discount == 0.15", "deal.discount <= constants.max_discount", "deal.discount * 2 == 0.30",
        "deal.discount + 0.1 == 0.25", "0.1 + 0.2 == deal.discount + 0.15", "deal.discount in [0.1, 0.15]",
        "deal.count * 0.5 == 15", "deal.count > 29.5", "deal.discount == 15 * 0.01", "deal.discount < 1",
        "deal.amount > 50000", "deal.amount > constants.large", "deal.amount > money(\"50000 EUR\")", "deal.amount > 0",
        "deal.amount <= customer.amount * 0.95", "deal.amount / 2 == 47500", "deal.amount / customer.amount == 0.95",
        "deal.amount - 5000 == 90000.00", "-deal.amount < 0", "deal.amount.currency == \"EUR\"",
        "deal.amount.value == 95000", "sum([deal.amount, customer.amount]) == 195000",
        "sum(lines.map(l, l.amount)) == 0", "max([deal.discount, 0.2]) == 0.2", "avg([deal.discount, 0.05]) == 0.1",
        "deal.?discount.orValue(0.2) == 0.15", "(has(deal.name) ? deal.discount : 0.5) == 0.5",
        // One third of three is compared without rounding the quotient.
        "deal.discount / customer.discount == 0.05", "customer.discount / 9 * 1 != 1 / customer.discount",
        "1 == customer.discount / 3", "customer.discount / 9 < 0.3333333333333334",
        "today == date(\"2026-03-02\")", "deal.day - today == days(3)", "deal.day == today + days(3)",
        "deal.day > date(now)", "daysBetween(deal.at, now) == 2", "daysBetween(deal.day, today) == -3",
        "date(deal.at) == date(\"2026-02-28\")", "today.getMonth() == 2", "now >= deal.at + days(1)",
        "number(\"12.50\") == 12.5", "number(0.25) == deal.discount + 0.1", "string(deal.discount) == \"0.15\"",
        "1e3 < deal.amount.value", ".5 > deal.discount",
    ]

    @Test(
        "SEMANTICS 4.3, 4.4, 4.5, 4.7: exact values compute exactly, literals beside them are read from their digits",
        arguments: holding)
    func holds(_ source: String) throws {
        #expect(try Self.sample.verdict(source) == "true")
    }

    static let failing: [(String, String)] = [
        ("deal.amount > money(\"5 USD\")", "E currency"), ("deal.amount + money(\"5 USD\") > 0", "E currency"),
        ("deal.discount / (customer.discount - 3) > 1", "E divisionByZero"),
        ("customer.discount * 9223372036854775807 > 1", "E overflow"),
        ("today + duration(\"1h\") > today", "E invalidArgument"),
        ("max(lines.map(l, l.count)) > 0", "E invalidArgument"),
    ]

    @Test("SEMANTICS 4.2, 4.4: what cannot be computed exactly is an error, never a rounded value", arguments: failing)
    func fails(_ source: String, _ outcome: String) throws {
        #expect(try Self.sample.verdict(source) == outcome)
    }

    @Test("SEMANTICS 4.4: zero is an amount of any currency")
    func zero() throws {
        var sample = Sample()
        sample.deal.amount = .value(Money(5, "USD"))
        #expect(try sample.verdict("deal.amount > 0") == "true")
        #expect(try sample.verdict("deal.amount > 1") == "E currency")
    }

    @Test("SEMANTICS 4.3: an amount beside a literal is one constant of the process's currency")
    func foldedAmount() throws {
        let program = try Sample.program("deal.amount > 50000")
        #expect(canonicalText(program.checked.root) == "deal.amount > money(\"50000 EUR\")")
    }
}
