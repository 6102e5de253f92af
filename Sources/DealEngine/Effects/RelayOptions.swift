import ExactValues

/// How a relay goes about its work.
public struct RelayOptions: Hashable, Sendable {
    /// How many effects are delivered at the same time, each of another deal or destination.
    public var width: Int
    /// How long one delivery may take. What takes longer is cancelled, and counts as not delivered.
    public var timeLimit: Duration
    /// How long after the time limit a claim lapses: what a pause of the process or a slow store may take.
    public var margin: Duration
    /// How long to wait after the first failure; after each further one twice as long.
    public var firstDelay: Duration
    /// The longest wait.
    public var longestDelay: Duration
    /// After how many attempts an effect is parked.
    public var attempts: Int
    /// How long a relay that has found nothing due waits before it looks again.
    public var pause: Duration

    /// Options; what is left out has the value a service wants: eight at once, ten seconds each, tries after 1 s, 2 s, 4 s
    /// … at most every 10 minutes, parked after twelve, a look twice a second.
    public init(
        width: Int = 8, timeLimit: Duration = .seconds(10), margin: Duration = .seconds(20),
        firstDelay: Duration = .seconds(1), longestDelay: Duration = .seconds(600), attempts: Int = 12,
        pause: Duration = .milliseconds(500)
    ) {
        self.width = max(width, 1)
        self.timeLimit = timeLimit
        self.margin = margin
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.attempts = max(attempts, 1)
        self.pause = pause
    }

    /// When a claim made at an instant lapses.
    func lease(from now: Instant) -> Instant { now.later(by: timeLimit + margin) }

    /// When an effect is tried again.
    ///
    /// Up to a quarter earlier than the doubled wait, by the effect's key: what failed together does not come back
    /// together, and a test knows the time all the same.
    ///
    /// - Parameter attempt: Which attempt failed, from 1.
    func retry(after attempt: Int, of key: Effect.Key, at now: Instant) -> Instant {
        var delay = firstDelay
        for _ in 1..<min(max(attempt, 1), 64) where delay < longestDelay { delay *= 2 }
        delay = min(delay, longestDelay)
        let spread = ContentDigest(of: Array("\(key)/\(attempt)".utf8)).bytes.first ?? 0
        return now.later(by: delay - delay / 1_024 * Int(spread))
    }
}

extension Instant {
    /// This much later; where there is no such instant, the last there is.
    func later(by duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let whole = (try? adding(seconds: seconds)) ?? Instant(microseconds: .max)
        return (try? whole.adding(microseconds: attoseconds / 1_000_000_000_000)) ?? whole
    }
}
