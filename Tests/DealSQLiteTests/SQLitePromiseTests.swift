#if SQLite
    import DealEngine
    import DealModel
    import DealTesting
    import GRDB
    import TestTags
    import Testing

    @testable import DealSQLite

    @Suite("A store in an SQLite file", .tags(.storage))
    struct SQLitePromiseTests {
        @Test("Every promise of a store is kept", arguments: StorePromises.all)
        func keepsPromise(_ promise: StorePromise) async throws {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path)
            await #expect(throws: Never.self) { try await promise.check(store) }
            #expect(try await store.checkIntegrity() == [])
            try store.close()
        }

        @Test("Every promise is kept with a rollback journal and without receipts", arguments: StorePromises.all)
        func keepsPromiseOtherwise(_ promise: StorePromise) async throws {
            let file = TemporaryFile()
            let options = SQLiteOptions(durability: .normal, journal: .rollback, keepsReceipts: false)
            let store = try SQLiteStore(path: file.path, options: options)
            await #expect(throws: Never.self) { try await promise.check(store) }
            try store.close()
        }

        @Test("Two tenants, each with a file of its own, are kept apart", arguments: StorePromises.tenants)
        func keepsTenantsApart(_ promise: TenantPromise) async throws {
            let files = (TemporaryFile(), TemporaryFile())
            let stores = (try SQLiteStore(path: files.0.path), try SQLiteStore(path: files.1.path))
            await #expect(throws: Never.self) { try await promise.check(stores.0, stores.1) }
            try stores.0.close()
            try stores.1.close()
        }

        @Test("What can no longer be read stops nothing else", arguments: StorePromises.damaged)
        func standsDamage(_ promise: DamagePromise) async throws {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path)
            let other = try DatabaseQueue(path: file.path)
            await #expect(throws: Never.self) {
                try await promise.check(store) { key in
                    try await other.write { database in
                        try database.execute(
                            sql: """
                                UPDATE outbox SET body = x'7B7D' WHERE sequence = ? AND effect = ?
                                AND deal = (SELECT number FROM deal WHERE id = ?)
                                """, arguments: [key.sequence, key.effect, key.deal.text])
                    }
                }
            }
            try other.close()
            try store.close()
        }

        @Test("Writers that come together share transactions, and each is answered for itself")
        func sharedTransactions() async throws {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path)
            for number in 0..<40 { try await store.open(DealID("d-\(number)")) }
            let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<80 {
                    // Every deal twice, from what was read once: one of the two has come too late.
                    let deal = DealID("d-\(number % 40)")
                    let read = try await store.file(deal)
                    group.addTask {
                        do throws(StoreError) {
                            _ = try await store.commit(read.commit([read.moveEvent(to: "proposal")], effects: 1))
                            return true
                        } catch {
                            guard case .stale = error else { throw error }
                            return false
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.filter { $0 }.count == 40)
            #expect(try await store.entries(after: .start, limit: 999).count == 80)
            #expect(try await store.backlog().open == 40, "what a loser wrote was taken back")
            #expect(try await store.checkIntegrity() == [])
            try store.close()
        }

        @Test("Every promise that outlives the process is kept", arguments: StorePromises.durable)
        func keepsDurablePromise(_ promise: DurablePromise) async throws {
            let file = TemporaryFile()
            let last = LastOpened()
            await #expect(throws: Never.self) { try await promise.check { try last.opened(at: file.path) } }
            try last.close()
        }
    }

#endif
