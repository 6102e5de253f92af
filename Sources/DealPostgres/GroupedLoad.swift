#if PostgreSQL
    import DealEngine

    /// A load on its way to the server.
    struct GroupedLoad: GroupedRequest {
        let statement: PostgresStatement
        let parameters: PostgresParameters

        var weight: Int { 1 }
        static var largestWeight: Int { 256 }

        func run(on store: PostgresStore) async -> Result<PostgresRows, StoreError> {
            do throws(StoreError) {
                return .success(try await store.read(statement, parameters))
            } catch {
                return .failure(error)
            }
        }

        static func run(
            together loads: [GroupedLoad], on store: PostgresStore
        ) async -> [Result<PostgresRows, StoreError>?] {
            let requests = loads.map { PostgresRequest.prepared($0.statement, $0.parameters) }
            let answers = await store.run(together: requests)
            // Who gets no answer here tries alone, and finds out why.
            return loads.indices.map { index in
                if index < answers.count, case .success(let rows) = answers[index] { .success(rows) } else { nil }
            }
        }
    }

#endif
