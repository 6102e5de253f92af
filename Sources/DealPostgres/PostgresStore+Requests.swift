#if PostgreSQL
    import DealEngine

    extension PostgresStore {
        /// How often what only reads, or was taken back by a collision, is tried again.
        private static var tries: Int { 5 }

        /// Parameters that begin with the tenant.
        func parameters(_ fill: (inout PostgresParameters) -> Void = { _ in }) -> PostgresParameters {
            var parameters = PostgresParameters()
            parameters.add(door.tenant)
            fill(&parameters)
            return parameters
        }

        /// Runs a statement that only reads; when the connection breaks, again on another one.
        func read(
            _ statement: PostgresStatement, _ parameters: PostgresParameters
        ) async throws(StoreError) -> PostgresRows {
            try parameters.check()
            return try await trying(again: { $0.isLost }) { connection in
                await connection.run(statement, parameters, in: self.schema)
            }
        }

        /// The same for a statement whose parameters depend on the connection.
        func reading(
            _ make: (PostgresConnection) -> (PostgresStatement, PostgresParameters)
        ) async throws(StoreError) -> PostgresRows {
            try await trying(again: { $0.isLost }) { connection in
                let (statement, parameters) = make(connection)
                return await connection.run(statement, parameters, in: self.schema)
            }
        }

        /// The same for a statement that is put together for one call.
        func read(_ sql: String, _ parameters: PostgresParameters) async throws(StoreError) -> PostgresRows {
            try parameters.check()
            return try await trying(again: { $0.isLost }) { connection in await connection.run(sql, parameters) }
        }

        /// Runs a statement that writes, and is a transaction of its own.
        ///
        /// - Throws: ``StoreError/uncertain`` when the connection breaks once it was sent.
        func write(
            _ statement: PostgresStatement, _ parameters: PostgresParameters
        ) async throws(StoreError) -> PostgresRows {
            try await write { _ in (statement, parameters) }
        }

        /// The same for a statement whose parameters depend on the connection.
        func write(
            _ make: (PostgresConnection) -> (PostgresStatement, PostgresParameters)
        ) async throws(StoreError) -> PostgresRows {
            try await trying(again: { $0.isUnsent }) { connection throws(StoreError) in
                let (statement, parameters) = make(connection)
                try parameters.check()
                return await connection.run(statement, parameters, in: self.schema)
            }
        }

        private func trying(
            again mayRepeat: (PostgresTrouble) -> Bool,
            _ run: (PostgresConnection) async throws(StoreError) -> PostgresConnection.Answer
        ) async throws(StoreError) -> PostgresRows {
            var tried = 1
            let begin = telemetry.begin
            defer { telemetry.ended(begin) }
            while true {
                let connection = try await taken()
                let answer: PostgresConnection.Answer
                do throws(StoreError) {
                    answer = try await run(connection)
                    pool.giveBack(connection)
                } catch {
                    pool.giveBack(connection)
                    throw telemetry.told(error)
                }
                switch answer {
                case .success(let rows): return rows
                case .failure(let trouble):
                    let isPassing = mayRepeat(trouble) || trouble.isCollision
                    guard isPassing, tried < Self.tries else {
                        throw telemetry.told(trouble.storeError(mayRepeat(trouble)))
                    }
                    telemetry.repeated()
                    tried += 1
                }
            }
        }

        // MARK: - Several at once

        /// Sends requests together, on one connection and in one round trip.
        ///
        /// - Returns: An answer for each; none was sent when there was no connection.
        func run(together requests: [PostgresRequest]) async -> [PostgresConnection.Answer] {
            await run { _ in requests }
        }

        /// The same for requests that depend on the connection. A transaction that they have left open is taken back.
        func run(_ make: (PostgresConnection) -> [PostgresRequest]) async -> [PostgresConnection.Answer] {
            guard let connection = try? await pool.take() else { return [] }
            let begin = telemetry.begin
            defer { telemetry.ended(begin) }
            let answers = await connection.run(together: make(connection), in: schema)
            if connection.isInTransaction { _ = await connection.run("ROLLBACK") }
            pool.giveBack(connection)
            return answers
        }

        private func taken() async throws(StoreError) -> PostgresConnection {
            do throws(StoreError) { return try await pool.take() } catch { throw telemetry.told(error) }
        }

        // MARK: - Transactions

        /// Runs `body` in a transaction of several statements; when nothing can have been written, again.
        ///
        /// - Throws: ``StoreError/uncertain`` when the connection breaks while the transaction is being ended.
        func transaction<Value: Sendable>(
            isolation: String = "READ COMMITTED",
            _ body: (PostgresTransaction) async throws(StoreError) -> Value
        ) async throws(StoreError) -> Value {
            var tried = 1
            let begin = telemetry.begin
            defer { telemetry.ended(begin) }
            while true {
                let connection = try await taken()
                let transaction = PostgresTransaction(connection, schema, door.tenant)
                let result = await transaction.run(isolation, body)
                pool.giveBack(connection)
                switch result {
                case .success(let value): return value
                case .failure(let error):
                    guard transaction.mayRunAgain, tried < Self.tries else { throw telemetry.told(error) }
                    telemetry.repeated()
                    tried += 1
                }
            }
        }
    }

    extension PostgresTrouble {
        fileprivate var isUnsent: Bool { if case .unsent = self { true } else { false } }
        fileprivate var isLost: Bool { if case .refused = self { false } else { true } }
        fileprivate var isCollision: Bool {
            if case .refused(let failure) = self { failure.isCollision } else { false }
        }

        /// - Parameter isUnwritten: Whether nothing can have been written although the connection broke.
        fileprivate func storeError(_ isUnwritten: Bool) -> StoreError {
            if case .lost = self, !isUnwritten { return .uncertain }
            return unwritten
        }
    }

#endif
