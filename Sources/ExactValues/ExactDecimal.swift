/// A decimal number without rounding: an integer coefficient times a negative power of ten.
///
///     ExactDecimal("0.15")            // fifteen hundredths, not the nearest binary fraction
///     ExactDecimal(80_000)
///
/// There is deliberately no way in from a `Double`: a number arrives as text or as an integer.
/// The value is kept normalised (no trailing zeros behind the point, zero has scale 0), so equal values are equal bits.
public struct ExactDecimal: Hashable, Sendable {
    /// The most digits behind the point.
    public static var maximumScale: Int { 18 }

    /// All digits as one integer: 15 for `0.15`.
    public let coefficient: Int64
    @usableFromInline let storedScale: UInt8

    /// The number of digits behind the point, from 0 to 18: 2 for `0.15`.
    @inlinable public var scale: Int { Int(storedScale) }

    /// A whole number.
    @inlinable public init(_ integer: Int) {
        self.init(normalised: Int64(integer), scale: 0)
    }

    /// A whole number.
    @inlinable public init(_ integer: Int64) {
        self.init(normalised: integer, scale: 0)
    }

    /// The value `coefficient` × 10^-`scale`, normalised.
    ///
    /// - Returns: `nil` when `scale` is not in `0...18`.
    public init?(coefficient: Int64, scale: Int) {
        guard (0...Self.maximumScale).contains(scale) else { return nil }
        var rest = coefficient
        var digits = rest == 0 ? 0 : scale
        while digits > 0, rest % 10 == 0 {
            rest /= 10
            digits -= 1
        }
        self.init(normalised: rest, scale: UInt8(digits))
    }

    /// For callers that took the two parts from a value of this type: nothing is checked.
    @inlinable package init(normalised coefficient: Int64, scale: UInt8) {
        self.coefficient = coefficient
        self.storedScale = scale
    }

    /// A magnitude of up to 128 bits with up to 36 digits behind the point, made to fit without rounding.
    init?(negative: Bool, magnitude: UInt128, scale: Int) {
        var rest = magnitude
        var digits = rest == 0 ? 0 : scale
        while digits > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { break }
            rest = quotient
            digits -= 1
        }
        guard digits <= Self.maximumScale else { return nil }
        let signed = negative ? 0 - Int128(truncatingIfNeeded: rest) : Int128(truncatingIfNeeded: rest)
        guard rest <= UInt128(1) << 63, let coefficient = Int64(exactly: signed) else { return nil }
        self.init(normalised: coefficient, scale: UInt8(digits))
    }

    /// Zero.
    @inlinable public static var zero: ExactDecimal { ExactDecimal(normalised: 0, scale: 0) }

    /// Whether the value is zero.
    @inlinable public var isZero: Bool { coefficient == 0 }

    /// Whether the value is below zero.
    @inlinable public var isNegative: Bool { coefficient < 0 }

    /// The value as a whole number; `nil` when it has digits behind the point.
    @inlinable public var integer: Int64? { storedScale == 0 ? coefficient : nil }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    /// A whole number written in the source.
    @inlinable public init(integerLiteral value: Int64) {
        self.init(normalised: value, scale: 0)
    }
}

extension ExactDecimal: Comparable {
    /// Compares exactly, whatever the numbers of digits; never overflows.
    @inlinable public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.storedScale == right.storedScale
            ? left.coefficient < right.coefficient
            : left.order(beside: right) < 0
    }

    // The protocol's defaults call `<` through a witness; these stay one comparison each in other modules.

    /// Compares exactly, whatever the numbers of digits; never overflows.
    @inlinable public static func <= (left: ExactDecimal, right: ExactDecimal) -> Bool {
        !(right < left)
    }

    /// Compares exactly, whatever the numbers of digits; never overflows.
    @inlinable public static func > (left: ExactDecimal, right: ExactDecimal) -> Bool {
        right < left
    }

    /// Compares exactly, whatever the numbers of digits; never overflows.
    @inlinable public static func >= (left: ExactDecimal, right: ExactDecimal) -> Bool {
        !(left < right)
    }

    /// −1, 0 or 1: both brought to the finer scale in 128 bits, where 63 bits times 10^18 always fit.
    @usableFromInline func order(beside other: ExactDecimal) -> Int {
        let common = max(scale, other.scale)
        let left = widened(to: common)
        let right = other.widened(to: common)
        return left < right ? -1 : (left == right ? 0 : 1)
    }

    /// The coefficient at a finer scale.
    func widened(to finer: Int) -> Int128 {
        Int128(coefficient) * Int128(smallPowerOfTen(finer - scale))
    }
}
