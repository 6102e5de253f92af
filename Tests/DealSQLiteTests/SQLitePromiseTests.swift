#if SQLite
    import DealEngine
    import DealTesting
    import Testing

    @testable import DealSQLite

    @Suite("A store in an SQLite file")
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

        @Test("Every promise that outlives the process is kept", arguments: StorePromises.durable)
        func keepsDurablePromise(_ promise: DurablePromise) async throws {
            let file = TemporaryFile()
            let last = LastOpened()
            await #expect(throws: Never.self) { try await promise.check { try last.opened(at: file.path) } }
            try last.close()
        }
    }

#endif
