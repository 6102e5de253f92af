#if SQLite

    /// How a store on SQLite goes about its work. The defaults are the safe ones.
    public struct SQLiteOptions: Hashable, Sendable {
        /// When a commit is acknowledged.
        public enum Durability: Hashable, Sendable {
            /// Once it is on the disk: an acknowledged move outlives power loss (`synchronous = FULL`).
            case full
            /// Once it is in the file of the operating system: an acknowledged move outlives the process, and power loss
            /// may take the last ones, never a part of one (`synchronous = NORMAL`).
            case normal
        }

        /// How the file is kept from half-written pages, and from a second writing process where SQLite needs that.
        public enum Journal: Hashable, Sendable {
            /// A write-ahead log: readers and the writer do not wait for each other. With a library that may damage the
            /// log when two processes write (before 3.51.3, but for 3.44.6 and 3.50.7), a second process is kept out.
            case writeAhead
            /// A rollback journal: slower, and safe with several processes whatever the library's version.
            case rollback
        }

        /// When a commit is acknowledged.
        public var durability: Durability
        /// How the file is kept whole.
        public var journal: Journal
        /// How long a call waits for another process that is writing, before it throws `busy`.
        public var busyTimeout: Duration
        /// How long the key of a command is remembered (SEMANTICS 6.5).
        public var keysKeptFor: Duration
        /// Whether what each decision read is kept beside its journal entry.
        public var keepsReceipts: Bool
        /// Whether a file that is not there is made; if not, opening it throws.
        public var createsFile: Bool

        /// Options; what is left out has the value a service wants.
        public init(
            durability: Durability = .full, journal: Journal = .writeAhead, busyTimeout: Duration = .seconds(5),
            keysKeptFor: Duration = .seconds(30 * 86_400), keepsReceipts: Bool = true, createsFile: Bool = true
        ) {
            self.durability = durability
            self.journal = journal
            self.busyTimeout = busyTimeout
            self.keysKeptFor = keysKeptFor
            self.keepsReceipts = keepsReceipts
            self.createsFile = createsFile
        }
    }

#endif
