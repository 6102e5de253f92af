/// A currency of ISO 4217, one byte.
///
///     let price = Money(80_000, "EUR")
///     Currency(code: column)           // nil when the list has no such code
public struct Currency: Hashable, Sendable {
    /// The place in the table, in order of the codes. For memory only: what is stored or sent is the code.
    @usableFromInline package let index: UInt8

    /// The currency with this code, three capital letters.
    ///
    /// Codes in use and those replaced since 2020 are known.
    ///
    /// - Returns: `nil` when the list has no such code.
    /// - Complexity: O(log *n*) in the number of currencies.
    public init?(code: some StringProtocol) {
        let key = Self.packed(code.utf8)
        guard let key, let index = CurrencyTable.index(ofCode: key) else { return nil }
        self.index = index
    }

    /// The currency with this code, three capital letters; `nil` when the list has no such code.
    ///
    /// Beware that Swift reads `Currency("EUR")` with a literal as the literal itself, which is never `nil`;
    /// for a variable this initialiser is taken.
    public init?(_ code: String) {
        self.init(code: code)
    }

    /// The currency at a place of the table; beyond its end `XXX`, which is ISO 4217's word for no currency.
    package init(index: UInt8) {
        self.index = index < CurrencyTable.count ? index : CurrencyTable.none
    }

    /// For callers that took the index from a value of this type: nothing is checked.
    @inlinable package init(known index: UInt8) {
        self.index = index
    }

    /// The three letters, `EUR`.
    public var code: String {
        let packed = CurrencyTable.entry(index).code
        return String(
            decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)], as: UTF8.self)
    }

    /// The digits behind the point of the smallest unit: 2 for `EUR`, 0 for `JPY`, 3 for `KWD`.
    public var minorDigits: Int { CurrencyTable.entry(index).minorDigits }

    /// All currencies, in order of their codes.
    public static var all: [Currency] { (0..<CurrencyTable.count).map(Currency.init(known:)) }

    /// The bytes of a code as one number, in the order of the codes.
    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt32? {
        var key: UInt32 = 0
        var count = 0
        for byte in bytes {
            guard count < 3, byte < 0x80 else { return nil }
            key = key << 8 | UInt32(byte)
            count += 1
        }
        return count == 3 ? key : nil
    }
}

extension Currency: ExpressibleByStringLiteral {
    /// A code written in the source; one that the list does not have is `XXX`, no currency, and mixes with no other.
    public init(stringLiteral code: String) {
        self = Currency(code: code) ?? Currency(known: CurrencyTable.none)
    }
}

extension Currency: Comparable, CustomStringConvertible {
    /// By code.
    @inlinable public static func < (left: Currency, right: Currency) -> Bool { left.index < right.index }

    /// The code.
    public var description: String { code }
}
