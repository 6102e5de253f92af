#if PostgreSQL
    import CLibPQ
    import DealEngine
    import Dispatch

    /// How connections are made: with calls that wait, on threads that may.
    struct PostgresDoor: Sendable {
        /// A connection that is ready for work.
        struct Opened: @unchecked Sendable {
            // The handle is handed from the thread that made it to the connection that keeps it.
            let handle: OpaquePointer
            let lane: Int32
            let shift: Int
        }

        let place: ConnectionText
        let tenant: String
        let options: PostgresOptions

        var schema: PostgresSchema { PostgresSchema(options.schema) }

        /// Runs `body` on a thread of its own.
        private static func aside<Value: Sendable>(
            _ body: @escaping @Sendable () -> Result<Value, PostgresTrouble>
        ) async -> Result<Value, PostgresTrouble> {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "DealPostgres.connect").async { continuation.resume(returning: body()) }
            }
        }

        /// Makes a connection and prepares it for the tenant.
        func open() async -> Result<Opened, PostgresTrouble> {
            await Self.aside {
                Result { () throws(PostgresTrouble) in
                    let session = try BlockingSession(place)
                    return try session.keeping { session throws(PostgresTrouble) in
                        let opened = try enter(session)
                        // From here on nobody waits in a call.
                        PQsetnonblocking(session.handle, 1)
                        return opened
                    }
                }
            }
        }

        /// Makes or updates the tables, or only looks at them.
        func bringUpToDate() async -> Result<PostgresMigration.Finding, PostgresTrouble> {
            await Self.aside {
                Result { () throws(PostgresTrouble) in
                    let session = try BlockingSession(place)
                    defer { session.close() }
                    return try PostgresMigration(schema: schema, options: options).run(on: session)
                }
            }
        }

        private func enter(_ session: BlockingSession) throws(PostgresTrouble) -> Opened {
            try session.run(settings)
            if let role = options.applicationRole {
                // Not there, or not open to whoever connects: then that one works.
                _ = try session.rows(
                    """
                    SELECT set_config('role', rolname, false) FROM pg_roles
                    WHERE rolname = $1 AND pg_has_role(current_user, oid, 'MEMBER')
                    """, [role])
            }
            _ = try session.rows("SELECT set_config('dealkit.tenant', $1, false)", [tenant])
            let entered = try session.rows("SELECT lane, shift FROM \(schema.name).enter($1)", [tenant])
            for statement in PostgresStatement.atOnce { try session.prepare(statement, in: schema.name) }
            guard let row = entered.first else { throw .refused(.connection("the tenant could not be entered")) }
            return Opened(handle: session.handle, lane: Int32(truncatingIfNeeded: row.int(0)), shift: row.int(1))
        }

        /// Plans that were made while tables were small stay good plans: every statement has its index. A client that has
        /// gone without a word holds its locks for a minute, not for two hours; over a Unix socket that means nothing.
        private var settings: String {
            """
            SET client_encoding = 'UTF8'; SET client_min_messages = 'error'; SET enable_seqscan = off; SET jit = off;
            SET plan_cache_mode = 'force_generic_plan'; SET default_transaction_isolation = 'read committed';
            SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
            SET lock_timeout = '\(options.busyTimeout.milliseconds)ms';
            SELECT set_config('synchronous_commit', '\(options.durability == .full ? "on" : "off")', false)
            WHERE \(options.durability == .full ? "current_setting('synchronous_commit') IN ('off', 'local')" : "true")
            """
        }
    }

    extension Duration {
        /// Whole milliseconds, at least one.
        var milliseconds: Int {
            let (seconds, attoseconds) = components
            return Int(max(1, min(seconds, 86_400) * 1_000 + attoseconds / 1_000_000_000_000_000))
        }
    }

    /// A connection whose calls wait: for a thread that may.
    struct BlockingSession {
        let handle: OpaquePointer

        init(_ place: ConnectionText) throws(PostgresTrouble) {
            guard let handle = place.connect() else {
                throw .refused(PostgresFailure(code: "53200", message: "no memory for a connection"))
            }
            guard PQstatus(handle) == CONNECTION_OK else {
                let message = place.redacted(PostgresConnection.message(of: handle))
                PQfinish(handle)
                throw .unsent(PostgresFailure(connecting: message))
            }
            // Notices are for people at a terminal.
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            self.handle = handle
            _ = try keeping { session throws(PostgresTrouble) in try session.run(Self.ownNames) }
        }

        /// Before anything else: who may make functions in a schema that is searched could have them called in place of the
        /// server's own, with the rights of whoever connects. Everything of ours is named with its schema.
        private static var ownNames: String { "SET search_path = pg_catalog, pg_temp" }

        func close() { PQfinish(handle) }

        /// Ends the connection when `body` throws.
        func keeping<Value>(
            _ body: (BlockingSession) throws(PostgresTrouble) -> Value
        ) throws(PostgresTrouble) -> Value {
            do throws(PostgresTrouble) {
                return try body(self)
            } catch {
                close()
                throw error
            }
        }

        /// Runs statements, all in one transaction unless they say otherwise.
        @discardableResult
        func run(_ sql: String) throws(PostgresTrouble) -> PostgresRows { try checked(PQexec(handle, sql)) }

        /// Runs one statement with texts as parameters; what it gives is in binary form.
        @discardableResult
        func rows(_ sql: String, _ texts: [String] = []) throws(PostgresTrouble) -> PostgresRows {
            var parameters = PostgresParameters()
            for text in texts { parameters.add(text) }
            return try checked(
                parameters.withPointers { count, values, lengths, formats in
                    PQexecParams(handle, sql, count, nil, values, lengths, formats, 1)
                })
        }

        func prepare(_ statement: PostgresStatement, in schema: String) throws(PostgresTrouble) {
            _ = try checked(PQprepare(handle, statement.name, statement.sql(schema), 0, nil))
        }

        private func checked(_ result: OpaquePointer?) throws(PostgresTrouble) -> PostgresRows {
            guard let result else { throw .lost(.connection(PostgresConnection.message(of: handle))) }
            if let failure = PostgresFailure(result) {
                PQclear(result)
                throw failure.isLoss ? .lost(failure) : .refused(failure)
            }
            return PostgresRows(result)
        }
    }

    extension PostgresFailure {
        /// Why no connection was made: the library gives no code for what a server answers while it connects.
        fileprivate init(connecting message: String) {
            let codes = [
                ("too many clients", "53300"), ("remaining connection slots", "53300"), ("starting up", "57P03"),
                ("shutting down", "57P03"), ("recovery", "57P03"), ("authentication failed", "28P01"),
                ("no password supplied", "28P01"), ("no pg_hba.conf entry", "28000"), ("does not exist", "3D000"),
            ]
            // A socket that is not there does not exist either, and may come.
            let isSocket = message.contains("No such file or directory")
            let code = isSocket ? nil : codes.first { message.contains($0.0) }?.1
            self.init(code: code ?? "08001", message: message)
        }
    }

#endif
