#if PostgreSQL
    import DealEngine
    internal import Synchronization

    /// A transaction of several statements, on a connection of its own until it ends.
    final class PostgresTransaction: Sendable {
        private let connection: PostgresConnection
        private let schema: String
        private let tenant: String
        private let isEnding = Mutex(false)
        private let lastTrouble = Mutex<PostgresTrouble?>(nil)

        init(_ connection: PostgresConnection, _ schema: String, _ tenant: String) {
            self.connection = connection
            self.schema = schema
            self.tenant = tenant
        }

        /// Whether nothing can have been written, and another try may succeed.
        var mayRunAgain: Bool {
            guard let trouble = lastTrouble.withLock({ $0 }), !isEnding.withLock({ $0 }) else { return false }
            if case .refused(let failure) = trouble { return failure.isCollision }
            return true
        }

        func run<Value: Sendable>(
            _ isolation: String, _ body: (PostgresTransaction) async throws(StoreError) -> Value
        ) async -> Result<Value, StoreError> {
            do throws(StoreError) {
                try await execute("BEGIN ISOLATION LEVEL \(isolation)")
                let value = try await body(self)
                isEnding.withLock { $0 = true }
                try await execute("COMMIT")
                return .success(value)
            } catch {
                if !connection.isBroken { _ = await connection.run("ROLLBACK") }
                return .failure(error)
            }
        }

        @discardableResult
        func execute(
            _ sql: String, _ fill: (inout PostgresParameters) -> Void = { _ in }
        ) async throws(StoreError) -> PostgresRows {
            var parameters = PostgresParameters()
            fill(&parameters)
            try parameters.check()
            return try rows(await connection.run(sql, parameters))
        }

        /// Runs a prepared statement; its first parameter is the tenant.
        @discardableResult
        func run(
            _ statement: PostgresStatement, _ fill: (inout PostgresParameters) -> Void = { _ in }
        ) async throws(StoreError) -> PostgresRows {
            var parameters = PostgresParameters()
            parameters.add(tenant)
            fill(&parameters)
            try parameters.check()
            return try rows(await connection.run(statement, parameters, in: schema))
        }

        private func rows(_ answer: PostgresConnection.Answer) throws(StoreError) -> PostgresRows {
            switch answer {
            case .success(let rows): return rows
            case .failure(let trouble):
                lastTrouble.withLock { $0 = trouble }
                if case .lost = trouble, isEnding.withLock({ $0 }) { throw .uncertain }
                throw trouble.unwritten
            }
        }
    }

#endif
