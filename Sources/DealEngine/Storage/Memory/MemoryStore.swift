public import DealModel
public import ExactValues
internal import Synchronization

/// A store in memory: for tests, trials and services that keep nothing.
///
/// It keeps every promise of a store but that of outliving its process: units of work, compared counters, keys, one
/// journal. One lock for a load and one for a commit; nothing waits.
///
///     let desk = try await DealDesk(store: MemoryStore(), processes: processes)
public final class MemoryStore: Sendable {
    private let state: Mutex<MemoryState>

    /// An empty store.
    ///
    /// - Parameters:
    ///   - keysKeptFor: How long the key of a command is remembered (SEMANTICS 6.5).
    ///   - keepsReceipts: Whether what each decision read is kept: a few hundred bytes a move, so not by default.
    public init(keysKeptFor: Duration = .seconds(30 * 86_400), keepsReceipts: Bool = false) {
        state = Mutex(MemoryState(keys: MemoryKeys(keptFor: keysKeptFor), keepsReceipts: keepsReceipts))
    }

    /// Runs `body` alone with the state.
    @inline(__always)
    func locked<Result>(
        _ body: (inout MemoryState) throws(StoreError) -> sending Result
    ) throws(StoreError) -> sending Result {
        try state.withLock(body)
    }
}

// For a desk that waits for nothing: a call that may suspend costs as much as the load itself.
extension MemoryStore {
    func loadAtOnce(_ request: LoadRequest) -> DealFile? { state.withLock { $0.load(request) } }

    func commitAtOnce(_ commit: Commit) throws(StoreError) -> Acknowledgement {
        try locked { state throws(StoreError) in try state.commit(commit) }
    }

    func noteAtOnce(_ notes: [Note]) { state.withLock { $0.note(notes) } }
}

extension MemoryStore: DealStore {
    /// Everything about a deal, from one moment: all groups, whatever was asked for.
    public func load(_ request: LoadRequest) async throws(StoreError) -> DealFile? {
        loadAtOnce(request)
    }

    /// Compares the counters and writes, or does nothing.
    public func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement {
        try commitAtOnce(commit)
    }

    /// Keeps attempts and plugin answers.
    public func note(_ notes: [Note]) async throws(StoreError) {
        noteAtOnce(notes)
    }

    /// Deals in the order of their ids.
    public func deals(
        _ query: DealQuery, after last: DealID?, limit: Int
    ) async throws(StoreError) -> [Stored<Deal>] {
        try locked { state throws(StoreError) in state.deals(query, after: last, limit: limit) }
    }
}

extension MemoryStore: Journal {
    /// Entries of all deals in the order in which they were written.
    public func entries(
        after position: JournalPosition, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try locked { state throws(StoreError) in state.entries(after: position.number, limit: limit) }
    }

    /// Entries of one deal in the order of their sequence.
    public func entries(
        of deal: DealID, after sequence: Int, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try locked { state throws(StoreError) in state.entries(of: deal, after: sequence, limit: limit) }
    }

    /// What a command read and concluded, where receipts are kept.
    public func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]? {
        try locked { state throws(StoreError) in state.receipt(of: deal, at: sequence) }
    }

    /// The rows of attempts of a deal.
    public func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow] {
        try locked { state throws(StoreError) in state.attempts(on: deal) }
    }
}

extension MemoryStore: Outbox {
    /// Claims effects that are due.
    public func claim(
        _ limit: Int, until lease: Instant, at now: Instant
    ) async throws(StoreError) -> [ClaimedEffect] {
        try locked { state throws(StoreError) in state.outbox.claim(limit, until: lease, at: now) }
    }

    /// Ends claims.
    public func settle(_ settlements: [EffectSettlement]) async throws(StoreError) {
        try locked { state throws(StoreError) in state.outbox.settle(settlements) }
    }

    /// What waits for a person.
    public func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect] {
        try locked { state throws(StoreError) in state.outbox.parked(after: last, limit: limit) }
    }

    /// Lets what was parked go on; who gave it up is kept.
    public func release(
        _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
    ) async throws(StoreError) -> Bool {
        try locked { state throws(StoreError) in state.outbox.release(effect, as: release, by: person, at: now) }
    }

    /// What was given up, by whom and when.
    package var skippedEffects: [SkippedEffect] { state.withLock { $0.outbox.skipped } }

    /// How much is waiting.
    public func backlog() async throws(StoreError) -> OutboxBacklog {
        try locked { state throws(StoreError) in state.outbox.backlog }
    }
}

extension MemoryStore: ProcessShelf {
    /// Keeps the source of a version.
    public func publish(_ version: ProcessVersion, source: String) async throws(StoreError) {
        try locked { state throws(StoreError) in try state.publish(version, source: source) }
    }

    /// The source of a published version.
    public func source(of version: ProcessVersion) async throws(StoreError) -> String? {
        try locked { state throws(StoreError) in state.shelf[version] }
    }
}

extension MemoryStore: CustomerStore {
    /// A customer; `nil` when there is none of this id.
    public func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
        try locked { state throws(StoreError) in state.customer(id) }
    }

    /// Saves a customer; what DealKit keeps of it stays as it is.
    public func save(
        _ customer: Customer, expecting revision: Revision?
    ) async throws(StoreError) -> Revision {
        try locked { state throws(StoreError) in try state.save(customer, expecting: revision) }
    }
}

extension MemoryStore: InteractionStore {
    /// The interactions of a deal, oldest first.
    public func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
        try locked { state throws(StoreError) in state.interactions(of: deal) }
    }

    /// Adds an interaction; one without an id is given one.
    public func add(
        _ interaction: Interaction, to deal: DealID
    ) async throws(StoreError) -> Revision {
        try locked { state throws(StoreError) in try state.add(interaction, to: deal) }
    }
}

extension MemoryStore: SealStore {
    /// Makes a seal over the ends of all histories; every entry is hashed for it.
    public func seal(at now: Instant) async throws(StoreError) -> Seal {
        try locked { state throws(StoreError) in state.seal(at: now) }
    }

    /// A seal that was made.
    public func seal(_ number: Int?) async throws(StoreError) -> Seal? {
        try locked { state throws(StoreError) in state.seal(number) }
    }

    /// What a seal covers.
    public func heads(
        of seal: Int, after last: DealID?, limit: Int
    ) async throws(StoreError) -> [DealHead] {
        try locked { state throws(StoreError) in state.heads(of: seal, after: last, limit: limit) }
    }
}

extension MemoryStore: ErasingStore, HealthReporting {
    /// Erases what is known of a person.
    public func erase(_ subject: DataSubject) async throws(StoreError) -> Int {
        try locked { state throws(StoreError) in state.erase(subject) }
    }

    /// Nothing here outlives the process, and the report says so.
    public func health() async throws(StoreError) -> StoreHealth {
        StoreHealth(engine: "memory", schema: 1, remarks: ["nothing outlives the process"])
    }
}
