public import ExactValues

/// Sums of money, one a currency: different currencies are never added.
public struct MoneyTotals: Hashable, Sendable {
    /// The sum of one currency.
    public struct Total: Hashable, Sendable {
        /// The currency; `XXX` for values that were given without one.
        public let currency: Currency
        /// The exact sum; `nil` when it has more digits than can be held.
        public let amount: ExactDecimal?
        /// The same as a number for charts and ratios.
        public let approximate: Double
        /// How many values were added.
        public let count: Int

        /// The mean of the values.
        public var mean: Double { count == 0 ? 0 : approximate / Double(count) }
    }

    /// In order of the currencies' codes; empty when there were no values.
    public let totals: [Total]
    /// How many deals had no value.
    public let withoutValue: Int

    /// The sum of one currency; `nil` when no value was in it.
    public subscript(currency: Currency) -> Total? { totals.first { $0.currency == currency } }
}

extension MoneyTotals.Total: Encodable {
    private enum Key: String, CodingKey { case currency, amount, count }

    /// The amount as exact text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(currency.code, forKey: .currency)
        try container.encode(amount?.description, forKey: .amount)
        try container.encode(count, forKey: .count)
    }
}

extension MoneyTotals: Encodable {
    private enum Key: String, CodingKey { case totals, withoutValue = "without_value" }

    /// The sums, and how many deals had no value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(totals, forKey: .totals)
        try container.encode(withoutValue, forKey: .withoutValue)
    }
}

/// Adds money up exactly, in whatever order it comes.
struct MoneySum: Sendable {
    /// One for each currency and number of decimals that was met; few.
    private struct Part: Sendable {
        let currency: Currency
        let scale: Int
        var coefficient: Int128 = 0
        var count = 0
    }

    private var parts: [Part] = []
    private(set) var withoutValue = 0

    mutating func add(_ value: Money?) {
        guard let value else {
            withoutValue += 1
            return
        }
        let index = place(of: value.currency, scale: value.amount.scale)
        parts[index].coefficient += Int128(value.amount.coefficient)
        parts[index].count += 1
    }

    /// How many deals, with and without a value.
    var count: Int { parts.reduce(withoutValue) { $0 + $1.count } }

    mutating func add(_ other: MoneySum) {
        withoutValue += other.withoutValue
        for part in other.parts {
            let index = place(of: part.currency, scale: part.scale)
            parts[index].coefficient += part.coefficient
            parts[index].count += part.count
        }
    }

    var totals: MoneyTotals {
        let currencies = Set(parts.map(\.currency)).sorted()
        return MoneyTotals(totals: currencies.map(total), withoutValue: withoutValue)
    }

    private mutating func place(of currency: Currency, scale: Int) -> Int {
        if let place = parts.firstIndex(where: { $0.currency == currency && $0.scale == scale }) { return place }
        parts.append(Part(currency: currency, scale: scale))
        return parts.count - 1
    }

    private func total(of currency: Currency) -> MoneyTotals.Total {
        let own = parts.filter { $0.currency == currency }.sorted { $0.scale < $1.scale }
        var amount: ExactDecimal? = 0
        var approximate = 0.0
        for part in own {
            let exact = Int64(exactly: part.coefficient).flatMap { ExactDecimal(coefficient: $0, scale: part.scale) }
            amount = exact.flatMap { try? amount?.adding($0) }
            approximate += Double(part.coefficient) / Self.power(of: part.scale)
        }
        return MoneyTotals.Total(
            currency: currency, amount: amount, approximate: approximate, count: own.reduce(0) { $0 + $1.count })
    }

    private static func power(of scale: Int) -> Double { (0..<scale).reduce(1) { power, _ in power * 10 } }
}

extension Money {
    /// The amount as a number, for products with probabilities.
    var approximate: Double {
        Double(amount.coefficient) / (0..<amount.scale).reduce(1) { power, _ in power * 10 }
    }
}
