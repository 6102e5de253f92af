package import DealModel
public import ExactValues

/// What a store knows of one deal: everything a decision was asked for, from one snapshot.
public struct DealFile: Sendable {
    /// The deal, its customer and the groups that were loaded.
    package var facts: Facts
    /// The counters at the snapshot.
    public let counters: ReadSet.Counters
    /// When the deal's last entry happened; `nil` for a deal about to be opened.
    public let lastAt: Instant?
    /// The digest of the deal in its last entry; `nil` in a store that does not keep deals as bytes.
    public let state: ContentDigest?
    /// What was written under the command's key; `nil` when nothing was, or no key was given.
    public let keyed: KeyedResult?
    /// Answers of plugins about the deal that may still count.
    public let answers: [RecordedAnswer]

    package init(
        facts: Facts, counters: ReadSet.Counters, lastAt: Instant?, state: ContentDigest? = nil,
        keyed: KeyedResult? = nil, answers: [RecordedAnswer] = []
    ) {
        self.facts = facts
        self.counters = counters
        self.lastAt = lastAt
        self.state = state
        self.keyed = keyed
        self.answers = answers
    }
}

/// What was written under a key, and the digest of the command that wrote it.
public struct KeyedResult: Hashable, Sendable {
    /// The digest of the command.
    public let command: ContentDigest
    /// The entries of its commit, in order.
    public let entries: [JournalEntry]

    /// A result of these parts.
    public init(command: ContentDigest, entries: [JournalEntry]) {
        self.command = command
        self.entries = entries
    }
}
