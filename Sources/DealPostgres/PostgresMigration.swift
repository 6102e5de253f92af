#if PostgreSQL
    import DealEngine

    /// Brings the tables of a schema to the newest, or leaves everything as it is.
    struct PostgresMigration: Sendable {
        /// What was found that the store cannot work with.
        enum Finding: Sendable {
            case ready
            case newer(Int)
            case unusable(NotADealSchema)
        }

        let schema: PostgresSchema
        let options: PostgresOptions

        func run(on session: BlockingSession) throws(PostgresTrouble) -> Finding {
            guard try text("SHOW server_encoding", on: session) == "UTF8" else {
                return .unusable(
                    NotADealSchema("the database does not keep texts in UTF8; make it with ENCODING 'UTF8'"))
            }
            if let finding = try look(on: session) { return finding }
            guard options.migrates else {
                return .unusable(NotADealSchema("the tables are not there, or old, and this store may not make them"))
            }
            try session.run("BEGIN; SELECT pg_advisory_xact_lock(\(PostgresSchema.lockClass), 0)")
            do throws(PostgresTrouble) {
                let finding = try bringUpToDate(on: session)
                try session.run("COMMIT")
                return finding
            } catch {
                _ = try? session.run("ROLLBACK")
                throw error
            }
        }

        /// Whether there is nothing to do.
        private func look(on session: BlockingSession) throws(PostgresTrouble) -> Finding? {
            // In one look: another process may be making them.
            let tables = try session.rows(
                """
                SELECT count(*), count(*) FILTER (WHERE relname = 'schema_version') FROM pg_class
                WHERE relnamespace = to_regnamespace($1)
                """, [schema.name]
            ).first
            if tables?.int(0) ?? 0 == 0 { return nil }
            if tables?.int(1) ?? 0 == 0 {
                return .unusable(
                    NotADealSchema("the schema \(schema.name) belongs to another program; name another one"))
            }
            let number = try version(on: session)
            if number > PostgresSchema.newest { return .newer(number) }
            return number == PostgresSchema.newest ? .ready : nil
        }

        private func bringUpToDate(on session: BlockingSession) throws(PostgresTrouble) -> Finding {
            // Another process may have been faster.
            if let finding = try look(on: session) { return finding }
            try session.run(
                """
                CREATE SCHEMA IF NOT EXISTS \(schema.name);
                CREATE TABLE IF NOT EXISTS \(schema.name).schema_version (version int NOT NULL);
                """)
            let steps = schema.steps
            for step in try version(on: session)..<steps.count { try session.run(steps[step]) }
            try session.run(
                """
                DELETE FROM \(schema.name).schema_version;
                INSERT INTO \(schema.name).schema_version VALUES (\(steps.count))
                """)
            if let role = options.applicationRole { try make(role, on: session) }
            return .ready
        }

        /// Makes the application role, where whoever connects may, and gives it its rights.
        private func make(_ role: String, on session: BlockingSession) throws(PostgresTrouble) {
            let name = PostgresSchema(role).name
            let isThere = try text("SELECT rolname::text FROM pg_roles WHERE rolname = $1", [role], on: session) != nil
            if !isThere {
                let mayMake = try text(
                    "SELECT (rolcreaterole OR rolsuper)::text FROM pg_roles WHERE rolname = current_user", on: session)
                guard mayMake == "true" else { return }
                // Roles belong to all databases of the server: another one may be making it.
                try session.run(
                    """
                    DO $role$ BEGIN CREATE ROLE \(name) NOLOGIN;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $role$
                    """)
            }
            try session.run(schema.grants(to: name))
        }

        private func version(on session: BlockingSession) throws(PostgresTrouble) -> Int {
            try text("SELECT max(version)::text FROM \(schema.name).schema_version", on: session).flatMap { Int($0) }
                ?? 0
        }

        private func text(
            _ sql: String, _ parameters: [String] = [], on session: BlockingSession
        ) throws(PostgresTrouble) -> String? {
            try session.rows(sql, parameters).first?.optionalText(0)
        }
    }

    /// A database, or a schema of it, in which no store can be.
    public struct NotADealSchema: Error, Hashable, Sendable, CustomStringConvertible {
        /// What it is, and what to do about it.
        public let description: String

        init(_ description: String) { self.description = description }
    }

#endif
