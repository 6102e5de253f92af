public import DealModel
public import ExactValues

/// What must be done because of what happened: written in the same transaction, delivered at least once.
public protocol Outbox: Sendable {
    /// Claims effects that are due, so that no other relay is given them before `lease`.
    ///
    /// Of one deal and destination only the first open effect is given, in the order of (sequence, effect); a parked one
    /// holds back the later ones of the same deal and destination.
    func claim(_ limit: Int, until lease: Instant, at now: Instant) async throws(StoreError) -> [Effect]

    /// Ends a claim.
    func settle(_ effect: Effect.Key, as result: Settlement) async throws(StoreError)
}

/// One thing to be done outside.
public struct Effect: Hashable, Sendable {
    /// The name under which a receiver recognises a repeated delivery: `deal/sequence/effect` (SEMANTICS 6.7).
    public struct Key: Hashable, Sendable, Comparable, CustomStringConvertible {
        /// The deal.
        public let deal: DealID
        /// The journal entry that caused it.
        public let sequence: Int
        /// The effect's place among those of the entry, from 0.
        public let effect: Int

        /// The key of one effect of an entry.
        public init(deal: DealID, sequence: Int, effect: Int) {
            self.deal = deal
            self.sequence = sequence
            self.effect = effect
        }

        /// `d-1/7/0`.
        public var description: String { "\(deal)/\(sequence)/\(effect)" }

        /// By deal, then in the order of delivery.
        public static func < (first: Key, second: Key) -> Bool {
            (first.deal, first.sequence, first.effect) < (second.deal, second.sequence, second.effect)
        }
    }

    /// The name under which a receiver recognises a repeated delivery.
    public let key: Key
    /// What the receiver is told: `shipment.requested`.
    public let event: String
    /// Where it goes; order is kept for each deal and destination.
    public let destination: String
    /// Facts handed over with it, by name, in the order of the names.
    public let payload: [PluginAnswer.StatedFact]

    package init(
        key: Key, event: String, destination: String = "host", payload: [PluginAnswer.StatedFact] = []
    ) {
        self.key = key
        self.event = event
        self.destination = destination
        self.payload = payload
    }
}

/// How a delivery ended.
public enum Settlement: Hashable, Sendable {
    /// It arrived.
    case delivered
    /// It did not arrive; it is due again at the instant.
    case retry(at: Instant)
    /// It cannot arrive without a person; it holds back what follows.
    case parked(because: String)
    /// A person let what was parked be tried again.
    case resumed(by: UserID)
    /// A person gave up what was parked; what follows goes on.
    case skipped(by: UserID)
}
