#if PostgreSQL
    import DealEngine
    import Dispatch
    import Testing

    @testable import DealPostgres

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The throw-away server that `.ci/postgres` has started.
    enum TestServer {
        static var connection: String? { variable("DEALKIT_POSTGRES") }
        static var isThere: Bool { connection != nil }
        static var absence: Comment { "there is no PostgreSQL server: run `make test-postgres`" }

        static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

        /// A tenant that nobody else has, so that its store is empty.
        static func newTenant() -> String { "tenant-\(getpid())-\(UInt64.random(in: 0..<UInt64.max))" }

        static func store(
            tenant: String = newTenant(), options: PostgresOptions = PostgresOptions(connections: 4)
        ) async throws -> PostgresStore {
            try await PostgresStore(try #require(connection), tenant: tenant, options: options)
        }

        /// Works as whoever made the server, past every store.
        ///
        /// On a thread of its own: such a session may wait for the lock of a store, and the store for a thread of Swift's.
        ///
        /// - Parameter place: Which database; `nil`: that of the tests.
        static func raw<Value: Sendable>(
            at place: String? = nil, _ body: @escaping @Sendable (BlockingSession) throws -> Value
        ) async throws -> Value {
            let place = try ConnectionText(try place ?? #require(connection))
            return try await withCheckedThrowingContinuation { continuation in
                DispatchQueue(label: "raw").async {
                    continuation.resume(
                        with: Result {
                            let session = try BlockingSession(place)
                            defer { session.close() }
                            try session.run("SET lock_timeout = '20s'; SET statement_timeout = '30s'")
                            return try body(session)
                        })
                }
            }
        }
    }

#endif
