#if PostgreSQL
    public import DealEngine

    extension PostgresStore: HealthReporting {
        /// The server's version, how durable a commit is, how tenants are kept apart, and whether the second lock is there.
        ///
        /// - Complexity: O(1); see ``checkIntegrity()`` for a look at every deal.
        public func health() async throws(StoreError) -> StoreHealth {
            let sql = """
                SELECT current_setting('server_version'), current_setting('fsync'),
                    current_setting('synchronous_commit'), current_user::text,
                    (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user),
                    ARRAY(SELECT t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                        WHERE c.relnamespace = to_regnamespace($1) AND t.tgenabled = 'A'),
                    ARRAY(SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = to_regnamespace($1)
                        AND c.relrowsecurity AND c.relforcerowsecurity),
                    ARRAY(SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                        WHERE c.relnamespace = to_regnamespace($1) AND NOT i.indisvalid)
                """
            var parameters = PostgresParameters()
            parameters.add(schema)
            guard let row = try await read(sql, parameters).first else {
                throw .failed(PostgresFailure.connection("the server did not answer"))
            }
            return StoreHealth(
                engine: "PostgreSQL \(row.text(0))", schema: PostgresSchema.newest,
                remarks: [
                    durability(row), "tenant '\(door.tenant)' is seen by role '\(row.text(3))' and no other tenant",
                    "\(pool.count) of at most \(options.connections) connections are open",
                ],
                problems: problems(row))
        }

        private func durability(_ row: PostgresRow) -> String {
            row.text(2) == "off"
                ? "a commit is acknowledged once the server has it; a crash may take the last ones"
                : "a commit is acknowledged once it is on the disk"
        }

        private func problems(_ row: PostgresRow) -> [String] {
            func names(_ column: Int32) -> Set<String> {
                Set(row.elements(column).map { String(decoding: $0, as: UTF8.self) })
            }
            var problems: [String] = []
            let (triggers, tables) = (names(5), names(6))
            for lock in PostgresSchema.lockNames where !triggers.contains(lock) {
                problems.append("trigger '\(lock)' is gone or off: a stage can be changed without a journal entry")
            }
            for table in PostgresSchema.tableNames where !tables.contains(table) {
                problems.append("row-level security of table '\(table)' is off: tenants can see each other")
            }
            for index in names(7).sorted() { problems.append("index '\(index)' is not usable: make it anew") }
            if row.text(1) == "off" { problems.append("the server runs with fsync = off: a crash may lose everything") }
            if row.bool(4) {
                problems.append("role '\(row.text(3))' is not held to row-level security: name an application role")
            }
            return problems
        }

        /// Looks at every deal of the tenant: whether deals, journal, receipts and outbox tell of each other.
        ///
        /// - Returns: What is wrong, at most 100 lines; empty: nothing. Pages of the disk are the server's own affair
        ///   (`pg_amcheck`, checksums).
        /// - Complexity: O(*n*) in the number of journal entries.
        public func checkIntegrity() async throws(StoreError) -> [String] {
            let sql = """
                WITH told AS (
                    SELECT deal, min(sequence) AS first, max(sequence) AS last, count(*) AS entries
                    FROM \(schema).journal WHERE tenant = $1 GROUP BY deal)
                SELECT 'deal ''' || coalesce(d.id, t.deal) || ''': ' || CASE
                    WHEN d.id IS NULL THEN 'there are entries and no deal'
                    WHEN t.deal IS NULL THEN 'there is no entry'
                    WHEN t.first <> 1 OR t.entries <> t.last THEN 'entries are missing'
                    WHEN t.last <> d.revision THEN 'it is at revision ' || d.revision || ' and its last entry is ' || t.last
                    ELSE 'it stands in another stage than its last entry tells' END
                FROM (SELECT * FROM \(schema).deal WHERE tenant = $1) d FULL JOIN told t ON t.deal = d.id
                LEFT JOIN \(schema).journal j ON j.tenant = $1 AND j.deal = d.id AND j.sequence = d.revision
                WHERE d.id IS NULL OR t.deal IS NULL OR t.first <> 1 OR t.entries <> t.last OR t.last <> d.revision
                    OR j.to_stage IS DISTINCT FROM d.stage
                UNION ALL
                SELECT 'receipt ' || r.deal || '/' || r.sequence || ': there is no such entry' FROM \(schema).receipt r
                WHERE r.tenant = $1 AND NOT EXISTS (
                    SELECT 1 FROM \(schema).journal j
                    WHERE j.tenant = $1 AND j.deal = r.deal AND j.sequence = r.sequence)
                UNION ALL
                SELECT 'effect ' || o.deal || '/' || o.sequence || ': there is no such entry' FROM \(schema).outbox o
                WHERE o.tenant = $1 AND NOT EXISTS (
                    SELECT 1 FROM \(schema).journal j
                    WHERE j.tenant = $1 AND j.deal = o.deal AND j.sequence = o.sequence)
                LIMIT 100
                """
            return try await read(sql, parameters()).map { row throws(StoreError) in row.text(0) }
        }
    }

#endif
