#if PostgreSQL
    import DealEngine
    import DealPostgres
    import DealTesting
    import Randomness
    import TestTags
    import Testing

    @Suite(
        "Naughty strings in a PostgreSQL database", .tags(.storage, .server, .shared), .timeLimit(.minutes(10)),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct NaughtyTextTests {
        @Test(
            "Every string of the public list comes back byte for byte through every text field",
            .withNaughtyStrings)
        func everyField() async throws {
            #expect(naughtyStrings.count > 250)
            try await expectKept(naughtyStrings)
        }

        @Test("So does every character of ASCII, and only NUL is refused")
        func everyCharacter() async throws {
            try await expectKept((UInt8(0)...127).map { "a\(Character(Unicode.Scalar($0)))b" })
        }

        private func expectKept(_ texts: [String]) async throws {
            let store = try await TestServer.store(options: PostgresOptions(durability: .normal))
            let promise = StorePromises.keeping(texts) { $0.utf8.contains(0) }
            await #expect(throws: Never.self) { try await promise.check(store) }
            store.close()
        }
    }

#endif
