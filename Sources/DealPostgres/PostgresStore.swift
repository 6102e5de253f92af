#if PostgreSQL
    public import DealEngine
    import DealModel
    public import Logging
    internal import Synchronization

    /// A store in a PostgreSQL database: the way past one machine.
    ///
    ///     let store = try await PostgresStore("host=/run/postgresql dbname=deals", tenant: "acme")
    ///     let desk = try await DealDesk(store: store, processes: processes)
    ///
    /// A load is one round trip, and so is a commit. Calls that come while every connection is at work go out together:
    /// loads in one round trip, commits in one transaction, each with an answer of its own. No call waits in a system
    /// call on a thread of Swift's; a connection that broke is replaced. When it breaks while a commit is under way,
    /// the commit throws `StoreError.uncertain`: the same command sent again with the same key finds out, and has one
    /// effect. Everything that only reads is sent again by the store itself.
    ///
    /// Tenants share the tables; a store is opened for one and sees no other. Sessions keep prepared statements and the
    /// tenant's name, so a pooler in between must lend whole sessions. Close the store when it is no longer needed.
    public final class PostgresStore: Sendable {
        let door: PostgresDoor
        let pool: PostgresPool
        let loads: RequestQueue<GroupedLoad>
        let commits: RequestQueue<GroupedCommit>
        let outboxBell: OutboxBell
        let bodies = ByteCache<StoredBody>()
        let customers = ByteCache<Customer>()
        let telemetry: PostgresTelemetry

        /// Connects, and makes or updates the tables.
        ///
        /// - Parameters:
        ///   - connection: Where the server is and who connects, in the words of `libpq`: `host=… dbname=…` or
        ///     `postgresql://…`. It is shown in no message.
        ///   - tenant: Whose deals are meant.
        ///   - options: How durable a commit is, and more; the defaults are the safe ones.
        ///   - logger: Where the store says that it was opened, or that a request failed, never above `info` and
        ///     without any value of a record; `nil`: nowhere.
        /// - Throws: `StoreError.newerSchema(found:known:)`, `StoreError.readOnly`, `StoreError.failed(_:)` with a
        ///   ``PostgresFailure`` or a ``NotADealSchema``; nothing was changed then.
        public init(
            _ connection: String, tenant: String = "main", options: PostgresOptions = PostgresOptions(),
            logger: Logger? = nil
        ) async throws(StoreError) {
            var checked = PostgresParameters()
            checked.add(tenant)
            try checked.check()
            door = PostgresDoor(place: try ConnectionText(connection), tenant: tenant, options: options)
            loads = RequestQueue(limit: options.connections, patience: options.busyTimeout)
            commits = RequestQueue(limit: options.connections, patience: options.busyTimeout)
            telemetry = PostgresTelemetry(logger)
            let bell = OutboxBell(door: door)
            outboxBell = bell
            pool = PostgresPool(door, bell: {})
            switch await Self.patiently(door) {
            case .success(.ready): break
            case .success(.newer(let found)): throw .newerSchema(found: found, known: PostgresSchema.newest)
            case .success(.unusable(let reason)): throw .failed(reason)
            case .failure(let trouble): throw trouble.unwritten
            }
            // A tenant that cannot be entered is told now, not at the first deal.
            pool.giveBack(try await pool.take())
            telemetry.opened(options, schema: PostgresSchema.newest)
        }

        /// Looks at the tables; a server that is starting is waited for.
        private static func patiently(_ door: PostgresDoor) async -> Result<PostgresMigration.Finding, PostgresTrouble>
        {
            let clock = ContinuousClock()
            let end = clock.now + door.options.busyTimeout
            while true {
                let found = await door.bringUpToDate()
                guard case .failure(let trouble) = found, trouble.failure.isPassing, clock.now < end, !Task.isCancelled
                else {
                    return found
                }
                try? await Task.sleep(for: .milliseconds(100))
            }
        }

        /// Ends the connections. Every later call throws.
        public func close() {
            outboxBell.close()
            pool.close()
        }

        var options: PostgresOptions { door.options }
        var schema: String { door.schema.name }
    }

#endif
