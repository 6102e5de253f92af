public import DealModel
public import ExactValues

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

        package init(key: CommandKey, command: ContentDigest) {
            self.key = key
            self.command = command
        }
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
    ///
    /// - Complexity: Rows of attempts are made at each call, with a digest each: read it once.
    public var notes: [Note] { attempted.isEmpty ? heard : heard + attempted.map { .attempts($0.row) } }
    /// The notes that are made already: what plugins answered.
    package let heard: [Note]
    /// The refused attempts on the deal since its last commit.
    package let attempted: [RefusedAttempts]
    /// Everything as it is after the entries.
    package let facts: Facts
    /// The file that was decided on: its counters, also those that do not matter, its place and its hash.
    package let loaded: LoadedFrom
    /// What the commands read and concluded.
    package let grounds: Grounds
    /// What hides values in receipts; `nil` when the process redacts nothing.
    package let redactor: Redactor?
    /// The values that the deal's history does not hold, as they are after the entries; `nil` when they stay as they are.
    public let personal: PersonalValues?
    /// When it is made, by the desk's clock. The entries may say another time: that of a deal whose last entry is later,
    /// or that of a history that is brought.
    public let now: Instant

    /// The accepted decisions behind the entries; the bytes of their receipts are made when they are read.
    package enum Grounds: Sendable {
        case none
        /// One command: the receipt goes with the last entry.
        case one(Ground)
        /// The commands of an import, each with the sequence of its last entry.
        case several([(sequence: Int, acceptance: Acceptance)])
    }

    /// An accepted decision behind one reference: the commit has it, and who asked for it is given it.
    package final class Ground: Sendable {
        package let acceptance: Acceptance
        /// How sure it is that the customer is the one that was read.
        package let check: CustomerCheck

        init(_ acceptance: consuming Acceptance, _ check: CustomerCheck) {
            self.acceptance = acceptance
            self.check = check
        }
    }

    /// What a commit knows of the load it rests on.
    package struct LoadedFrom: Hashable, Sendable {
        package let counters: ReadSet.Counters
        /// The row of the deal in the store that gave the file, so that it is not looked up again; -1: not known.
        package let place: Int
        /// The hash of the deal's last entry; `nil` before the first, and where the store does not give it.
        package let hash: ContentDigest?
        /// The stage in which the deal stood.
        package let stage: StageID?

        package init(
            _ counters: ReadSet.Counters, place: Int = -1, hash: ContentDigest? = nil, stage: StageID? = nil
        ) {
            self.counters = counters
            self.place = place
            self.hash = hash
            self.stage = stage
        }
    }

    package init(
        read: ReadSet, entries: [JournalEntry], effects: [Effect] = [], keyUse: KeyUse? = nil, notes: [Note] = [],
        attempted: [RefusedAttempts] = [], facts: Facts, loaded: LoadedFrom, grounds: Grounds = .none,
        redactor: Redactor? = nil, personal: PersonalValues? = nil, now: Instant
    ) {
        self.now = now
        self.redactor = redactor
        self.personal = personal
        self.read = read
        self.entries = entries
        self.effects = effects
        self.keyUse = keyUse
        heard = notes
        self.attempted = attempted
        self.facts = facts
        self.loaded = loaded
        self.grounds = grounds
    }

    /// The deal as it is after the entries, with the values of redacted facts, which its bytes do not have.
    public var deal: Deal { facts.deal }
    /// All its documents as they are after the entries, oldest first.
    public var documents: [Document] { facts.documents }
    /// All its tasks as they are after the entries, oldest first.
    public var tasks: [DealTask] { facts.tasks }
    /// All its approvals as they are after the entries, oldest first.
    public var approvals: [Approval] { facts.approvals }
    /// The deal's revision after them.
    public var revision: Revision { read.revision.adding(entries.count) }
}
