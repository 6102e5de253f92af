/// A length of time in nanoseconds, up to about 292 years either way.
public struct CELDuration: Hashable, Sendable, Comparable {
    /// The length; negative for a time that runs backwards.
    public let nanoseconds: Int64

    /// Makes a duration.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Shorter durations are less, negative ones least.
    public static func < (a: CELDuration, b: CELDuration) -> Bool { a.nanoseconds < b.nanoseconds }

    /// `count` days of 24 hours; `nil` when too long.
    init?(days count: Int64) {
        let (nanos, overflow) = count.multipliedReportingOverflow(by: 86_400_000_000_000)
        guard !overflow else { return nil }
        nanoseconds = nanos
    }
}
