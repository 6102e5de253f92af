#if SQLite
    import CoreMetrics
    import DealEngine
    import Logging

    /// What a store says about itself: to a log nothing above `info` and no value of a record, to the metrics of the process
    /// how long transactions take and how many calls each has written.
    struct SQLiteTelemetry: Sendable {
        private let logger: Logger?
        /// `nil` when nobody listens: then no time is taken, either.
        private let meters: (duration: Timer, writes: Recorder)?

        init(_ logger: Logger?) {
            self.logger = logger
            meters =
                MetricsSystem.factory is NOOPMetricsHandler
                ? nil
                : (
                    Timer(label: "dealkit_sqlite_transaction_duration_seconds"),
                    Recorder(label: "dealkit_sqlite_transaction_writes")
                )
        }

        func opened(_ options: SQLiteOptions, schema: Int, isNew: Bool) {
            logger?.debug(
                "store opened",
                metadata: [
                    "dealkit.sqlite": "\(SQLiteVersion.linked)", "dealkit.schema": "\(schema)",
                    "dealkit.new": "\(isNew)", "dealkit.journal": "\(options.journal)",
                    "dealkit.durability": "\(options.durability)",
                ])
        }

        /// Runs a transaction that writes for so many callers.
        func observing<Value>(
            writes: Int, _ body: () throws(StoreError) -> Value
        ) throws(StoreError) -> Value {
            let begin = meters == nil ? nil : ContinuousClock.now
            defer {
                if let meters, let begin {
                    meters.duration.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
                    meters.writes.record(writes)
                }
            }
            do throws(StoreError) {
                return try body()
            } catch {
                note(error)
                throw error
            }
        }

        /// A stale read is nobody's failure: the desk says what came of it.
        private func note(_ error: StoreError) {
            if case .stale = error { return }
            logger?.info("transaction failed", metadata: ["dealkit.error": "\(error.label)"])
        }
    }

#endif
