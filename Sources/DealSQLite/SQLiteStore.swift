#if SQLite
    public import DealEngine
    import DealModel
    internal import Synchronization

    /// A store in one SQLite file: the embedded default.
    ///
    ///     let desk = try await DealDesk(store: SQLiteStore(path: "deals.sqlite"), processes: processes)
    ///
    /// An acknowledged move is on the disk. One writer at a time, readers beside it; a call does its work where it was
    /// made, since a hop to another thread costs more than most of them. Close it when it is no longer needed.
    public final class SQLiteStore: Sendable {
        private let writer: SQLiteConnection
        /// For reading while somebody writes; none with a rollback journal, where it would only wait.
        private let reader: SQLiteConnection?
        /// Let go when the store is closed.
        private let lock: Mutex<WriterLock?>
        let options: SQLiteOptions
        let path: String

        /// Opens the file, and makes or updates its tables.
        ///
        /// - Parameter path: Where the file is; beside it SQLite keeps a log.
        /// - Throws: ``StoreError/newerSchema(found:known:)``, ``StoreError/damaged(_:)``, ``StoreError/readOnly``,
        ///   ``StoreError/inUse(_:)``; the file is as it was then.
        public init(path: String, options: SQLiteOptions = SQLiteOptions()) throws(StoreError) {
            self.path = path
            self.options = options
            let place = SQLitePlace(path: path, options: options)
            try place.check()
            let held = place.needsLock ? try WriterLock(besides: path) : nil
            let (bodies, customers) = (ByteCache<StoredBody>(), ByteCache<Customer>())
            writer = try SQLiteConnection(place.openWriter(), bodies, customers)
            reader =
                options.journal == .writeAhead
                ? try SQLiteConnection(place.openReader(), bodies, customers) : nil
            place.markMade()
            lock = Mutex(held)
        }

        /// Closes the file. Every later call throws.
        public func close() throws(StoreError) {
            try reader?.close()
            try writer.close()
            lock.withLock { $0 = nil }
        }

        // MARK: - Access

        /// Runs `body` alone on the connection that writes.
        func onWriter<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value { try writer.run(body) }

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
