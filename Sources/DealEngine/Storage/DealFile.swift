public import DealModel
public import ExactValues

/// What a store knows of one deal: everything a decision was asked for, from one snapshot.
public struct DealFile: Sendable {
    /// The deal, its customer and the groups that were loaded.
    package var facts: Facts
    /// The counters at the snapshot.
    public let counters: ReadSet.Counters
    /// When the deal's last entry happened; `nil` for a deal about to be opened.
    public let lastAt: Instant?
    /// The digest of the deal's body in its last entry; `nil` in a store that does not keep deals as bytes.
    public let state: ContentDigest?
    /// The digest of the bytes that were read; `nil`: to be worked out from the facts.
    package let foundState: ContentDigest?
    /// The hash of the deal's last entry; `nil` where the store does not give it.
    public let hash: ContentDigest?
    /// What was written under the command's key; `nil` when nothing was, or no key was given.
    public let keyed: KeyedResult?
    /// Answers of plugins about the deal that may still count.
    public let answers: [RecordedAnswer]
    /// The row of the deal in the store, which a commit gives back; -1: not known.
    package let place: Int
    /// The key of the deal's redacted facts; `nil` when it has none.
    package let personalKey: [UInt8]?

    package init(
        facts: Facts, counters: ReadSet.Counters, lastAt: Instant?, state: ContentDigest? = nil,
        foundState: ContentDigest? = nil, hash: ContentDigest? = nil, keyed: KeyedResult? = nil,
        answers: [RecordedAnswer] = [], place: Int = -1, personalKey: [UInt8]? = nil
    ) {
        self.personalKey = personalKey
        self.facts = facts
        self.counters = counters
        self.lastAt = lastAt
        self.state = state
        self.foundState = foundState
        self.hash = hash
        self.keyed = keyed
        self.answers = answers
        self.place = place
    }

    /// What a commit that rests on this file knows of it.
    package var loadedFrom: Commit.LoadedFrom {
        Commit.LoadedFrom(counters, place: place, hash: hash, stage: facts.deal.visit?.stage)
    }

    /// Whether the deal is the one its last entry tells of (API 3.2), redacted values included; true where that cannot be
    /// known.
    package var isAsWritten: Bool {
        guard facts.deal.marks.isEmpty || Redactor.agree(facts.deal, key: personalKey) else { return false }
        guard let state, facts.loaded.isSuperset(of: .own) else { return true }
        return state == foundState ?? facts.body.digest
    }
}

extension DealFile {
    /// The file of a deal in a store of the host's own.
    ///
    /// - Parameters:
    ///   - deal: The deal as the store keeps it, or ``LoadRequest/newDeal`` when it has none of that id.
    ///   - loaded: The groups that were read, as ``LoadRequest/needs(for:)`` asked; of the others nothing is known.
    ///   - customer: The customer, when the store keeps customers too.
    ///   - documents: The deal's documents, oldest first.
    ///   - tasks: The deal's tasks of all visits, oldest first.
    ///   - interactions: The deal's interactions, oldest first.
    ///   - approvals: The approvals given to the deal, oldest first.
    ///   - heardAt: When the newest interaction that came from the customer happened.
    ///   - counters: The counters at the snapshot.
    ///   - last: The deal's last entry; its digest of the deal is compared with the deal given here.
    ///   - hash: The link of that entry, as ``SealedCommit/Entry/link`` gave it.
    ///   - keyed: What was written under the request's key.
    ///   - answers: What plugins have answered about the deal, the last answer to each rule.
    ///   - personal: What the last ``SealedCommit/personal`` of the deal was made of; `nil` when there was none, or it was
    ///     erased.
    public init(
        _ deal: Deal, loaded: FactNeeds, customer: Customer? = nil, documents: [Document] = [], tasks: [DealTask] = [],
        interactions: [Interaction] = [], approvals: [Approval] = [], heardAt: Instant? = nil,
        at counters: ReadSet.Counters, last: JournalEntry? = nil, hash: ContentDigest? = nil, keyed: KeyedResult? = nil,
        answers: [RecordedAnswer] = [], personal: PersonalValues? = nil
    ) {
        var facts = Facts(
            deal: personal?.completing(deal) ?? deal, customer: customer, documents: documents, tasks: tasks,
            interactions: interactions,
            approvals: approvals, loaded: loaded)
        if let heardAt { facts.deal.lastCustomerEventAt = heardAt }
        self.init(
            facts: facts, counters: counters, lastAt: last?.at, state: last?.state, hash: hash, keyed: keyed,
            answers: answers, personalKey: personal?.key)
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
