#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import ExactValues
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite("Positions of the journal", .tags(.storage, .server), .enabled(if: TestServer.isThere, TestServer.absence))
    struct JournalPositionTests {
        @Test("A page ends before a transaction of the tenant that is under way, and waits for no other tenant's")
        func nothingAppearsBehindAReader() async throws {
            let store = try await TestServer.store()
            let other = try await TestServer.store()
            try await store.open("d-1")
            // As a commit that takes its number now, and is written later.
            let door = PostgresDoor(
                place: try ConnectionText(try #require(TestServer.connection)), tenant: store.door.tenant,
                options: PostgresOptions())
            let session = PostgresConnection(try await door.open().get(), bell: {})
            for sql in [
                "BEGIN", "SELECT pg_advisory_xact_lock_shared(\(PostgresSchema.lockClass), \(session.lane))::text",
                "SELECT pg_current_xact_id()",
            ] { _ = try await session.run(sql).get() }
            try await store.open("d-2")
            try await other.open("d-1")
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1"])
            #expect(try await other.entries(after: .start, limit: 9).map(\.deal) == ["d-1"])
            _ = try await session.run("COMMIT").get()
            session.close()
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1", "d-2"])
            store.close()
            other.close()
        }

        @Test("Nor does it go past a writer whose number is given out and cannot be seen yet")
        func numberWithoutLock() async throws {
            let store = try await TestServer.store()
            try await store.open("d-1")
            let door = PostgresDoor(
                place: try ConnectionText(try #require(TestServer.connection)), tenant: store.door.tenant,
                options: PostgresOptions())
            // Two sessions play the one: a number that is under way, and a writer that does not show which is its own.
            let number = PostgresConnection(try await door.open().get(), bell: {})
            let writer = PostgresConnection(try await door.open().get(), bell: {})
            for sql in ["BEGIN", "SELECT pg_current_xact_id()"] { _ = try await number.run(sql).get() }
            for sql in [
                "BEGIN", "SELECT pg_advisory_xact_lock_shared(\(PostgresSchema.lockClass), \(writer.lane))::text",
            ] { _ = try await writer.run(sql).get() }
            try await store.open("d-2")
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1"])
            for session in [number, writer] {
                _ = try await session.run("COMMIT").get()
                session.close()
            }
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1", "d-2"])
            store.close()
        }

        @Test("A commit that waits for its customer keeps nobody from what was written before, whoever else is at work")
        func waitingWriter() async throws {
            let store = try await TestServer.store()
            _ = try await store.save(Customer(id: "acme"), expecting: nil)
            try await store.open("d-1", customer: "acme")
            let door = PostgresDoor(
                place: try ConnectionText(try #require(TestServer.connection)), tenant: store.door.tenant,
                options: PostgresOptions())
            // Somebody else's transaction, of another database perhaps, that goes on for hours.
            let other = PostgresConnection(try await door.open().get(), bell: {})
            for sql in ["BEGIN", "SELECT pg_current_xact_id()"] { _ = try await other.run(sql).get() }
            try await store.open("d-2")
            let holder = PostgresConnection(try await door.open().get(), bell: {})
            for sql in ["BEGIN", "SELECT 1 FROM \(store.schema).customer WHERE id = 'acme' FOR NO KEY UPDATE"] {
                _ = try await holder.run(sql).get()
            }
            async let opened: Void = store.open("d-3", customer: "acme")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1", "d-2"])
            for session in [holder, other] {
                _ = try await session.run("COMMIT").get()
                session.close()
            }
            try await opened
            #expect(try await store.entries(after: .start, limit: 9).map(\.deal) == ["d-1", "d-2", "d-3"])
            store.close()
        }

        @Test("In a server that counts its transactions anew, positions go on where they were")
        func restored() async throws {
            let tenant = TestServer.newTenant()
            let options = PostgresOptions(schema: "dumped_\(UInt64.random(in: 0..<UInt64.max))")
            let store = try await TestServer.store(tenant: tenant, options: options)
            try await store.open("d-1")
            store.close()
            // As if the entry had come with a dump, of a server that was a million transactions ahead.
            try await TestServer.raw { session in
                _ = try session.run(
                    """
                    ALTER TABLE \(options.schema).journal DISABLE TRIGGER journal_stays;
                    UPDATE \(options.schema).journal SET position = position + (1000000::bigint << 20);
                    ALTER TABLE \(options.schema).journal ENABLE ALWAYS TRIGGER journal_stays
                    """)
            }
            let again = try await TestServer.store(tenant: tenant, options: options)
            let first = try #require(try await again.entries(after: .start, limit: 9).last)
            try await again.open("d-2")
            let next = try await again.entries(after: first.position, limit: 9)
            #expect(first.deal == "d-1" && next.map(\.deal) == ["d-2"])
            again.close()
        }
    }

    @Suite(
        "News of the outbox", .tags(.storage, .effects, .server), .enabled(if: TestServer.isThere, TestServer.absence))
    struct OutboxNewsTests {
        @Test(
            "A commit with effects wakes who listens for its tenant, in another process's place",
            .timeLimit(.minutes(10)))
        func rings() async throws {
            let tenant = TestServer.newTenant()
            let writer = try await TestServer.store(tenant: tenant)
            let relay = try await TestServer.store(tenant: tenant)
            try await writer.open("d-1")
            var news = relay.outboxNews().makeAsyncIterator()
            // One at once, and one when it listens: whatever was written before.
            await news.next()
            await news.next()
            let file = try await writer.file("d-1")
            _ = try await writer.commit(file.commit([file.moveEvent(to: "proposal")], effects: 1))
            await news.next()
            #expect(try await relay.claim(9, until: .sampleTuesday, at: .sampleMonday).count == 1)
            relay.close()
            #expect(await news.next() == nil)
            writer.close()
        }
    }

#endif
