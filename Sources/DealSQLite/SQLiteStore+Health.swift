#if SQLite
    public import DealEngine

    extension SQLiteStore: HealthReporting {
        /// The library's version, how durable a commit is, how writers are kept apart, and whether the second lock is
        /// there.
        ///
        /// - Complexity: O(1); see ``checkIntegrity()`` for a look at every page.
        public func health() async throws(StoreError) -> StoreHealth {
            let triggers = try onAny { session throws(StoreError) in
                try session.all(sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'", { _ in }) { $0.text(0) }
            }
            let missing = SQLiteSchema.lockNames.filter { !triggers.contains($0) }
            return StoreHealth(
                engine: "SQLite \(SQLiteVersion.linked)", schema: SQLiteSchema.newest, remarks: [durability, writers],
                problems: missing.map { "trigger '\($0)' is gone: a stage can be changed without a journal entry" })
        }

        /// Looks at every page and index of the file, and whether the outbox tells of deals that are there and can be
        /// given out.
        ///
        /// - Returns: What is wrong, of pages in SQLite's words; empty: nothing.
        /// - Complexity: O(*n*) in the size of the file.
        public func checkIntegrity() async throws(StoreError) -> [String] {
            // Beside the writer, for whom it would take too long.
            let lines = try onReader { session throws(StoreError) in
                try session.all(sql: "PRAGMA integrity_check", { _ in }) { $0.text(0) }
            }
            guard lines == ["ok"] else { return lines }
            let withoutDeal = "SELECT number FROM outbox WHERE deal NOT IN (SELECT number FROM deal)"
            let behindNobody = """
                SELECT number FROM outbox o WHERE behind AND NOT EXISTS (
                    SELECT 1 FROM outbox p WHERE p.deal = o.deal AND p.destination = o.destination
                    AND (p.sequence, p.effect) < (o.sequence, o.effect))
                """
            return try effects(withoutDeal, are: "there is no such deal")
                + effects(behindNobody, are: "it waits for one before it, and there is none")
        }

        private func effects(_ sql: String, are problem: String) throws(StoreError) -> [String] {
            try onReader { session throws(StoreError) in
                try session.all(sql: sql, { _ in }) {
                    "row \($0.int(0)) of the outbox: \(problem), so that its effect is not given out"
                }
            }
        }

        private var durability: String {
            switch options.durability {
            case .full: "a commit is acknowledged once it is on the disk"
            case .normal: "a commit is acknowledged once the system has it; power loss may take the last ones"
            }
        }

        private var writers: String {
            guard options.journal == .writeAhead else {
                return "rollback journal: several processes may write, if all open it so"
            }
            return SQLiteVersion.linked.mayDamageSharedLog
                ? "write-ahead log: this SQLite may damage it when two processes write, so a lock keeps a second one out"
                : "write-ahead log: several processes may write"
        }
    }

#endif
