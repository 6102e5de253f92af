#if SQLite
    import DealEngine
    import DealSQLite
    import DealTesting
    import Randomness
    import TestTags
    import Testing

    @Suite("Naughty strings in a store", .tags(.storage, .shared))
    struct NaughtyTextTests {
        @Test(
            "Every string of the public list comes back byte for byte through every text field",
            .withNaughtyStrings)
        func everyField() async throws {
            #expect(naughtyStrings.count > 250)
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path, options: SQLiteOptions(durability: .normal))
            let promise = StorePromises.keeping(naughtyStrings) { _ in false }
            await #expect(throws: Never.self) { try await promise.check(store) }
            await #expect(throws: Never.self) { try await promise.check(MemoryStore()) }
            try store.close()
        }
    }

#endif
