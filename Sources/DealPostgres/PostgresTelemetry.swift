#if PostgreSQL
    import CoreMetrics
    import DealEngine
    import Logging

    /// What every store says about itself, and how many requests were sent again.
    struct PostgresTelemetry: Sendable {
        private let store: StoreTelemetry
        private let repeats: Counter?

        init(_ logger: Logger?) {
            store = StoreTelemetry(
                logger, failure: "request failed", duration: "dealkit_postgres_request_duration_seconds")
            repeats = StoreTelemetry.isHeard ? Counter(label: "dealkit_postgres_request_repeats") : nil
        }

        func opened(_ options: PostgresOptions, schema: Int) {
            store.opened([
                "dealkit.schema": "\(schema)", "dealkit.connections": "\(options.connections)",
                "dealkit.durability": "\(options.durability)",
            ])
        }

        var begin: ContinuousClock.Instant? { store.begin }

        func ended(_ begin: ContinuousClock.Instant?) { store.ended(begin) }

        /// A request is sent again, on another connection or after a collision.
        func repeated() { repeats?.increment() }

        func told(_ error: StoreError) -> StoreError { store.told(error) }
    }

#endif
