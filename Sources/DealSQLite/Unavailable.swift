#if !SQLite
    public import DealEngine
    public import Logging

    // An alias of a real store, so that a desk on it is no second mistake: the compiler says only what is to be done.

    /// A store on SQLite: not part of this build.
    @available(*, unavailable, message: "switch on the trait 'SQLite' of the package DealKit to keep deals in SQLite")
    public typealias SQLiteStore = MemoryStore

    /// How a store on SQLite goes about its work: not part of this build.
    @available(*, unavailable, message: "switch on the trait 'SQLite' of the package DealKit to keep deals in SQLite")
    public struct SQLiteOptions: Sendable {
        /// Options.
        public init() {}
    }

    extension MemoryStore {
        /// Opens a file: not part of this build.
        @available(
            *, unavailable, message: "switch on the trait 'SQLite' of the package DealKit to keep deals in SQLite"
        )
        public convenience init(
            path: String, options: SQLiteOptions = SQLiteOptions(), logger: Logger? = nil
        ) throws(StoreError) {
            self.init()
        }
    }

#endif
