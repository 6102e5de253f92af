public import DealModel

/// What a desk writes: made by a desk only, of an accepted decision on facts that it loaded itself.
///
/// There is no public way to make one, and none to decode one: that is the one door (SEMANTICS 5.6).
public struct Commit: Sendable {
    /// The key of a command with the digest of the command.
    public struct KeyUse: Hashable, Sendable {
        /// The key.
        public let key: CommandKey
        /// The digest of the command.
        public let command: ContentDigest
    }

    /// The counters to be compared; any difference is a ``StoreError/stale(_:)``.
    public let read: ReadSet
    /// The entries, in the order of their sequence.
    public let entries: [JournalEntry]
    /// What must be done because of them.
    public let effects: [Effect]
    /// The key to be kept with them; `nil` when the caller gave none.
    public let keyUse: KeyUse?
    /// What is kept beside the chain and written on this occasion.
    public let notes: [Note]
    /// Everything as it is after the entries.
    package let facts: Facts
    /// All counters at the load, also those that do not matter.
    package let loaded: ReadSet.Counters

    package init(
        read: ReadSet, entries: [JournalEntry], effects: [Effect] = [], keyUse: KeyUse? = nil, notes: [Note] = [],
        facts: Facts, loaded: ReadSet.Counters
    ) {
        self.read = read
        self.entries = entries
        self.effects = effects
        self.keyUse = keyUse
        self.notes = notes
        self.facts = facts
        self.loaded = loaded
    }

    /// The deal as it is after the entries.
    public var deal: Deal { facts.deal }
    /// All its documents as they are after the entries, oldest first.
    public var documents: [Document] { facts.documents }
    /// All its tasks as they are after the entries, oldest first.
    public var tasks: [DealTask] { facts.tasks }
    /// All its approvals as they are after the entries, oldest first.
    public var approvals: [Approval] { facts.approvals }
    /// The entries, the last one with the digest of the deal: what a store writes that keeps deals as bytes, so that a
    /// deal changed behind its journal is found before it is judged.
    public var sealedEntries: [JournalEntry] {
        var sealed = entries
        if !sealed.isEmpty { sealed[sealed.count - 1].state = deal.stateDigest }
        return sealed
    }
    /// The deal's revision after them.
    public var revision: Revision { read.revision.adding(entries.count) }
}
