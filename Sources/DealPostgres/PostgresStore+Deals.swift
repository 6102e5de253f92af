#if PostgreSQL
    public import DealEngine
    public import DealModel
    import ExactValues

    extension PostgresStore: DealStore {
        /// What one decision needs, in one statement.
        public func load(_ request: LoadRequest) async throws(StoreError) -> DealFile? {
            let isWhole = request.key != nil || request.newDeal != nil || request.mayNeed.contains(.interactions)
            let asked = parameters { parameters in
                parameters.add(request.deal.text)
                guard isWhole else { return }
                parameters.add(request.key?.text)
                parameters.add(request.newDeal?.customer?.text)
                parameters.add(request.mayNeed.contains(.interactions))
            }
            try asked.check()
            let load = GroupedLoad(statement: isWhole ? .loadWhole : .load, parameters: asked)
            let rows = try await loads.run(load, on: self)
            return try rows.first.flatMap { row throws(StoreError) in try file(row, request, isWhole: isWhole) }
        }

        /// Compares and writes in one statement; of commits that wait for a connection several in one transaction.
        public func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement {
            let sealed = commit.sealed()
            for entry in sealed.entries where entry.link == nil {
                throw .damaged("the hash of what came before \(entry.entry) is gone")
            }
            let notes = commit.notes
            let asked = parameters { parameters in
                parameters.add(commit, sealed, options)
                if !notes.isEmpty { parameters.add(NoteColumns(notes)) }
            }
            try asked.check()
            let statement = notes.isEmpty ? PostgresStatement.commit : .commitWithNotes
            let rows: PostgresRows
            do throws(StoreError) {
                rows = try await commits.run(GroupedCommit(commit, statement, asked), on: self)
            } catch {
                guard case .failed(let failure as PostgresFailure) = error, failure.code == "DK001" else { throw error }
                // Two commands with one key at once: the later one's load will find what the first has written.
                throw .stale(.deal(commit.read.deal))
            }
            guard let row = rows.first else { throw .failed(PostgresFailure.connection("a commit gave no answer")) }
            guard row.bool(0) else { throw stale(commit.read, row) }
            bodies.keep(
                StoredBody(digest: sealed.state, body: commit.facts.body), commit.read.deal.hashValue, sealed.body)
            if !commit.effects.isEmpty { outboxBell.ring(over: pool) }
            return sealed.acknowledgement
        }

        private func stale(_ read: ReadSet, _ row: PostgresRow) -> StoreError {
            let counters = ReadSet.Counters(
                revision: Revision(row.optionalInt(1) ?? 0), activity: Revision(row.optionalInt(2) ?? 0),
                customerRevision: Revision(row.optionalInt(3) ?? 0), portfolio: Revision(row.optionalInt(4) ?? 0))
            // Changed and changed back meanwhile: whatever it was, the commit was not written.
            return .stale(read.stale(against: counters) ?? .deal(read.deal))
        }

        /// Keeps attempts and answers of plugins.
        public func note(_ notes: [Note]) async throws(StoreError) {
            if notes.isEmpty { return }
            _ = try await write(.note, parameters { $0.add(NoteColumns(notes)) })
        }

        /// Deals in the order of their ids.
        public func deals(
            _ query: DealQuery, after last: DealID?, limit: Int
        ) async throws(StoreError) -> [Stored<Deal>] {
            let filter = PostgresFilter(query, after: last, in: door.tenant)
            let sql = """
                SELECT revision, heard_at, body, personal FROM \(schema).deal WHERE \(filter.clause) ORDER BY id
                LIMIT \(max(limit, 0))
                """
            return try await read(sql, filter.parameters).map { row throws(StoreError) in
                var deal = try DealBody(stored: row.bytes(2), of: "a deal").deal
                if !row.isNull(3) {
                    deal = try PersonalValues(stored: row.bytes(3), of: "what is personal of a deal").completing(deal)
                }
                if let heard = row.optionalInt(1) { deal.lastCustomerEventAt = Instant(microseconds: Int64(heard)) }
                return Stored(deal, at: Revision(row.int(0)))
            }
        }
    }

    /// The conditions of a query, with their parameters in order.
    private struct PostgresFilter {
        private(set) var parameters = PostgresParameters()
        private var conditions = ["tenant = $1"]

        init(_ query: DealQuery, after last: DealID?, in tenant: String) {
            parameters.add(tenant)
            add("id >", last?.text)
            add("customer =", query.customer?.text)
            add("process =", query.process?.text)
            add("stage =", query.stage?.text)
            add("owner =", query.owner?.text)
            add("outcome =", query.outcome?.text)
            if let due = query.dueBefore {
                parameters.add(Int(due.microseconds))
                conditions.append("due_at < $\(parameters.starts.count)::bigint")
            }
            switch query.standing {
            case nil: break
            case .open: conditions.append("outcome IS NULL")
            case .closed: conditions.append("outcome IS NOT NULL")
            }
        }

        private mutating func add(_ comparison: String, _ text: String?) {
            guard let text else { return }
            parameters.add(text)
            conditions.append("\(comparison) $\(parameters.starts.count)::text")
        }

        var clause: String { conditions.joined(separator: " AND ") }
    }

#endif
