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
    /// Where it was brought from; `nil` for what happened here.
    public let imported: Import?
    /// Whether the clock was behind the deal's last entry, and `at` was raised to that entry's.
    public let isClockBehind: Bool
    /// The digest of the deal as it is since the entry, in stores that keep deals as bytes; `nil` elsewhere, and in all
    /// but the last entry of a commit.
    public internal(set) var state: ContentDigest?
    /// The place in the store's journal; ``JournalPosition/start`` before the store has given it one.
    public internal(set) var position: JournalPosition

    /// An entry, as a store reads it back.
    public init(
        deal: DealID, sequence: Int, at: Instant, actor: UserID, event: DealEvent, imported: Import? = nil,
        isClockBehind: Bool = false, state: ContentDigest? = nil, position: JournalPosition = .start
    ) {
        self.deal = deal
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.event = event
        self.imported = imported
        self.isClockBehind = isClockBehind
        self.state = state
        self.position = position
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
