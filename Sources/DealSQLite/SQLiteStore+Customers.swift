#if SQLite
    public import DealEngine
    public import DealModel
    import ExactValues

    extension SQLiteStore: CustomerStore {
        /// A customer; `nil` when there is none of this id.
        public func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
            try onAny { session throws(StoreError) in try session.customer(id)?.stored }
        }

        /// Saves a customer; what DealKit keeps of it stays as it is.
        public func save(
            _ customer: Customer, expecting revision: Revision?
        ) async throws(StoreError) -> Revision {
            try await writing { session throws(StoreError) in try session.save(customer, expecting: revision) }
        }
    }

    extension SQLiteStore: InteractionStore {
        /// The interactions of a deal, oldest first.
        public func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
            try onAny { session throws(StoreError) in
                try session.reading { () throws(StoreError) in
                    guard let heard = try session.heard(deal) else { return Stored([], at: .zero) }
                    return Stored(try session.interactions(of: heard.number), at: heard.activity)
                }
            }
        }

        /// Adds an interaction; one without an id is given one.
        public func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision {
            try await writing { session throws(StoreError) in try session.add(interaction, to: deal) }
        }
    }

    extension SQLiteSession {
        func customer(_ id: CustomerID) throws(StoreError) -> (stored: Stored<Customer>, portfolio: Revision)? {
            try first(.customer, { $0.bind(id.text, at: 1) }) { row throws(StoreError) in
                let customer = try self.customer(id, row, column: 3, won: row.int(2))
                return (
                    Stored(customer, at: try Revision(stored: row.int(0), of: "customer '\(id)'")),
                    try Revision(stored: row.int(1), of: "the portfolio of customer '\(id)'")
                )
            }
        }

        func save(_ customer: Customer, expecting revision: Revision?) throws(StoreError) -> Revision {
            guard let known = try self.customer(customer.id) else {
                guard revision == nil else {
                    throw .stale(.customer(customer.id, expected: revision, found: Revision.zero))
                }
                try run(.addCustomer) { row in
                    row.bind(customer.id.text, at: 1)
                    row.bind(1, at: 2)
                    row.bind(customer.dealsWon, at: 3)
                    row.bind(customer.encoded, at: 4)
                }
                return Revision(1)
            }
            guard revision == known.stored.revision else {
                throw .stale(.customer(customer.id, expected: revision, found: known.stored.revision))
            }
            let next = known.stored.revision.next
            try put(customer.keepingFigures(of: known.stored.record), at: next, portfolio: known.portfolio)
            return next
        }

        func put(_ customer: Customer, at revision: Revision, portfolio: Revision) throws(StoreError) {
            try run(.changeCustomer) { row in
                row.bind(customer.id.text, at: 1)
                row.bind(revision.number, at: 2)
                row.bind(portfolio.number, at: 3)
                row.bind(customer.encoded, at: 4)
            }
        }

        // MARK: - Interactions

        /// What an interaction changes of a deal.
        struct Heard {
            let number: Int
            let activity: Revision
            let customer: CustomerID?
            let at: Instant?
        }

        func heard(_ deal: DealID) throws(StoreError) -> Heard? {
            try first(.heardDeal, { $0.bind(deal.text, at: 1) }) { row throws(StoreError) in
                Heard(
                    number: row.int(0),
                    activity: try Revision(stored: row.int(1), of: "what was heard on deal '\(deal)'"),
                    customer: row.optionalText(2).map { CustomerID($0) },
                    at: row.optionalInt(3).map { Instant(microseconds: Int64($0)) })
            }
        }

        func interactions(of number: Int) throws(StoreError) -> [Interaction] {
            try all(.interactions, { $0.bind(number, at: 1) }) { row throws(StoreError) in
                try Interaction(stored: row.bytes(0), of: "an interaction")
            }
        }

        func add(_ interaction: Interaction, to deal: DealID) throws(StoreError) -> Revision {
            guard let known = try heard(deal) else {
                throw .stale(.deal(deal, expected: nil, found: Revision.zero))
            }
            let activity = known.activity.next
            let added = interaction.recorded(on: deal, of: known.customer, activity: activity)
            let heardAt = added.direction == .in ? max(known.at ?? added.at, added.at) : known.at
            try run(.hearDeal) { row in
                row.bind(known.number, at: 1)
                row.bind(activity.number, at: 2)
                row.bind(heardAt.map { Int($0.microseconds) }, at: 3)
            }
            try put(added, as: activity, of: known.number)
            if let id = known.customer, let customer = try customer(id) {
                var record = customer.stored.record
                record.noteContact(added)
                try put(record, at: customer.stored.revision, portfolio: customer.portfolio.next)
            }
            return activity
        }

        private func put(_ interaction: Interaction, as activity: Revision, of number: Int) throws(StoreError) {
            try run(.addInteraction) { row in
                row.bind(number, at: 1)
                row.bind(Int(interaction.at.microseconds), at: 2)
                row.bind(activity.number, at: 3)
                row.bind(interaction.encoded, at: 4)
            }
        }
    }

#endif
