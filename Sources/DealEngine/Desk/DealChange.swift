public import DealModel
public import ExactValues

/// What a command did to a deal: the entries that were written.
public struct DealChange: Sendable {
    /// The entries, in order; empty when there was nothing to write, as for facts that are what they were.
    public let entries: [JournalEntry]
    /// The deal.
    public let deal: DealID
    /// The deal's revision since then.
    public let revision: Revision
    private let hash: ContentDigest?
    /// Whether the command had been done before under the same key: nothing was written now.
    public let isRepeat: Bool
    /// How sure it is that the customer was the one the decision read.
    public let customerCheck: CustomerCheck
    private let ground: Commit.Ground?

    init(
        deal: DealID, entries: [JournalEntry], _ written: Acknowledgement, isRepeat: Bool = false,
        customerCheck: CustomerCheck = .unread, ground: Commit.Ground? = nil
    ) {
        self.deal = deal
        self.entries = entries
        revision = written.revision
        hash = written.hash
        self.isRepeat = isRepeat
        self.customerCheck = customerCheck
        self.ground = ground
    }

    /// The end of the deal's history since then, to be kept elsewhere and verified against; `nil` for a repeat, and in
    /// stores that work hashes out only when they are read.
    public var head: ChainHead? { hash.map { ChainHead(sequence: revision.number, hash: $0) } }

    /// When it happened.
    public var at: Instant? { entries.last?.at }

    /// The decision behind it, with everything it read; `nil` for a repeat, which is read from the journal.
    public var acceptance: Acceptance? { ground?.acceptance }

    /// Identities of closed items that were passed: a manual process's advice not taken.
    public var advice: [String] { entries.flatMap(\.event.advice) }

    /// Identities of items that were closed and only warned.
    public var warned: [String] { entries.flatMap(\.event.warned) }
}

extension DealEvent {
    /// Identities of closed items that were passed.
    public var advice: [String] {
        switch self {
        case .moved(let move): move.advice
        case .closed(let closing): closing.advice
        default: []
        }
    }

    /// Identities of items that were closed and only warned.
    public var warned: [String] {
        switch self {
        case .created(let creation): creation.warned
        case .moved(let move): move.warned
        case .closed(let closing): closing.warned
        default: []
        }
    }
}

/// A committed change of stage.
@dynamicMemberLookup
public struct DealTransition: Sendable {
    /// What was written.
    public let change: DealChange
    /// The move itself.
    public let move: DealEvent.StageMove

    init?(_ change: DealChange) {
        for entry in change.entries.reversed() {
            guard case .moved(let move) = entry.event else { continue }
            self.change = change
            self.move = move
            return
        }
        return nil
    }

    /// The stage that was left.
    public var from: StageID { move.from }
    /// The stage that was entered.
    public var to: StageID { move.to.stage }

    /// What was written.
    public subscript<Value>(dynamicMember path: KeyPath<DealChange, Value>) -> Value { change[keyPath: path] }
}
