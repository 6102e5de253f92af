#if PostgreSQL
    public import DealEngine
    public import DealModel
    import ExactValues

    extension PostgresStore: CustomerStore {
        /// A customer; `nil` when there is none of this id.
        public func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
            try await read(.customer, parameters { $0.add(id.text) }).first.map { row throws(StoreError) in
                Stored(
                    try customer(row, body: 3, won: row.int(2)),
                    at: try Revision(stored: row.int(0), of: "customer '\(id)'"))
            }
        }

        /// Saves a customer; what DealKit keeps of it stays as it is.
        public func save(
            _ customer: Customer, expecting revision: Revision?
        ) async throws(StoreError) -> Revision {
            guard revision == nil else {
                return try await transaction { transaction async throws(StoreError) in
                    try await self.change(customer, expecting: revision, in: transaction)
                }
            }
            let added = try await write(
                .addCustomer,
                parameters { parameters in
                    parameters.add(customer.id.text)
                    parameters.add(customer.dealsWon)
                    parameters.add(customer.encoded)
                })
            if added.changes == 1 { return Revision(1) }
            let found = try await self.customer(customer.id)?.revision
            throw .stale(.customer(customer.id, expected: nil, found: found))
        }

        private func change(
            _ customer: Customer, expecting revision: Revision?, in transaction: PostgresTransaction
        ) async throws(StoreError) -> Revision {
            let known = try await locked(customer.id, in: transaction)
            guard let known, known.stored.revision == revision else {
                throw .stale(
                    .customer(customer.id, expected: revision, found: known?.stored.revision ?? Revision.zero))
            }
            let next = known.stored.revision.next
            try await put(
                customer.keepingFigures(of: known.stored.record), at: next, known.portfolio, in: transaction)
            return next
        }

        /// A customer that nobody else changes until the transaction ends.
        func locked(
            _ id: CustomerID, in transaction: PostgresTransaction
        ) async throws(StoreError) -> (stored: Stored<Customer>, portfolio: Revision)? {
            try await transaction.run(.lockCustomer, { $0.add(id.text) }).first.map { row throws(StoreError) in
                let customer = try customer(row, body: 3, won: row.int(2))
                return (
                    Stored(customer, at: try Revision(stored: row.int(0), of: "customer '\(id)'")),
                    try Revision(stored: row.int(1), of: "the portfolio of customer '\(id)'")
                )
            }
        }

        func put(
            _ customer: Customer, at revision: Revision, _ portfolio: Revision, in transaction: PostgresTransaction
        ) async throws(StoreError) {
            try await transaction.run(.changeCustomer) { parameters in
                parameters.add(customer.id.text)
                parameters.add(revision.number)
                parameters.add(portfolio.number)
                parameters.add(customer.encoded)
            }
        }
    }

    // For deals that are kept in another place.
    extension PostgresStore {
        /// Runs `body` while the customer's row is locked: nobody else changes it meanwhile.
        public func holding<Outcome: Sendable>(
            _ id: CustomerID, at revision: Revision, _ body: @Sendable () async throws(StoreError) -> Outcome
        ) async throws(StoreError) -> Outcome {
            let connection = try await pool.take()
            defer { pool.giveBack(connection) }
            var outcome: Outcome?
            let held = await PostgresTransaction(connection, schema, door.tenant).run("READ COMMITTED") {
                transaction async throws(StoreError) in
                let row = try await transaction.execute(
                    "SELECT revision FROM \(schema).customer WHERE tenant = $1 AND id = $2::text FOR SHARE"
                ) { parameters in
                    parameters.add(door.tenant)
                    parameters.add(id.text)
                }.first
                let found = Revision(row?.int(0) ?? 0)
                guard found == revision else { throw .stale(.customer(id, expected: revision, found: found)) }
                outcome = try await body()
            }
            // Once `body` has written, it counts, whatever became of the lock.
            if let outcome { return outcome }
            _ = try held.get()
            throw .busy
        }

        /// Held: the row is locked.
        public var holdsCustomers: Bool { true }
    }

    extension PostgresStore: InteractionStore {
        /// The interactions of a deal, oldest first.
        public func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
            let row = try await read(.interactions, parameters { $0.add(deal.text) }).first
            guard let row else { return Stored([], at: .zero) }
            return Stored(try records(row, 1, of: "an interaction"), at: Revision(row.int(0)))
        }

        /// Adds an interaction; one without an id is given one.
        public func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision {
            // Whose deal it is never changes, so the customer can be locked before the deal.
            let owner = try await read(
                "SELECT customer FROM \(schema).deal WHERE tenant = $1 AND id = $2::text",
                parameters { $0.add(deal.text) })
            guard let row = owner.first else { throw .stale(.deal(deal, expected: nil, found: Revision.zero)) }
            let customer = row.optionalText(0).map { CustomerID($0) }
            return try await transaction { transaction async throws(StoreError) in
                try await self.add(interaction, to: deal, of: customer, in: transaction)
            }
        }

        private func add(
            _ interaction: Interaction, to deal: DealID, of customer: CustomerID?, in transaction: PostgresTransaction
        ) async throws(StoreError) -> Revision {
            var known: (stored: Stored<Customer>, portfolio: Revision)?
            if let customer { known = try await locked(customer, in: transaction) }
            guard let row = try await transaction.run(.hear, { $0.add(deal.text) }).first else {
                throw .stale(.deal(deal, expected: nil, found: Revision.zero))
            }
            let activity = try Revision(stored: row.int(0), of: "what was heard on deal '\(deal)'").next
            let heard = row.optionalInt(2).map { Instant(microseconds: Int64($0)) }
            let added = interaction.recorded(on: deal, of: customer, activity: activity)
            let heardAt = added.direction == .in ? max(heard ?? added.at, added.at) : heard
            try await transaction.run(.hearDeal) { parameters in
                parameters.add(deal.text)
                parameters.add(activity.number)
                parameters.add(heardAt.map { Int($0.microseconds) })
            }
            try await transaction.run(.addInteraction) { parameters in
                parameters.add(deal.text)
                parameters.add(Int(added.at.microseconds))
                parameters.add(activity.number)
                parameters.add(added.encoded)
            }
            if let known {
                var record = known.stored.record
                record.noteContact(added)
                try await put(record, at: known.stored.revision, known.portfolio.next, in: transaction)
            }
            return activity
        }
    }

#endif
