#if PostgreSQL
    public import DealEngine
    public import DealModel
    import ExactValues

    extension PostgresStore {
        /// Entries of all deals in the order of their positions.
        ///
        /// A page ends before what a transaction of the tenant that is still under way may yet write, so that nothing
        /// appears behind a reader: an entry may be seen some moments after it was acknowledged.
        public func entries(
            after position: JournalPosition, limit: Int
        ) async throws(StoreError) -> [JournalEntry] {
            let rows = try await reading { connection in
                var parameters = self.parameters()
                parameters.add(small: connection.lane)
                parameters.add(connection.shift)
                parameters.add(position.number)
                parameters.add(max(limit, 0))
                return (.entries, parameters)
            }
            return try rows.map { row throws(StoreError) in try JournalEntry(row) }
        }

        /// Entries of one deal in the order of their sequence.
        public func entries(
            of deal: DealID, after sequence: Int, limit: Int
        ) async throws(StoreError) -> [JournalEntry] {
            try await read(
                .entriesOfDeal,
                parameters { parameters in
                    parameters.add(deal.text)
                    parameters.add(sequence)
                    parameters.add(max(limit, 0))
                }
            ).map { row throws(StoreError) in try JournalEntry(row) }
        }

        /// What a command read and concluded.
        public func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]? {
            try await read(
                .receipt,
                parameters { parameters in
                    parameters.add(deal.text)
                    parameters.add(sequence)
                }
            ).first?.bytes(0)
        }

        /// The rows of attempts of a deal.
        public func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow] {
            try await read(.attempts, parameters { $0.add(deal.text) }).map { row throws(StoreError) in
                let first = try AttemptRow(stored: row.bytes(0), of: "a row of attempts")
                return AttemptRow(
                    key: first.key, count: row.int(1), first: Instant(microseconds: Int64(row.int(2))),
                    last: Instant(microseconds: Int64(row.int(3))), lastActor: UserID(row.text(4)), kind: first.kind,
                    items: first.items, receipt: first.receipt)
            }
        }

        // MARK: - Published processes

        /// Keeps the source of a version.
        public func publish(_ version: ProcessVersion, source: String) async throws(StoreError) {
            let added = try await write(
                .publish,
                parameters { parameters in
                    parameters.add(version.id.text)
                    parameters.add(version.number)
                    parameters.add(source)
                })
            if added.changes == 1 { return }
            let published = try await self.source(of: version)
            if published?.utf8.elementsEqual(source.utf8) == true { return }
            throw .failed(PublishedVersionDiffers(version))
        }

        /// The source of a published version.
        public func source(of version: ProcessVersion) async throws(StoreError) -> String? {
            try await read(
                .source,
                parameters { parameters in
                    parameters.add(version.id.text)
                    parameters.add(version.number)
                }
            ).first?.text(0)
        }
    }

    extension JournalEntry {
        /// From the columns position and entry.
        fileprivate init(_ row: PostgresRow) throws(StoreError) {
            try self.init(stored: row.bytes(1), position: row.int(0))
        }
    }

#endif
