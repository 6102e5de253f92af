public import DealEngine
public import ExactValues
internal import Synchronization

/// A clock that stands still until a test moves it.
///
///     let clock = AdjustableClock()
///     let desk = try await DealDesk(store: MemoryStore(), processes: processes, clock: clock)
///     clock.advance(seconds: 3_600)
public final class AdjustableClock: DealClock {
    private let time: Mutex<Instant>

    /// A clock that stands at an instant.
    public init(_ instant: Instant = .sampleMonday) { time = Mutex(instant) }

    /// The instant it stands at.
    public func now() -> Instant { time.withLock { $0 } }

    /// Sets it, forward or back.
    public func set(_ instant: Instant) { time.withLock { $0 = instant } }

    /// Moves it on; stays where it is when there is no such instant.
    public func advance(seconds: Int64) {
        time.withLock { time in time = (try? time.adding(seconds: seconds)) ?? time }
    }
}
