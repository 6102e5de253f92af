#if SQLite
    import DealEngine
    import DealModel
    import ExactValues

    /// The row of a deal with its last entry and its customer, as one statement gives them.
    struct SQLiteDealRow {
        let number: Int
        var counters: ReadSet.Counters
        let isAnswered: Bool
        let lastAt: Instant
        let hash: ContentDigest
        let state: ContentDigest?
        let foundState: ContentDigest
        let personal: PersonalValues?
        var facts: Facts

        init(_ row: SQLiteRow, _ deal: DealID, _ session: SQLiteSession) throws(StoreError) {
            number = row.int(0)
            counters = ReadSet.Counters(
                revision: try Revision(stored: row.int(1), of: "deal '\(deal)'"),
                activity: try Revision(stored: row.int(2), of: "what was heard on deal '\(deal)'"))
            isAnswered = row.int(4) != 0
            guard !row.isNull(6) else { throw .damaged("the last entry of deal '\(deal)' is gone") }
            lastAt = Instant(microseconds: Int64(row.int(6)))
            hash = try row.digest(7, of: "the last entry of deal '\(deal)'")
            state = row.isNull(8) ? nil : try row.digest(8, of: "the last entry of deal '\(deal)'")
            let found = try session.body(of: number, row, column: 5)
            foundState = found.digest
            let body = found.body
            personal =
                row.isNull(13)
                ? nil : try PersonalValues(stored: row.bytes(13), of: "what is personal of deal '\(deal)'")
            facts = Facts(
                deal: personal?.completing(body.deal) ?? body.deal, documents: body.documents, tasks: body.tasks,
                approvals: body.approvals,
                loaded: [.customer, .people, .claims, .documents, .tasks, .approvals])
            if let heard = row.optionalInt(3) {
                facts.deal.lastCustomerEventAt = Instant(microseconds: Int64(heard))
            }
            guard !row.isNull(9) else { return }
            counters.customerRevision = try Revision(stored: row.int(9), of: "the customer of deal '\(deal)'")
            counters.portfolio = try Revision(stored: row.int(10), of: "the portfolio of deal '\(deal)'")
            facts.customer = try session.customer(body.deal.customer, row, column: 12, won: row.int(11))
        }

        func file(keyed: KeyedResult? = nil, answers: [RecordedAnswer] = []) throws(StoreError) -> DealFile {
            DealFile(
                facts: facts, counters: counters, lastAt: lastAt, state: state, foundState: foundState, hash: hash,
                keyed: keyed, answers: answers, place: number, personalKey: personal?.key)
        }
    }

    extension SQLiteSession {
        func dealRow(_ deal: DealID) throws(StoreError) -> SQLiteDealRow? {
            try first(.deal, { $0.bind(deal.text, at: 1) }) { row throws(StoreError) in
                try SQLiteDealRow(row, deal, self)
            }
        }

        /// Everything a request asks for; inside a transaction unless it is one statement.
        func load(_ request: LoadRequest) throws(StoreError) -> DealFile? {
            guard var row = try dealRow(request.deal) else {
                return try request.newDeal.map { deal throws(StoreError) in
                    try file(of: deal, keyed: try keyed(request.key))
                }
            }
            if request.mayNeed.contains(.interactions), request.needs(for: row.facts.deal).contains(.interactions) {
                row.facts.interactions = try interactions(of: row.number)
                row.facts.loaded.insert(.interactions)
            }
            return try row.file(
                keyed: try keyed(request.key), answers: row.isAnswered ? try answers(about: row.number) : [])
        }

        /// The file of a deal about to be opened.
        private func file(of deal: Deal, keyed: KeyedResult?) throws(StoreError) -> DealFile {
            var counters = ReadSet.Counters()
            var customer: Customer?
            if let id = deal.customer, let found = try self.customer(id) {
                counters.customerRevision = found.stored.revision
                counters.portfolio = found.portfolio
                customer = found.stored.record
            }
            return DealFile(
                facts: Facts(deal: deal, customer: customer), counters: counters, lastAt: nil, keyed: keyed)
        }

        private func keyed(_ key: CommandKey?) throws(StoreError) -> KeyedResult? {
            guard let key else { return nil }
            let use = try first(.command, { $0.bind(key.text, at: 1) }) { row throws(StoreError) in
                (digest: try row.digest(0, of: "key '\(key)'"), deal: row.int(1), first: row.int(2), last: row.int(3))
            }
            guard let use else { return nil }
            let entries = try all(.commandEntries) { row in
                row.bind(use.deal, at: 1)
                row.bind(use.first, at: 2)
                row.bind(use.last, at: 3)
            } _: { row throws(StoreError) in
                try JournalEntry(row)
            }
            return KeyedResult(command: use.digest, entries: entries)
        }

        private func answers(about deal: Int) throws(StoreError) -> [RecordedAnswer] {
            try all(.answers, { $0.bind(deal, at: 1) }) { row throws(StoreError) in
                try RecordedAnswer(stored: row.bytes(0), of: "an answer of a plugin")
            }
        }
    }

    extension JournalEntry {
        /// From the columns position and entry.
        init(_ row: SQLiteRow) throws(StoreError) {
            let position = row.int(0)
            self = try JournalEntry(stored: row.bytes(1), of: "journal entry \(position)")
                .placed(at: JournalPosition(position))
        }
    }

    extension SQLiteSession {
        /// A deal from a column of bytes, without decoding what was seen lately.
        func body(of number: Int, _ row: SQLiteRow, column: Int32) throws(StoreError) -> StoredBody {
            if let known = bodies.record(number, row.buffer(column)) { return known }
            let bytes = row.bytes(column)
            let body = StoredBody(
                digest: ContentDigest(of: bytes), body: try DealBody(stored: bytes, of: "deal number \(number)"))
            bodies.keep(body, number, bytes)
            return body
        }

        /// A customer from a column of bytes, with the figure that stands beside them.
        func customer(
            _ id: CustomerID?, _ row: SQLiteRow, column: Int32, won: Int
        ) throws(StoreError) -> Customer {
            let slot = id.hashValue
            var customer: Customer
            if let known = customers.record(slot, row.buffer(column)) {
                customer = known
            } else {
                let bytes = row.bytes(column)
                customer = try Customer(stored: bytes, of: "a customer")
                customers.keep(customer, slot, bytes)
            }
            if customer.dealsWon != won { customer.dealsWon = won }
            return customer
        }
    }

#endif
