/// A moment, in microseconds of UTC since 1970-01-01T00:00:00Z, without leap seconds.
///
///     Instant("2026-03-02T09:00:00Z")
///
/// Whole microseconds and not a `Date`: a `Double` of seconds does not survive a database and a hash.
public struct Instant: Hashable, Sendable {
    /// Microseconds since the beginning of 1970 in UTC.
    public let microseconds: Int64

    /// The moment so many microseconds after the beginning of 1970.
    @inlinable public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The moment so many seconds after the beginning of 1970; beyond the range, its end.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: Self.microsecondsInSecond)
        self.init(microseconds: overflow ? (seconds < 0 ? .min : .max) : product)
    }

    /// Whole seconds since the beginning of 1970, rounded towards the past.
    public var seconds: Int64 { microseconds.flooredQuotient(by: Self.microsecondsInSecond).quotient }

    /// The moment `microseconds` later (earlier, when negative).
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func adding(microseconds more: Int64) throws(ArithmeticError) -> Instant {
        let (sum, overflow) = microseconds.addingReportingOverflow(more)
        guard !overflow else { throw .overflow }
        return Instant(microseconds: sum)
    }

    /// The moment `seconds` later (earlier, when negative).
    ///
    /// - Throws: ``ArithmeticError/overflow``.
    public func adding(seconds: Int64) throws(ArithmeticError) -> Instant {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: Self.microsecondsInSecond)
        guard !overflow else { throw .overflow }
        return try adding(microseconds: product)
    }

    package static let microsecondsInSecond: Int64 = 1_000_000
    package static let secondsInDay: Int64 = 86_400
}

extension Instant: Comparable {
    /// Earlier before later.
    @inlinable public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Int64 {
    /// Division that rounds towards minus infinity, so that moments before 1970 fall on the right day.
    func flooredQuotient(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
