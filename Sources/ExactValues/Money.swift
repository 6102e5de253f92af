/// An exact sum of one currency.
///
///     Money(80_000, "EUR")
///     Money("80000.50 EUR")
///
/// Sums that come in have at most the digits their currency has; computed ones (a tenth of 0.05 EUR) keep all of theirs.
public struct Money: Hashable, Sendable {
    /// How much.
    public let amount: ExactDecimal
    /// Of what.
    public let currency: Currency

    /// A whole sum.
    @inlinable public init(_ integer: Int, _ currency: Currency) {
        self.init(ExactDecimal(integer), currency)
    }

    /// A sum as computed; for input read a text, which refuses digits the currency does not have.
    @inlinable public init(_ amount: ExactDecimal, _ currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    /// Whether the sum has no more digits behind the point than its currency.
    public var isPayable: Bool { amount.scale <= currency.minorDigits }

    /// The exact sum of two amounts of one currency.
    ///
    /// - Throws: ``ArithmeticError/currencies(_:_:)`` or ``ArithmeticError/overflow``.
    @inlinable public func adding(_ other: Money) throws(ArithmeticError) -> Money {
        try requireSameCurrency(as: other)
        return Money(try amount.adding(other.amount), currency)
    }

    /// The exact difference of two amounts of one currency.
    ///
    /// - Throws: ``ArithmeticError/currencies(_:_:)`` or ``ArithmeticError/overflow``.
    @inlinable public func subtracting(_ other: Money) throws(ArithmeticError) -> Money {
        try requireSameCurrency(as: other)
        return Money(try amount.subtracting(other.amount), currency)
    }

    /// The exact multiple.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    @inlinable public func multiplied(by factor: ExactDecimal) throws(ArithmeticError) -> Money {
        Money(try amount.multiplied(by: factor), currency)
    }

    /// The part, rounded as ``ExactDecimal/divided(by:)`` rounds.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero`` or ``ArithmeticError/overflow``.
    public func divided(by divisor: ExactDecimal) throws(ArithmeticError) -> Money {
        Money(try amount.divided(by: divisor), currency)
    }

    /// The ratio of two amounts of one currency.
    ///
    /// - Throws: ``ArithmeticError/currencies(_:_:)``, ``ArithmeticError/divisionByZero`` or
    ///   ``ArithmeticError/overflow``.
    public func divided(by divisor: Money) throws(ArithmeticError) -> ExactDecimal {
        try requireSameCurrency(as: divisor)
        return try amount.divided(by: divisor.amount)
    }

    /// The same amount with the other sign.
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func negated() throws(ArithmeticError) -> Money {
        Money(try amount.negated(), currency)
    }

    /// −1, 0 or 1. There is no `<`: money of two currencies has no order.
    ///
    /// - Throws: ``ArithmeticError/currencies(_:_:)``.
    @inlinable public func compared(to other: Money) throws(ArithmeticError) -> Int {
        try requireSameCurrency(as: other)
        return amount < other.amount ? -1 : (amount == other.amount ? 0 : 1)
    }

    @inlinable func requireSameCurrency(as other: Money) throws(ArithmeticError) {
        guard currency == other.currency else { throw .currencies(currency, other.currency) }
    }
}

extension Money: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `80000.50 EUR`: a decimal, one space, an ISO 4217 code.
    ///
    /// - Returns: `nil` when the text has another form, the code is unknown, or there are more digits behind the point
    ///   than the currency has.
    public init?(_ text: String) {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")),
            let amount = ExactDecimal(text.utf8[..<space]),
            let currency = Currency(code: text[text.utf8.index(after: space)...]),
            amount.scale <= currency.minorDigits
        else { return nil }
        self.init(amount, currency)
    }

    /// `80000.5 EUR`: the shortest decimal, a space, the code; neutral of language.
    public var description: String { "\(amount) \(currency.code)" }
}
