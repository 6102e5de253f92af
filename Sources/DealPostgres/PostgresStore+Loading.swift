#if PostgreSQL
    import DealEngine
    import DealModel
    import ExactValues

    extension PostgresStore {
        /// The file of a deal, or of one that is about to be opened, from the row of ``PostgresStatement/load``.
        func file(_ row: PostgresRow, _ request: LoadRequest, isWhole: Bool) throws(StoreError) -> DealFile? {
            guard !row.isNull(0) else {
                return try request.newDeal.map { deal throws(StoreError) in
                    DealFile(
                        facts: Facts(deal: deal, customer: try customer(row)),
                        counters: try counters(row, of: deal.id, isNew: true), lastAt: nil,
                        keyed: isWhole ? try keyed(row, request.key) : nil)
                }
            }
            guard !row.isNull(5) else { throw .damaged("the last entry of deal '\(request.deal)' is gone") }
            let found = try body(of: request.deal, row, column: 4)
            let personal =
                row.isNull(14)
                ? nil : try PersonalValues(stored: row.bytes(14), of: "what is personal of deal '\(request.deal)'")
            var facts = Facts(
                deal: personal?.completing(found.body.deal) ?? found.body.deal, customer: try customer(row),
                documents: found.body.documents,
                tasks: found.body.tasks, approvals: found.body.approvals,
                loaded: [.customer, .people, .claims, .documents, .tasks, .approvals])
            if let heard = row.optionalInt(2) {
                facts.deal.lastCustomerEventAt = Instant(microseconds: Int64(heard))
            }
            if isWhole, !row.isNull(15) {
                facts.interactions = try records(row, 15, of: "an interaction")
                facts.loaded.insert(.interactions)
            }
            return DealFile(
                facts: facts, counters: try counters(row, of: request.deal),
                lastAt: Instant(microseconds: Int64(row.int(5))),
                state: row.isNull(7) ? nil : try row.digest(7, of: "the last entry of deal '\(request.deal)'"),
                foundState: found.digest, hash: try row.digest(6, of: "the last entry of deal '\(request.deal)'"),
                keyed: isWhole ? try keyed(row, request.key) : nil,
                answers: try records(row, 13, of: "an answer of a plugin"), personalKey: personal?.key)
        }

        private func counters(
            _ row: PostgresRow, of deal: DealID, isNew: Bool = false
        ) throws(StoreError) -> ReadSet.Counters {
            ReadSet.Counters(
                revision: try Revision(stored: isNew ? 0 : row.int(0), of: "deal '\(deal)'"),
                activity: try Revision(stored: isNew ? 0 : row.int(1), of: "what was heard on deal '\(deal)'"),
                customerRevision: try Revision(
                    stored: row.optionalInt(8) ?? 0, of: "the customer of deal '\(deal)'"),
                portfolio: try Revision(stored: row.optionalInt(9) ?? 0, of: "the portfolio of deal '\(deal)'"))
        }

        private func customer(_ row: PostgresRow) throws(StoreError) -> Customer? {
            guard !row.isNull(8) else { return nil }
            return try customer(row, body: 11, won: row.int(10))
        }

        private func keyed(_ row: PostgresRow, _ key: CommandKey?) throws(StoreError) -> KeyedResult? {
            guard let key, !row.isNull(16) else { return nil }
            let positions = row.elements(17).map(\.bigEndianInt)
            var entries: [JournalEntry] = []
            for (position, bytes) in zip(positions, row.elements(18)) {
                entries.append(try JournalEntry(stored: Array(bytes), position: position))
            }
            return KeyedResult(command: try row.digest(16, of: "key '\(key)'"), entries: entries)
        }

        /// The records of a column that is an array of bytes.
        func records<Record: StableRecord>(
            _ row: PostgresRow, _ column: Int32, of what: String
        ) throws(StoreError) -> [Record] {
            var records: [Record] = []
            for bytes in row.elements(column) { records.append(try Record(stored: Array(bytes), of: what)) }
            return records
        }

        /// A deal from a column of bytes, without decoding what was seen lately.
        private func body(of deal: DealID, _ row: PostgresRow, column: Int32) throws(StoreError) -> StoredBody {
            let slot = deal.hashValue
            if let known = bodies.record(slot, row.buffer(column)) { return known }
            let bytes = row.bytes(column)
            let body = StoredBody(
                digest: ContentDigest(of: bytes), body: try DealBody(stored: bytes, of: "deal '\(deal)'"))
            bodies.keep(body, slot, bytes)
            return body
        }

        /// A customer from a column of bytes, with the figure that stands beside them.
        func customer(_ row: PostgresRow, body column: Int32, won: Int) throws(StoreError) -> Customer {
            let buffer = row.buffer(column)
            // Customers of one store differ early in their bytes, by their ids; equal slots cost a decoding, no more.
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: buffer.prefix(256)))
            let slot = hasher.finalize()
            var customer: Customer
            if let known = customers.record(slot, buffer) {
                customer = known
            } else {
                let bytes = Array(buffer)
                customer = try Customer(stored: bytes, of: "a customer")
                customers.keep(customer, slot, bytes)
            }
            if customer.dealsWon != won { customer.dealsWon = won }
            return customer
        }
    }

    extension JournalEntry {
        init(stored bytes: [UInt8], position: Int) throws(StoreError) {
            self = try JournalEntry(stored: bytes, of: "journal entry \(position)").placed(
                at: JournalPosition(position))
        }
    }

#endif
