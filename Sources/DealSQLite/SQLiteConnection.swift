#if SQLite
    import DealEngine
    import DealModel
    import GRDB
    internal import Synchronization

    /// A connection behind its gate: one caller at a time.
    final class SQLiteConnection: Sendable {
        private struct Opened {
            let queue: DatabaseQueue
            /// `nil` once it is closed.
            var session: SQLiteSession?
        }

        private let gate: Mutex<Opened>

        init(
            _ queue: DatabaseQueue, _ bodies: ByteCache<StoredBody>, _ customers: ByteCache<Customer>
        ) throws(StoreError) {
            do {
                let session = try queue.inDatabase { try SQLiteSession($0, bodies, customers) }
                gate = Mutex(Opened(queue: queue, session: session))
            } catch {
                throw StoreError(grdb: error)
            }
        }

        /// Runs `body` alone.
        func run<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value {
            try gate.withLock { opened throws(StoreError) in try Self.run(body, on: opened) }
        }

        /// Runs `body` alone, if nobody else is at it.
        func runIfFree<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value
        ) throws(StoreError) -> Value? {
            try gate.withLockIfAvailable { opened throws(StoreError) in try Self.run(body, on: opened) }
        }

        private static func run<Value: Sendable>(
            _ body: (SQLiteSession) throws(StoreError) -> Value, on opened: Opened
        ) throws(StoreError) -> Value {
            guard let session = opened.session else { throw .closed }
            let result = opened.queue.inDatabase { _ in
                do throws(StoreError) {
                    return Result<Value, StoreError>.success(try body(session))
                } catch {
                    return .failure(error)
                }
            }
            return try result.get()
        }

        /// Closes it; a second time does nothing.
        func close() throws(StoreError) {
            try gate.withLock { opened throws(StoreError) in
                guard opened.session != nil else { return }
                // The statements first: SQLite does not close a connection that has any.
                opened.session = nil
                do {
                    try opened.queue.close()
                } catch {
                    throw StoreError(grdb: error)
                }
            }
        }
    }

#endif
