#if PostgreSQL
    public import DealEngine
    public import DealModel
    public import ExactValues

    extension PostgresStore: SealStore {
        /// Makes a seal over the ends of all histories, in one snapshot.
        public func seal(at now: Instant) async throws(StoreError) -> Seal {
            try await transaction(isolation: "REPEATABLE READ") { transaction async throws(StoreError) in
                try await self.seal(at: now, in: transaction)
            }
        }

        private func seal(at now: Instant, in transaction: PostgresTransaction) async throws(StoreError) -> Seal {
            let last = try await transaction.execute(lastSeal) { parameters in
                parameters.add(door.tenant)
                parameters.add(Int?.none)
            }.first.map { row throws(StoreError) in try Seal(row) }
            let number = try Revision(stored: last?.number ?? 0, of: "the last seal").next.number
            var digest = SealDigest(after: last?.digest)
            let ends = """
                FROM \(schema).deal d JOIN \(schema).journal j
                ON j.tenant = d.tenant AND j.deal = d.id AND j.sequence = d.revision WHERE d.tenant = $1::text
                """
            let heads = try await transaction.execute("SELECT d.id, d.revision, j.hash \(ends) ORDER BY d.id") {
                parameters in
                parameters.add(door.tenant)
            }
            for head in try heads.map({ row throws(StoreError) in try DealHead(row) }) { digest.add(head) }
            let seal = Seal(number: number, at: now, deals: digest.deals, digest: digest.digest)
            // Two seals at once: one is taken back, and begins anew.
            try await transaction.execute(
                "INSERT INTO \(schema).seal (tenant, number, at, deals, digest) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"
            ) { parameters in
                parameters.add(door.tenant)
                parameters.add(number)
                parameters.add(Int(now.microseconds))
                parameters.add(seal.deals)
                parameters.add(seal.digest)
            }
            try await transaction.execute(
                """
                INSERT INTO \(schema).seal_head (tenant, seal, deal, sequence, hash)
                SELECT $1::text, $2::bigint, d.id, d.revision, j.hash \(ends)
                """
            ) { parameters in
                parameters.add(door.tenant)
                parameters.add(number)
            }
            return seal
        }

        private var lastSeal: String {
            """
            SELECT number, at, deals, digest FROM \(schema).seal
            WHERE tenant = $1::text AND ($2::bigint IS NULL OR number = $2) ORDER BY number DESC LIMIT 1
            """
        }

        /// A seal that was made.
        public func seal(_ number: Int?) async throws(StoreError) -> Seal? {
            try await read(lastSeal, parameters { $0.add(number) }).first.map { row throws(StoreError) in try Seal(row)
            }
        }

        /// What a seal covers.
        public func heads(
            of seal: Int, after last: DealID?, limit: Int
        ) async throws(StoreError) -> [DealHead] {
            let sql = """
                SELECT deal, sequence, hash FROM \(schema).seal_head
                WHERE tenant = $1 AND seal = $2 AND ($3::text IS NULL OR deal > $3)
                ORDER BY deal LIMIT \(max(limit, 0))
                """
            return try await read(
                sql,
                parameters { parameters in
                    parameters.add(seal)
                    parameters.add(last?.text)
                }
            ).map { row throws(StoreError) in try DealHead(row) }
        }
    }

    extension PostgresStore: ErasingStore {
        /// Erases what is known of a person.
        ///
        /// The server overwrites the old rows in its own time (`VACUUM`), and its log and backups keep them until they
        /// are given up.
        public func erase(_ subject: DataSubject) async throws(StoreError) -> Int {
            try await transaction { transaction async throws(StoreError) in
                try await self.erase(subject, in: transaction)
            }
        }

        private func erase(
            _ subject: DataSubject, in transaction: PostgresTransaction
        ) async throws(StoreError) -> Int {
            var erased = 0
            // It may be kept elsewhere; what is here about its deals goes all the same.
            if let known = try await locked(subject.customer, in: transaction),
                let rest = known.stored.record.erasing(subject)
            {
                try await put(rest, at: known.stored.revision.next, known.portfolio, in: transaction)
                erased += 1
            }
            let deals = try await transaction.execute(
                "SELECT id FROM \(schema).deal WHERE tenant = $1 AND customer = $2::text ORDER BY id FOR NO KEY UPDATE"
            ) { parameters in
                parameters.add(door.tenant)
                parameters.add(subject.customer.text)
            }
            for deal in try deals.map({ row throws(StoreError) in row.text(0) }) {
                erased += try await erase(subject, in: deal, transaction)
            }
            return erased
        }

        private func erase(
            _ subject: DataSubject, in deal: String, _ transaction: PostgresTransaction
        ) async throws(StoreError) -> Int {
            func run(_ sql: String, _ fill: (inout PostgresParameters) -> Void = { _ in }) async throws(StoreError)
                -> PostgresRows
            {
                try await transaction.execute(sql) { parameters in
                    parameters.add(door.tenant)
                    parameters.add(deal)
                    fill(&parameters)
                }
            }
            let own = "WHERE tenant = $1 AND deal = $2::text"
            var erased = 0
            let rows = try await run("SELECT at, number, body FROM \(schema).interaction \(own)")
            for row in 0..<rows.count {
                let interaction = try Interaction(stored: rows[row].bytes(2), of: "an interaction")
                guard let rest = interaction.erasing(subject) else { continue }
                let sql = "UPDATE \(schema).interaction SET body = $5 \(own) AND at = $3 AND number = $4"
                _ = try await run(sql) { parameters in
                    parameters.add(rows[row].int(0))
                    parameters.add(rows[row].int(1))
                    parameters.add(rest.encoded)
                }
                erased += 1
            }
            if case .customer = subject {
                erased += try await run(
                    """
                    UPDATE \(schema).deal SET personal = NULL
                    WHERE tenant = $1 AND id = $2::text AND personal IS NOT NULL
                    """
                ).changes
            }
            if erased > 0 {
                _ = try await run(
                    "UPDATE \(schema).deal SET activity = activity + 1 WHERE tenant = $1 AND id = $2::text")
            }
            guard case .customer = subject else { return erased }
            erased += try await run("DELETE FROM \(schema).attempt \(own)").changes
            return erased + (try await run("DELETE FROM \(schema).receipt \(own)").changes)
        }
    }

    extension DealHead {
        /// From the columns id, sequence and hash.
        fileprivate init(_ row: PostgresRow) throws(StoreError) {
            let deal = DealID(row.text(0))
            self.init(deal, ChainHead(sequence: row.int(1), hash: try row.digest(2, of: "deal '\(deal)'")))
        }
    }

    extension Seal {
        /// From the columns number, at, deals and digest.
        fileprivate init(_ row: PostgresRow) throws(StoreError) {
            self.init(
                number: row.int(0), at: Instant(microseconds: Int64(row.int(1))), deals: row.int(2),
                digest: try row.digest(3, of: "seal \(row.int(0))"))
        }
    }

#endif
