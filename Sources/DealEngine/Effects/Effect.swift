public import DealModel
public import ExactValues

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
    /// When what caused it happened: the time of its journal entry.
    public let at: Instant
    /// Facts handed over with it, by name, in the order of the names.
    public let payload: [PluginAnswer.StatedFact]

    package init(
        key: Key, event: String, destination: String = "host", at: Instant, payload: [PluginAnswer.StatedFact] = []
    ) {
        self.key = key
        self.event = event
        self.destination = destination
        self.at = at
        self.payload = payload
    }
}
