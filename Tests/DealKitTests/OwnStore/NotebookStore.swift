import DealKit
import Synchronization

/// A store of a host's own, as small as one can be that keeps every promise: bytes in dictionaries, behind one lock.
///
/// Everything here is public API. A real one writes the same bytes to the tables of its database.
final class NotebookStore: DealStore, CustomerStore, InteractionStore {
    struct DealPage: Sendable {
        var body: [UInt8]
        var counters: ReadSet.Counters
        var customer: CustomerID?
        var hash: ContentDigest?
        var personal: [UInt8]?
        var heardAt: Instant?
        /// Positions of the deal's entries in the journal, by their sequence.
        var positions: [Int] = []
        var interactions: [Interaction] = []
        var attempts = AttemptTable()
        var answers: [RecordedAnswer] = []
    }

    struct CustomerPage: Sendable {
        var customer: Customer
        var revision: Revision
        var portfolio = Revision.zero
    }

    struct KeyPage: Sendable {
        let command: ContentDigest
        let positions: [Int]
    }

    struct EffectPage: Sendable {
        let effect: Effect
        var heldUntil: Instant?
        /// How often it was claimed, and how often before it was last resumed.
        var claims = 0
        var excused = 0
        var parked: ParkedEffect?

        var claimed: ClaimedEffect { ClaimedEffect(effect, claim: claims, attempt: claims - excused) }
    }

    /// Everything; a commit changes a copy, which is put in its place when nothing is left to fail.
    struct Pages: Sendable {
        var deals: [DealID: DealPage] = [:]
        var customers: [CustomerID: CustomerPage] = [:]
        var journal: [[UInt8]] = []
        var receipts: [Int: [UInt8]] = [:]
        var keys: [CommandKey: KeyPage] = [:]
        var outbox: [EffectPage] = []
        var skipped: [(effect: Effect, by: UserID, at: Instant)] = []
        var shelf: [ProcessVersion: String] = [:]
    }

    let pages = Mutex(Pages())

    // MARK: - Deals

    func load(_ request: LoadRequest) async throws(StoreError) -> DealFile? {
        try pages.withLock { pages throws(StoreError) in try pages.file(for: request) }
    }

    func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement {
        let sealed = commit.sealed()
        try pages.withLock { pages throws(StoreError) in
            try pages.compare(commit)
            pages.write(commit, sealed)
        }
        return sealed.acknowledgement
    }

    func note(_ notes: [Note]) async throws(StoreError) { pages.withLock { $0.note(notes) } }

    func deals(_ query: DealQuery, after last: DealID?, limit: Int) async throws(StoreError) -> [Stored<Deal>] {
        try pages.withLock { pages throws(StoreError) in
            var found: [Stored<Deal>] = []
            for (id, page) in pages.deals.sorted(by: { $0.key < $1.key }) where found.count < limit {
                if let last, id <= last { continue }
                let body = try DealBody(stored: page.body)
                guard query.fits(DealIndex(body.deal, tasks: body.tasks)) else { continue }
                let personal = try page.personal.map { bytes throws(StoreError) in try PersonalValues(stored: bytes) }
                found.append(Stored(personal?.completing(body.deal) ?? body.deal, at: page.counters.revision))
            }
            return found
        }
    }

    // MARK: - Journal

    func entries(after position: JournalPosition, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try pages.withLock { pages throws(StoreError) in
            let places = pages.journal.indices.dropFirst(position.number).prefix(max(limit, 0))
            return try pages.entries(at: Array(places))
        }
    }

    func entries(of deal: DealID, after sequence: Int, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try pages.withLock { pages throws(StoreError) in
            let places = pages.deals[deal]?.positions ?? []
            return try pages.entries(at: Array(places.dropFirst(sequence).prefix(max(limit, 0))))
        }
    }

    func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]? {
        pages.withLock { pages in
            guard let places = pages.deals[deal]?.positions, places.indices.contains(sequence - 1) else { return nil }
            return pages.receipts[places[sequence - 1]]
        }
    }

    func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow] {
        pages.withLock { $0.deals[deal]?.attempts.rows ?? [] }
    }

    // MARK: - Published processes

    func publish(_ version: ProcessVersion, source: String) async throws(StoreError) {
        try pages.withLock { pages throws(StoreError) in
            if let known = pages.shelf[version], known != source { throw .failed(PublishedVersionDiffers(version)) }
            pages.shelf[version] = source
        }
    }

    func source(of version: ProcessVersion) async throws(StoreError) -> String? {
        pages.withLock { $0.shelf[version] }
    }
}

extension StableRecord {
    /// A record from stored bytes; bytes that are none are damage.
    init(stored bytes: [UInt8]) throws(StoreError) {
        do throws(RestoreError) {
            try self.init(restoring: bytes)
        } catch {
            throw .damaged("\(error)")
        }
    }
}
