#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "Databases that are not as the store left them", .tags(.storage, .server),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct SchemaTests {
        private func newSchema() -> String { "schema_\(UInt64.random(in: 0..<UInt64.max))" }

        private func run(_ sql: String) async throws {
            try await TestServer.raw { session in _ = try session.run(sql) }
        }

        private func opening(_ options: PostgresOptions) async -> StoreError? {
            await #expect(throws: StoreError.self) { try await TestServer.store(options: options) }
        }

        @Test("A newer schema is refused by its numbers")
        func newerSchema() async throws {
            let options = PostgresOptions(schema: newSchema())
            try await TestServer.store(options: options).close()
            try await run("UPDATE \(options.schema).schema_version SET version = 99")
            #expect(await opening(options) == .newerSchema(found: 99, known: PostgresSchema.newest))
        }

        @Test("A schema of another program is refused, and left as it is")
        func foreign() async throws {
            let options = PostgresOptions(schema: newSchema())
            try await run("CREATE SCHEMA \(options.schema); CREATE TABLE \(options.schema).deal (id int)")
            let text = "\(try #require(await opening(options)))"
            #expect(text.contains("another program"), "\(text)")
        }

        @Test("A store that may not make tables says that they are missing")
        func mayNotMigrate() async throws {
            let options = PostgresOptions(schema: newSchema(), migrates: false)
            let text = "\(try #require(await opening(options)))"
            #expect(text.contains("may not make them"), "\(text)")
        }

        @Test("Who may not make a schema is told so, by type")
        func mayNotCreate() async throws {
            let role = "poor_\(UInt64.random(in: 0..<UInt64.max))"
            try await run("CREATE ROLE \(role) LOGIN")
            let place = try #require(TestServer.connection).split(separator: " ").map { part in
                part.hasPrefix("user=") ? "user=\(role)" : String(part)
            }.joined(separator: " ")
            let options = PostgresOptions(schema: newSchema())
            let error = await #expect(throws: StoreError.self) { try await PostgresStore(place, options: options) }
            #expect(error == .readOnly)
        }

        @Test("Whoever opens a store first makes its tables, and several at once make them once")
        func manyAtOnce() async throws {
            let options = PostgresOptions(schema: newSchema(), connections: 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { try await TestServer.store(options: options).close() } }
                try await group.waitForAll()
            }
            try await TestServer.raw { session in
                let rows = try session.rows("SELECT version FROM \(options.schema).schema_version")
                #expect(rows.count == 1 && rows.first?.int(0) == PostgresSchema.newest)
            }
            let store = try await TestServer.store(options: options)
            #expect(try await store.health().problems == [])
            store.close()
        }

        @Test(
            "A counter that nobody can have counted to is damage, and no crash",
            arguments: ["customer SET revision", "customer SET portfolio", "deal SET activity"])
        func counters(_ counter: String) async throws {
            let options = PostgresOptions(schema: newSchema(), connections: 1)
            let store = try await TestServer.store(options: options)
            try await store.open("d-1", customer: "acme")
            try await run("UPDATE \(options.schema).\(counter) = 9223372036854775807")
            await expectsDamage {
                let acme = try await store.customer("acme")
                _ = try await store.save(Customer(id: "acme", name: "Other"), expecting: acme?.revision)
                _ = try await store.add(Interaction(channel: "phone", .in, at: .sampleMonday), to: "d-1")
            }
            await expectsDamage { _ = try await store.file("d-1") }
            store.close()
        }

        private func expectsDamage(_ body: () async throws -> Void) async {
            let error = await #expect(throws: StoreError.self) { try await body() }
            if case .damaged = error { return }
            Issue.record("\(String(describing: error))")
        }

        @Test(
            "A function that somebody has put into a schema of the search path is not called in place of the server's")
        func searchPath() async throws {
            let name = "shared_\(UInt64.random(in: 0..<UInt64.max))"
            try await run("CREATE DATABASE \(name)")
            let place = try #require(TestServer.connection).split(separator: " ").map { part in
                part.hasPrefix("dbname=") ? "dbname=\(name)" : String(part)
            }.joined(separator: " ")
            try await TestServer.raw(at: place) { session in
                // Nearer to what is passed than the server's own, which take text.
                _ = try session.run(
                    """
                    CREATE FUNCTION public.set_config(text, name, boolean) RETURNS text LANGUAGE plpgsql AS $trap$
                    BEGIN RAISE EXCEPTION 'called with the rights of %', current_user; END $trap$
                    """)
            }
            let store = try await PostgresStore(place, options: PostgresOptions(connections: 1))
            try await store.open("d-1", customer: "acme")
            let connection = try await store.pool.take()
            let path = try await connection.run("SHOW search_path").get().first?.text(0)
            #expect(path == "pg_catalog, pg_temp")
            store.pool.giveBack(connection)
            store.close()
        }

        @Test("A database that does not keep texts in UTF-8 is refused")
        func otherEncoding() async throws {
            let name = "latin_\(UInt64.random(in: 0..<UInt64.max))"
            try await run("CREATE DATABASE \(name) ENCODING 'SQL_ASCII' TEMPLATE template0")
            let place = try #require(TestServer.connection).split(separator: " ").map { part in
                part.hasPrefix("dbname=") ? "dbname=\(name)" : String(part)
            }.joined(separator: " ")
            let error = await #expect(throws: StoreError.self) { try await PostgresStore(place) }
            #expect("\(try #require(error))".contains("UTF8"))
        }

        @Test("A text with NUL in an id is refused by type, and nothing is written")
        func nul() async throws {
            let store = try await TestServer.store()
            await #expect(throws: StoreError.unstorable("a text with the character NUL")) {
                try await store.open("d-\u{0}")
            }
            await #expect(throws: StoreError.unstorable("a text with the character NUL")) {
                try await store.publish(ProcessVersion("sale", 1), source: "\u{0}")
            }
            #expect(try await store.deals(.all, after: nil, limit: 9).isEmpty)
            store.close()
            await #expect(throws: StoreError.self) { try await TestServer.store(tenant: "\u{0}") }
        }

        @Test("A deal without its last entry, and one in another stage, are damage and are told")
        func integrity() async throws {
            let options = PostgresOptions(schema: newSchema())
            let store = try await TestServer.store(options: options)
            for deal in ["d-1", "d-2", "d-3"] as [DealID] { try await store.open(deal) }
            try await run(
                """
                ALTER TABLE \(options.schema).journal DISABLE TRIGGER ALL; ALTER TABLE \(options.schema).deal DISABLE TRIGGER ALL;
                DELETE FROM \(options.schema).journal WHERE deal = 'd-1';
                UPDATE \(options.schema).deal SET stage = 'won' WHERE id = 'd-2'
                """)
            let found = try await store.checkIntegrity()
            #expect(found.count == 2, "\(found)")
            await #expect(throws: StoreError.damaged("the last entry of deal 'd-1' is gone")) {
                try await store.load(LoadRequest("d-1", reading: .groups(.all)))
            }
            store.close()
        }
    }

#endif
