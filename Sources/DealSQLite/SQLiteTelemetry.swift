#if SQLite
    import CoreMetrics
    import DealEngine
    import Logging

    /// What every store says about itself, and how many calls each transaction has written.
    struct SQLiteTelemetry: Sendable {
        private let store: StoreTelemetry
        private let writes: Recorder?

        init(_ logger: Logger?) {
            store = StoreTelemetry(
                logger, failure: "transaction failed", duration: "dealkit_sqlite_transaction_duration_seconds")
            writes = StoreTelemetry.isHeard ? Recorder(label: "dealkit_sqlite_transaction_writes") : nil
        }

        func opened(_ options: SQLiteOptions, schema: Int, isNew: Bool) {
            store.opened([
                "dealkit.sqlite": "\(SQLiteVersion.linked)", "dealkit.schema": "\(schema)",
                "dealkit.new": "\(isNew)", "dealkit.journal": "\(options.journal)",
                "dealkit.durability": "\(options.durability)",
            ])
        }

        /// Runs a transaction that writes for so many callers.
        func observing<Value>(
            writes count: Int, _ body: () throws(StoreError) -> Value
        ) throws(StoreError) -> Value {
            let begin = store.begin
            defer {
                store.ended(begin)
                writes?.record(count)
            }
            do throws(StoreError) { return try body() } catch { throw store.told(error) }
        }
    }

#endif
