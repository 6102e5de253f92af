public import ExactValues

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells a desk what time it is. Decisions never ask: they are told.
public protocol DealClock: Sendable {
    /// The present instant.
    func now() -> Instant
}

/// The clock of the machine.
public struct SystemDealClock: DealClock {
    /// The clock of the machine.
    public init() {}

    /// The present instant, as the machine has it.
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A clock that stands still.
public struct FixedDealClock: DealClock {
    private let instant: Instant

    /// A clock that stands at an instant.
    public init(_ instant: Instant) { self.instant = instant }

    /// The instant it stands at.
    public func now() -> Instant { instant }
}

extension DealClock where Self == SystemDealClock {
    /// The clock of the machine.
    public static var system: SystemDealClock { SystemDealClock() }
}

extension DealClock where Self == FixedDealClock {
    /// A clock that stands at an instant.
    public static func fixed(_ instant: Instant) -> FixedDealClock { FixedDealClock(instant) }
}
