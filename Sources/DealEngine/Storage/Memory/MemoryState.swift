import DealModel
import ExactValues

/// What a store in memory keeps: rows by number, so that an index costs four bytes, and the numbers by id.
struct MemoryState: Sendable {
    struct DealRow: Sendable {
        /// The deal with its own groups, and the customer as it was when it was last looked at.
        var facts: Facts
        var revision: Int
        var activity: Int
        /// The journal position of the deal's last entry.
        var lastEntry: Int
        var lastAt: Instant
        /// The number of the customer; -1 when the deal has none here.
        var customer: Int32
        /// The counters of the customer at which ``facts`` has it.
        var customerSeen: CustomerCounters
    }

    struct CustomerRow: Sendable {
        var customer: Customer
        var counters: CustomerCounters
    }

    struct CustomerCounters: Hashable, Sendable {
        var revision: Int
        var portfolio: Int

        static let none = CustomerCounters(revision: 0, portfolio: 0)
    }

    var deals: [DealRow] = []
    var dealNumbers: [DealID: Int32] = [:]
    var customers: [CustomerRow] = []
    var customerNumbers: [CustomerID: Int32] = [:]
    var journal = CompactJournal()
    var keys: MemoryKeys
    /// Refused attempts, by the deal's number.
    var attempts: [Int: MemoryAttempts] = [:]
    var answers: [DealID: [RecordedAnswer]] = [:]
    var outbox = MemoryOutbox()
    var shelf: [ProcessVersion: String] = [:]
    var seals: [(seal: Seal, heads: [DealHead])] = []
    /// The receipts of the commands, by the position of their last entry; `nil`: none are kept.
    var receipts: [Int: Receipt]?
    /// The keys of deals with redacted facts, by the deal's number; the values are in the facts of the deal.
    var personalKeys: [Int: [UInt8]] = [:]
    /// The numbers of all deals in the order of their ids; `nil` since a deal was added.
    private var order: [Int32]?

    init(keys: MemoryKeys, keepsReceipts: Bool) {
        self.keys = keys
        receipts = keepsReceipts ? [:] : nil
    }

    func number(of deal: DealID) -> Int? { dealNumbers[deal].map(Int.init) }

    // MARK: - Deals

    mutating func load(_ request: LoadRequest) -> DealFile? {
        guard let number = number(of: request.deal) else {
            return request.newDeal.map { file(of: $0, keyed: keyed(request.key)) }
        }
        refreshCustomer(of: number)
        let row = deals[number]
        return DealFile(
            facts: row.facts, counters: counters(of: row), lastAt: row.lastAt, keyed: keyed(request.key),
            answers: answers.isEmpty ? [] : answers[request.deal] ?? [], place: number,
            personalKey: personalKeys.isEmpty ? nil : personalKeys[number])
    }

    /// The file of a deal about to be opened.
    private func file(of deal: Deal, keyed: KeyedResult?) -> DealFile {
        let row = deal.customer.flatMap { customerNumbers[$0] }.map { customers[Int($0)] }
        let counters = ReadSet.Counters(
            customerRevision: Revision(row?.counters.revision ?? 0), portfolio: Revision(row?.counters.portfolio ?? 0))
        return DealFile(
            facts: Facts(deal: deal, customer: row?.customer), counters: counters, lastAt: nil, keyed: keyed)
    }

    /// Puts the customer as it is now into a deal's facts, when it is not the one they have.
    private mutating func refreshCustomer(of number: Int) {
        let place = Int(deals[number].customer)
        guard place >= 0, deals[number].customerSeen != customers[place].counters else { return }
        deals[number].facts.customer = customers[place].customer
        deals[number].customerSeen = customers[place].counters
    }

    func counters(of row: DealRow) -> ReadSet.Counters {
        let customer = row.customer < 0 ? .none : customers[Int(row.customer)].counters
        return ReadSet.Counters(
            revision: Revision(row.revision), activity: Revision(row.activity),
            customerRevision: Revision(customer.revision), portfolio: Revision(customer.portfolio))
    }

    private func keyed(_ key: CommandKey?) -> KeyedResult? {
        guard let key, let use = keys[key] else { return nil }
        return KeyedResult(command: use.command, entries: use.positions.map { entry(at: $0) })
    }

    mutating func add(_ row: DealRow) -> Int {
        deals.append(row)
        dealNumbers[row.facts.deal.id] = Int32(truncatingIfNeeded: deals.count - 1)
        order = nil
        return deals.count - 1
    }

    mutating func deals(_ query: DealQuery, after last: DealID?, limit: Int) -> [Stored<Deal>] {
        var found: [Stored<Deal>] = []
        for number in numbersInOrder() where found.count < limit {
            let row = deals[Int(number)]
            if let last, row.facts.deal.id <= last { continue }
            guard query.fits(DealIndex(row.facts.deal, tasks: row.facts.tasks)) else { continue }
            found.append(Stored(row.facts.deal, at: Revision(row.revision)))
        }
        return found
    }

    /// The numbers of all deals in the order of their ids.
    mutating func numbersInOrder() -> [Int32] {
        if let order { return order }
        let sorted = deals.indices.map { Int32(truncatingIfNeeded: $0) }.sorted { first, second in
            deals[Int(first)].facts.deal.id < deals[Int(second)].facts.deal.id
        }
        order = sorted
        return sorted
    }

    // MARK: - Journal

    func entry(at position: Int) -> JournalEntry {
        journal.entry(at: position) { deals[$0].facts.deal.id }
    }

    func entries(after position: Int, limit: Int) -> [JournalEntry] {
        let first = max(position, 0)
        guard first < journal.count, limit > 0 else { return [] }
        return (first..<first + min(limit, journal.count - first)).map { entry(at: $0 + 1) }
    }

    func entries(of deal: DealID, after sequence: Int, limit: Int) -> [JournalEntry] {
        guard let number = number(of: deal), limit > 0 else { return [] }
        var positions: [Int] = []
        var position = deals[number].lastEntry
        while position > 0, journal.sequence(at: position) > sequence {
            positions.append(position)
            position = journal.position(before: position)
        }
        return positions.reversed().prefix(limit).map { entry(at: $0) }
    }

    func attempts(on deal: DealID) -> [AttemptRow] { number(of: deal).flatMap { attempts[$0]?.rows } ?? [] }

    // MARK: - Processes

    mutating func publish(_ version: ProcessVersion, source: String) throws(StoreError) {
        if let published = shelf[version], published != source { throw .failed(PublishedVersionDiffers(version)) }
        shelf[version] = source
    }
}
