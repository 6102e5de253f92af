#if PostgreSQL
    import CoreMetrics
    import DealEngine
    import Logging

    /// What a store says about itself: to a log nothing above `info` and no value of a record, to the metrics of the process
    /// how long requests take and how many were sent again.
    struct PostgresTelemetry: Sendable {
        private let logger: Logger?
        /// `nil` when nobody listens: then no time is taken, either.
        private let meters: (duration: Timer, repeats: Counter)?

        init(_ logger: Logger?) {
            self.logger = logger
            meters =
                MetricsSystem.factory is NOOPMetricsHandler
                ? nil
                : (
                    Timer(label: "dealkit_postgres_request_duration_seconds"),
                    Counter(label: "dealkit_postgres_request_repeats")
                )
        }

        func opened(_ options: PostgresOptions, schema: Int) {
            logger?.debug(
                "store opened",
                metadata: [
                    "dealkit.schema": "\(schema)", "dealkit.connections": "\(options.connections)",
                    "dealkit.durability": "\(options.durability)",
                ])
        }

        /// When a request begins; `nil` when nobody asks how long it takes.
        var begin: ContinuousClock.Instant? { meters == nil ? nil : ContinuousClock.now }

        func ended(_ begin: ContinuousClock.Instant?) {
            guard let meters, let begin else { return }
            meters.duration.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
        }

        /// A request is sent again, on another connection or after a collision.
        func repeated() { meters?.repeats.increment() }

        /// The error, once it was told of. A stale read is nobody's failure: the desk says what came of it.
        func told(_ error: StoreError) -> StoreError {
            if case .stale = error { return error }
            logger?.info("request failed", metadata: ["dealkit.error": "\(error.label)"])
            return error
        }
    }

#endif
