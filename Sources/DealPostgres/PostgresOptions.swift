#if PostgreSQL

    /// How a store on PostgreSQL goes about its work. The defaults are the safe ones.
    public struct PostgresOptions: Hashable, Sendable {
        /// When a commit is acknowledged.
        public enum Durability: Hashable, Sendable {
            /// Once it is on the server's disk: an acknowledged move outlives power loss. A server that asks for more
            /// than that, as the copy on another machine, is left to.
            case full
            /// Once the server has it in memory: its crash may take the last ones, never a part of one
            /// (`synchronous_commit = off`).
            case normal
        }

        /// When a commit is acknowledged.
        public var durability: Durability
        /// The schema of the database in which the tables are.
        public var schema: String
        /// The role that does the work, and to which the tables give no more than that; `nil`: the one that connects. It is
        /// made if it is not there. A superuser is held to the rows of its tenant only through such a role.
        public var applicationRole: String?
        /// At most so many connections; one is opened when it is needed.
        public var connections: Int
        /// How long a call waits for its turn, a connection, a lock, or a server that starts again, before it throws. What
        /// was sent is waited for as long as the way to the server is there: over TCP one that has gone silent is given up
        /// after a minute, unless the connection string says otherwise (`keepalives_idle`, `tcp_user_timeout` and others).
        public var busyTimeout: Duration
        /// How long the key of a command is remembered (SEMANTICS 6.5).
        public var keysKeptFor: Duration
        /// Whether what each decision read is kept beside its journal entry.
        public var keepsReceipts: Bool
        /// Whether the tables are made or updated; if not, opening throws where they are not there or old.
        public var migrates: Bool

        /// Options; what is left out has the value a service wants.
        public init(
            durability: Durability = .full, schema: String = "dealkit",
            applicationRole: String? = "dealkit_application",
            connections: Int = 8, busyTimeout: Duration = .seconds(5), keysKeptFor: Duration = .seconds(30 * 86_400),
            keepsReceipts: Bool = true, migrates: Bool = true
        ) {
            self.durability = durability
            self.schema = schema
            self.applicationRole = applicationRole
            self.connections = connections
            self.busyTimeout = busyTimeout
            self.keysKeptFor = keysKeptFor
            self.keepsReceipts = keepsReceipts
            self.migrates = migrates
        }
    }

#endif
