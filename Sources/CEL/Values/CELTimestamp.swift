package import ExactValues

/// An instant with nanoseconds, in the years 1 to 9999.
public struct CELTimestamp: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z; before it they are negative.
    public let seconds: Int64
    /// Nanoseconds after the second, 0 to 999,999,999.
    public let nanoseconds: Int32

    /// The first and the last second that a timestamp can have.
    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Makes an instant; `nil` outside the years 1 to 9999.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The instant `time`, clamped to the years 1 to 9999.
    package init(_ time: Instant) {
        let (seconds, micros) = time.microseconds.flooredDivision(by: 1_000_000)
        let clamped = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
        self.seconds = clamped
        nanoseconds = Int32(micros) * 1000
    }

    /// The same instant, cut to whole microseconds.
    package var instant: Instant { Instant(microseconds: seconds * 1_000_000 + Int64(nanoseconds / 1000)) }

    /// Earlier instants are less.
    public static func < (a: CELTimestamp, b: CELTimestamp) -> Bool {
        a.seconds != b.seconds ? a.seconds < b.seconds : a.nanoseconds < b.nanoseconds
    }

    /// The instant `duration` later; `nil` outside the years 1 to 9999.
    func adding(_ duration: CELDuration) -> CELTimestamp? {
        let (whole, part) = duration.nanoseconds.flooredDivision(by: 1_000_000_000)
        let nanos = Int64(nanoseconds) + part
        let carry: Int64 = nanos >= 1_000_000_000 ? 1 : 0
        return CELTimestamp(seconds: seconds + whole + carry, nanoseconds: Int32(nanos - carry * 1_000_000_000))
    }

    /// The time since `other`; `nil` when it does not fit a duration.
    func since(_ other: CELTimestamp) -> CELDuration? {
        let (nanos, overflow) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return nil }
        let (sum, overflow2) = nanos.addingReportingOverflow(Int64(nanoseconds) - Int64(other.nanoseconds))
        return overflow2 ? nil : CELDuration(nanoseconds: sum)
    }
}

extension Int64 {
    /// The quotient rounded down, and the remainder, which is never negative.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
