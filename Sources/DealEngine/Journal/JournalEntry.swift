public import DealModel
public import ExactValues

/// One entry of a deal's history: what happened, when, and who did it.
public struct JournalEntry: Hashable, Sendable {
    /// That the entry tells of something that happened elsewhere (SEMANTICS 7.4).
    public struct Import: Hashable, Sendable {
        /// Where it was brought from.
        public let source: String
        /// When it was written here; the entry's own time is when it happened there.
        public let recordedAt: Instant

        /// An import of these parts.
        public init(source: String, recordedAt: Instant) {
            self.source = source
            self.recordedAt = recordedAt
        }
    }

    /// The deal.
    public let deal: DealID
    /// The entry's number among those of the deal, from 1: the deal's revision since then.
    public let sequence: Int
    /// When it happened: never before the deal's last entry.
    public let at: Instant
    /// Who did it.
    public let actor: UserID
    /// What happened.
    public let event: DealEvent
    /// The place in the store's journal; ``JournalPosition/start`` before the store has given it one.
    public internal(set) var position: JournalPosition
    /// None or one: most entries have nothing rare to tell, and are handed on by value.
    private var rarities: [Rarity]

    private struct Rarity: Hashable, Sendable {
        var imported: Import?
        var isClockBehind = false
        var customer: CustomerRead?
        var state: ContentDigest?
        var receipt: ContentDigest?
    }

    /// An entry, as a store reads it back.
    public init(
        deal: DealID, sequence: Int, at: Instant, actor: UserID, event: DealEvent, imported: Import? = nil,
        isClockBehind: Bool = false, customer: CustomerRead? = nil, state: ContentDigest? = nil,
        receipt: ContentDigest? = nil, position: JournalPosition = .start
    ) {
        self.deal = deal
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.event = event
        self.position = position
        let isPlain = imported == nil && !isClockBehind && customer == nil && state == nil && receipt == nil
        rarities =
            isPlain
            ? []
            : [
                Rarity(
                    imported: imported, isClockBehind: isClockBehind, customer: customer, state: state,
                    receipt: receipt)
            ]
    }

    /// Whether it tells nothing but what happened, when, and who did it.
    var isPlain: Bool { rarities.isEmpty }

    /// Where it was brought from; `nil` for what happened here.
    public var imported: Import? { rarities.first?.imported }
    /// Whether the clock was behind the deal's last entry, and `at` was raised to that entry's.
    public var isClockBehind: Bool { rarities.first?.isClockBehind ?? false }
    /// The customer that the decision read, where customers are kept elsewhere; `nil` otherwise (SEMANTICS 6.3).
    public var customer: CustomerRead? { rarities.first?.customer }
    /// The digest of the deal's ``DealBody`` as it is since the entry, in stores that keep deals as bytes; `nil`
    /// elsewhere, and in all but the last entry of a commit.
    public var state: ContentDigest? { rarities.first?.state }
    /// The digest of the receipt that is kept with the entry; `nil` in stores that keep none, and in all but the last
    /// entry of a command.
    public var receipt: ContentDigest? { rarities.first?.receipt }

    /// The entry of a decision that read a customer elsewhere.
    func reading(_ customer: CustomerRead) -> JournalEntry {
        var entry = self
        var rarity = rarities.first ?? Rarity()
        rarity.customer = customer
        entry.rarities = [rarity]
        return entry
    }

    /// The entry with the digests of what is kept beside it.
    func sealed(state: ContentDigest?, receipt: ContentDigest?) -> JournalEntry {
        guard state != nil || receipt != nil else { return self }
        var entry = self
        var rarity = rarities.first ?? Rarity()
        rarity.state = state
        rarity.receipt = receipt
        entry.rarities = [rarity]
        return entry
    }

    /// The entry at the place that the store has given it.
    public func placed(at position: JournalPosition) -> JournalEntry {
        var entry = self
        entry.position = position
        return entry
    }
}

extension JournalEntry: CustomStringConvertible {
    /// `d-1/3 moved at 2026-03-02T09:00:00Z by anna`, for logs.
    public var description: String { "\(deal)/\(sequence) \(event.kind) at \(at) by \(actor)" }
}
