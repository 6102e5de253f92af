public import DealModel
public import ExactValues

/// What must be done because of what happened: written in the same transaction, delivered at least once.
///
/// Several relays may work at one outbox, in any number of processes. What they do is a cycle of two calls: claim what is
/// due, hand it over, settle the claim. A relay that dies in between leaves a claim behind that lapses.
public protocol Outbox: Sendable {
    /// Claims effects that are due, so that no other relay is given them before `lease`.
    ///
    /// Of one deal and destination only the first open effect is ever given, in the order of (sequence, effect): while it
    /// is claimed, waits to be tried again, or is parked, the later ones of the same deal and destination wait with it.
    /// Other deals go on.
    ///
    /// A row that cannot be read is parked and not given: see ``UnreadableEffect``. Another takes its place, so that
    /// nothing is given only when nothing is due.
    ///
    /// - Parameters:
    ///   - limit: At most so many.
    ///   - lease: When the claims lapse. A relay must have ended each delivery by then: after it, another may be given
    ///     the effect, and the one that follows it.
    ///   - now: What time it is.
    /// - Returns: The claims; those that have waited longest first.
    func claim(_ limit: Int, until lease: Instant, at now: Instant) async throws(StoreError) -> [ClaimedEffect]

    /// Ends claims, all in one transaction.
    ///
    /// A claim that is not the last one of its effect, since it lapsed and somebody else was given the effect, is left
    /// alone: who has claimed last says how it ended.
    func settle(_ settlements: [EffectSettlement]) async throws(StoreError)

    /// What waits for a person, in the order of the keys.
    ///
    /// - Parameters:
    ///   - last: The last effect of the page before; `nil` for the first page.
    ///   - limit: At most so many, above 0.
    func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect]

    /// Lets what was parked go on, by a person's decision, which is kept when it gives the effect up.
    ///
    /// - Returns: Whether there was a parked effect of this key.
    func release(
        _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
    ) async throws(StoreError) -> Bool

    /// How much is waiting.
    ///
    /// - Complexity: O(*n*) in the number of open effects.
    func backlog() async throws(StoreError) -> OutboxBacklog
}

/// An effect in the hands of one relay.
public struct ClaimedEffect: Hashable, Sendable {
    /// What is to be done.
    public let effect: Effect
    /// Which claim of the effect this is: grows with each, and is never given twice. A receiver that keeps the highest
    /// one seen can turn away a relay that comes too late.
    public let claim: Int
    /// How often it has been tried, this time included: 1 for the first time, and for the first time after it was resumed.
    /// A relay that died while it delivered has tried, too; one that was cut off and said so
    /// (``Settlement/interrupted``) has not.
    public let attempt: Int

    /// A claim: for stores.
    public init(_ effect: Effect, claim: Int, attempt: Int) {
        self.effect = effect
        self.claim = claim
        self.attempt = attempt
    }

    /// How it ended, for ``Outbox/settle(_:)``.
    public func settled(as result: Settlement) -> EffectSettlement {
        EffectSettlement(effect.key, claim: claim, as: result)
    }
}

/// How a claim ended.
public struct EffectSettlement: Hashable, Sendable {
    /// The effect.
    public let effect: Effect.Key
    /// Which claim of it: ``ClaimedEffect/claim``.
    public let claim: Int
    /// How it ended.
    public let result: Settlement

    /// How a claim ended.
    public init(_ effect: Effect.Key, claim: Int, as result: Settlement) {
        self.effect = effect
        self.claim = claim
        self.result = result
    }
}

/// How a delivery ended.
public enum Settlement: Hashable, Sendable {
    /// It arrived.
    case delivered
    /// It did not arrive; it is due again at the instant.
    case retry(at: Instant)
    /// It was cut off because its relay ends: it is due at once, and this was no attempt.
    case interrupted
    /// It cannot arrive without a person, since this moment; it holds back what follows.
    case parked(because: String, at: Instant)
}

/// An effect that waits for a person.
public struct ParkedEffect: Hashable, Sendable {
    /// What was to be done, or why nobody can tell.
    public let content: Result<Effect, UnreadableEffect>
    /// Why it is parked.
    public let reason: String
    /// Since when it is parked.
    public let since: Instant
    /// How often it was tried.
    public let attempts: Int

    /// A parked row as it can be read: for stores.
    public init(
        _ content: Result<Effect, UnreadableEffect>, because reason: String, since: Instant, attempts: Int
    ) {
        self.content = content
        self.reason = reason
        self.since = since
        self.attempts = attempts
    }

    /// A parked effect: for stores.
    public init(_ effect: Effect, because reason: String, since: Instant, attempts: Int) {
        self.init(.success(effect), because: reason, since: since, attempts: attempts)
    }

    /// The name under which it is released.
    public var key: Effect.Key {
        switch content {
        case .success(let effect): effect.key
        case .failure(let unreadable): unreadable.key
        }
    }

    /// What was to be done; `nil` for a row that cannot be read.
    public var effect: Effect? { try? content.get() }
}

/// What a person decides of a parked effect.
public enum EffectRelease: Hashable, Sendable {
    /// It is tried again, at once and with no attempt counted yet. A row that still cannot be read is parked again.
    case resumed
    /// It is given up; what follows goes on.
    case skipped
}

/// How much an outbox holds.
public struct OutboxBacklog: Hashable, Sendable {
    /// Effects that have not arrived: claimed, waiting and parked ones.
    public let open: Int
    /// How many of them are parked.
    public let parked: Int
    /// When the oldest that is not parked was written; `nil` when there is none.
    public let oldest: Instant?

    /// A backlog of this size.
    public init(open: Int = 0, parked: Int = 0, oldest: Instant? = nil) {
        self.open = open
        self.parked = parked
        self.oldest = oldest
    }
}
