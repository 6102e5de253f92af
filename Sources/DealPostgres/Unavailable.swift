#if !PostgreSQL
    public import DealEngine
    public import Logging

    // An alias of a real store, so that a desk on it is no second mistake: the compiler says only what is to be done.

    /// A store on PostgreSQL: not part of this build.
    @available(
        *, unavailable, message: "switch on the trait 'PostgreSQL' of the package DealKit to keep deals in PostgreSQL"
    )
    public typealias PostgresStore = MemoryStore

    /// How a store on PostgreSQL goes about its work: not part of this build.
    @available(
        *, unavailable, message: "switch on the trait 'PostgreSQL' of the package DealKit to keep deals in PostgreSQL"
    )
    public struct PostgresOptions: Sendable {
        /// Options.
        public init() {}
    }

    extension MemoryStore {
        /// Connects: not part of this build.
        @available(
            *, unavailable,
            message: "switch on the trait 'PostgreSQL' of the package DealKit to keep deals in PostgreSQL"
        )
        public convenience init(
            _ connection: String, tenant: String = "main", options: PostgresOptions = PostgresOptions(),
            logger: Logger? = nil
        ) async throws(StoreError) {
            self.init()
        }
    }

#endif
