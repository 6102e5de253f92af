#if SQLite
    public import DealEngine
    import DealModel
    public import Logging
    internal import Synchronization

    /// A store in one SQLite file: the embedded default.
    ///
    ///     let desk = try await DealDesk(store: SQLiteStore(path: "deals.sqlite"), processes: processes)
    ///
    /// An acknowledged move is on the disk. One writer at a time, readers beside it; a call does its work where it was
    /// made, since a hop to another thread costs more than most of them. Calls that come while another is written are
    /// written together, in one transaction: many tasks at once wait for the disk once. Close it when it is no longer
    /// needed.
    public final class SQLiteStore: Sendable {
        private let writer: SQLiteConnection
        private let queue: WriteQueue
        /// For reading while somebody writes; none with a rollback journal, where it would only wait.
        private let reader: SQLiteConnection?
        /// Let go when the store is closed.
        private let lock: Mutex<WriterLock?>
        let options: SQLiteOptions
        let path: String

        /// Opens the file, and makes or updates its tables.
        ///
        /// - Parameters:
        ///   - path: Where the file is; beside it SQLite keeps a log.
        ///   - options: How durable a commit is, and more; the defaults are the safe ones.
        ///   - logger: Where the store says that it was opened, or that a transaction failed, never above `info` and
        ///     without any value of a record; `nil`: nowhere.
        /// - Throws: `StoreError.newerSchema(found:known:)`, `StoreError.damaged(_:)`, `StoreError.readOnly`,
        ///   `StoreError.inUse(_:)`, `StoreError.failed(_:)` with an ``UnusablePath``; the file is as it was then.
        public init(path: String, options: SQLiteOptions = SQLiteOptions(), logger: Logger? = nil) throws(StoreError) {
            self.path = path
            self.options = options
            let place = SQLitePlace(path: path, options: options)
            let isNew = try place.check()
            let held = try place.lock()
            let (bodies, customers) = (ByteCache<StoredBody>(), ByteCache<Customer>())
            writer = try SQLiteConnection(place.openWriter(), bodies, customers)
            let telemetry = SQLiteTelemetry(logger)
            queue = WriteQueue(writer, telemetry)
            reader =
                options.journal == .writeAhead
                ? try SQLiteConnection(place.openReader(), bodies, customers) : nil
            place.markMade()
            telemetry.opened(options, schema: SQLiteSchema.newest, isNew: isNew)
            lock = Mutex(held)
        }

        /// Closes the file. Every later call throws.
        public func close() throws(StoreError) {
            try reader?.close()
            try writer.close()
            lock.withLock { $0 = nil }
        }

        // MARK: - Access

        /// Writes all that `body` writes, or nothing; in one transaction with others that write at the same time.
        func writing<Value: Sendable>(
            _ body: @escaping @Sendable (SQLiteSession) throws(StoreError) -> Value
        ) async throws(StoreError) -> Value { try await queue.write(body) }

        /// Runs `body` alone on the connection that writes, outside any transaction.
        func onWriter<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value { try writer.run(body) }

        /// Runs `body` beside the connection that writes, where there is another: for what is asked again and again.
        func onReader<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value { try (reader ?? writer).run(body) }

        /// Runs `body` on the connection that is free: the writer's, whose cache knows the last commit, or another.
        func onAny<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value {
            guard let reader else { return try writer.run(body) }
            if let value = try writer.runIfFree(body) { return value }
            return try reader.run(body)
        }
    }

#endif
