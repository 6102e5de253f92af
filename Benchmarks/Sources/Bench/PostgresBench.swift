#if PostgreSQL
    import CLimits
    import DealKit
    import DealPostgres
    import Foundation

    /// W3 on PostgreSQL, in turn with the C loop that sends the same statements with the same bytes to the same server.
    struct PostgresBench {
        let connection: String
        let size: Int?
        let rounds: Int

        func figures() async throws -> [Figure] {
            try await figures(connections: 1, deals: size ?? 500) + figures(connections: 8, deals: size ?? 1_500)
                + figures(connections: 1, deals: size ?? 4_000, writers: 1_000)
        }

        /// - Parameter writers: How many tasks write at once; above the connections the store sends together what comes
        ///   together. The C loop has as many transitions in each transaction then, in pipeline mode.
        private func figures(connections: Int, deals: Int, writers: Int? = nil) async throws -> [Figure] {
            let batch = Int32(writers ?? 1)
            var (own, limit, plain): ([Double], [Double], [Double]) = ([], [], [])
            var check: [String: String] = [:]
            for _ in 0..<rounds {
                let tenant = "w3-\(UInt32.random(in: 0..<UInt32.max))"
                let (rate, found) = try await walk(tenant, connections, deals, writers ?? connections)
                own.append(rate)
                check = found
                let same = limit_w3_postgres(connection, tenant, tenant + "-c", Int32(connections), batch)
                limit.append(Double(same.units) / same.seconds)
                let simple = limit_w3_postgres_plain(connection, Int32(deals), Int32(connections), batch)
                plain.append(Double(simple.units) / simple.seconds)
                guard same.units == deals * 6, simple.checksum == deals * 6 else { throw WrongCount() }
            }
            check["of C"] = String(format: "%.0f %%", median(own) / median(limit) * 100)
            let name =
                "W3 PostgreSQL, \(connections) connection\(connections == 1 ? "" : "s")"
                + (writers.map { ", \($0) writers" } ?? "")
            return [
                Figure(name: name, value: median(own), unit: "transitions/s", check: check),
                Figure(name: name + ", same statements in C", value: median(limit), unit: "transitions/s", check: [:]),
                Figure(name: name + ", plain schema in C", value: median(plain), unit: "transitions/s", check: [:]),
            ]
        }

        private func walk(
            _ tenant: String, _ connections: Int, _ deals: Int, _ writers: Int
        ) async throws -> (rate: Double, check: [String: String]) {
            let store = try await PostgresStore(
                connection, tenant: tenant, options: PostgresOptions(connections: connections))
            defer { store.close() }
            let walk = try await DeskWalk(count: deals, store: store, attempts: .none)
            try await walk.makeRecords()
            let run = try await walk.run(by: writers)
            let check = try await walk.check().merging(run.check) { $1 }
            return (Double(run.transitions) / run.seconds, check)
        }

        private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

        private struct WrongCount: Error, CustomStringConvertible {
            var description: String { "the C loop did not do the work of the store" }
        }
    }

#endif
