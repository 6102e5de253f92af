package import DealEngine
package import DealModel
package import ExactValues
package import Synchronization

/// A store in memory that fails when it is told to: what a network, a full disk or a faster colleague do.
package final class FaultyStore: WholeStore {
    package enum Fault: Sendable {
        /// Fails before anything is written.
        case before(StoreError)
        /// Writes, and then fails.
        case after(StoreError)
        /// Lets somebody else go first, then goes on.
        case meanwhile(@Sendable (MemoryStore) async -> Void)
    }

    /// The store behind it.
    package let inner = MemoryStore()
    private let atCommits = Mutex<[Fault]>([])
    private let atLoads = Mutex<[Fault]>([])
    private let atNotes = Mutex<[Fault]>([])
    private let atClaims = Mutex<[Fault]>([])
    private let commitCount = Mutex(0)
    private let keepsBytes: Bool
    /// The last entries as a store keeps them that writes bytes.
    private let sealed = Mutex<[DealID: JournalEntry]>([:])
    /// What somebody does to the stored bytes behind the journal's back.
    package let falsified = Mutex<(@Sendable (inout Deal) -> Void)?>(nil)

    /// Whether the store's shelf has lost what was published.
    package let hidesSources = Mutex(false)

    /// - Parameter keepsBytes: Whether deals are given back as a store does that keeps them as bytes.
    package init(keepsBytes: Bool = false) { self.keepsBytes = keepsBytes }

    /// What happens at the next commits, one fault each.
    package func failCommits(_ faults: Fault...) { atCommits.withLock { $0 = faults } }
    /// What happens at the next loads, one fault each.
    package func failLoads(_ faults: Fault...) { atLoads.withLock { $0 = faults } }
    /// What happens at the next notes, one fault each.
    package func failNotes(_ faults: Fault...) { atNotes.withLock { $0 = faults } }
    /// What happens at the next claims, one fault each.
    package func failClaims(_ faults: Fault...) { atClaims.withLock { $0 = faults } }
    /// How many commits were asked for.
    package var commits: Int { commitCount.withLock { $0 } }

    package func load(_ request: LoadRequest) async throws(StoreError) -> DealFile? {
        let fault = next(of: atLoads)
        return try await run(fault) { () async throws(StoreError) -> DealFile? in
            let file = try await self.inner.load(request)
            return try self.asBytes(file)
        }
    }

    /// The file as it is once the deal has been bytes, made by what a host's own store has.
    private func asBytes(_ file: DealFile?) throws(StoreError) -> DealFile? {
        guard keepsBytes, let file else { return file }
        let last = sealed.withLock { $0[file.facts.deal.id] }
        guard let last else { return file }
        let facts = file.facts
        do throws(RestoreError) {
            var deal = try Deal(restoring: facts.deal.encoded)
            falsified.withLock { $0?(&deal) }
            let personal = file.personalKey.map { PersonalValues(of: facts.deal, key: $0) }
            return DealFile(
                deal, loaded: .all, customer: facts.customer, documents: facts.documents, tasks: facts.tasks,
                interactions: facts.interactions, approvals: facts.approvals, at: file.counters, last: last,
                keyed: file.keyed, answers: file.answers, personal: personal)
        } catch {
            throw .damaged("\(error)")
        }
    }

    package func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement {
        commitCount.withLock { $0 += 1 }
        let fault = next(of: atCommits)
        return try await run(fault) { () async throws(StoreError) -> Acknowledgement in
            let written = try await self.inner.commit(commit)
            if self.keepsBytes, let last = commit.sealed().entries.last?.entry {
                self.sealed.withLock { $0[last.deal] = last }
            }
            return written
        }
    }

    private func next(of faults: borrowing Mutex<[Fault]>) -> Fault? {
        faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    private func run<Result: Sendable>(
        _ fault: Fault?, _ body: @Sendable () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        switch fault {
        case nil: return try await body()
        case .before(let error): throw error
        case .after(let error):
            _ = try await body()
            throw error
        case .meanwhile(let other):
            await other(inner)
            return try await body()
        }
    }

    package func note(_ notes: [Note]) async throws(StoreError) {
        let fault = next(of: atNotes)
        try await run(fault) { () async throws(StoreError) in try await self.inner.note(notes) }
    }

    package func deals(_ query: DealQuery, after last: DealID?, limit: Int) async throws(StoreError) -> [Stored<Deal>] {
        try await inner.deals(query, after: last, limit: limit)
    }

    package func entries(after position: JournalPosition, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try await inner.entries(after: position, limit: limit)
    }

    package func entries(of deal: DealID, after sequence: Int, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try await inner.entries(of: deal, after: sequence, limit: limit)
    }

    package func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow] {
        try await inner.attempts(on: deal)
    }

    package func claim(
        _ limit: Int, until lease: Instant, at now: Instant
    ) async throws(StoreError) -> [ClaimedEffect] {
        let fault = next(of: atClaims)
        return try await run(fault) { () async throws(StoreError) in
            try await self.inner.claim(limit, until: lease, at: now)
        }
    }

    package func settle(_ settlements: [EffectSettlement]) async throws(StoreError) {
        try await inner.settle(settlements)
    }

    package func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect] {
        try await inner.parkedEffects(after: last, limit: limit)
    }

    package func release(
        _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
    ) async throws(StoreError) -> Bool {
        try await inner.release(effect, as: release, by: person, at: now)
    }

    package func backlog() async throws(StoreError) -> OutboxBacklog { try await inner.backlog() }

    package func publish(_ version: ProcessVersion, source: String) async throws(StoreError) {
        try await inner.publish(version, source: source)
    }

    package func source(of version: ProcessVersion) async throws(StoreError) -> String? {
        if hidesSources.withLock({ $0 }) { return nil }
        return try await inner.source(of: version)
    }

    package func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
        try await inner.customer(id)
    }

    package func save(_ customer: Customer, expecting revision: Revision?) async throws(StoreError) -> Revision {
        try await inner.save(customer, expecting: revision)
    }

    package func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
        try await inner.interactions(of: deal)
    }

    package func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision {
        try await inner.add(interaction, to: deal)
    }
}
