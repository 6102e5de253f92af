#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import ExactValues
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "What a call looks at in a PostgreSQL database", .tags(.storage, .effects, .server), .timeLimit(.minutes(10)),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct OutboxWalkTests {
        private func tell(_ store: PostgresStore, _ deal: DealID, effects: Int) async throws {
            try await store.open(deal)
            let file = try await store.file(deal)
            _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: effects))
        }

        private func claimed(_ store: PostgresStore) async throws -> [String] {
            try await store.claim(9, until: .sampleTuesday, at: .sampleMonday).map(\.effect.key.description)
        }

        /// A session of its own, as one that a store works with.
        private func session(of store: PostgresStore) async throws -> PostgresConnection {
            let door = PostgresDoor(
                place: try ConnectionText(try #require(TestServer.connection)), tenant: store.door.tenant,
                options: PostgresOptions())
            return PostgresConnection(try await door.open().get(), bell: {})
        }

        @Test("A claim looks only where something is due: not at what is held, parked or behind another effect")
        func walk() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 1)
            let (schema, tenant) = (store.schema, store.door.tenant)
            let plan = try await TestServer.raw { session in
                // 1,000 deals of which the first effect is held, and 9 more behind it.
                _ = try session.rows(
                    """
                    INSERT INTO \(schema).outbox (
                        tenant, deal, destination, sequence, effect, position, at, held_until, body)
                    SELECT $1, 'h-' || deal, 'host', 2, effect, deal, 0,
                        CASE WHEN effect = 0 THEN 4000000000000000 END, ''
                    FROM generate_series(1, 1000) deal, generate_series(0, 9) effect
                    """, [tenant])
                _ = try session.run("SET enable_seqscan = off; SET plan_cache_mode = 'force_generic_plan'")
                _ = try session.run("PREPARE claim AS " + PostgresStatement.claim.sql(schema))
                let rows = try session.rows(
                    """
                    EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
                    EXECUTE claim('\(tenant)', 3000000000000000, 3000000000000001, 8)
                    """)
                return (0..<rows.count).map { rows[$0].text(0) }
            }
            #expect(plan.filter { $0.contains("Index Scan using outbox_due") }.count == 2, "\(plan)")
            #expect(plan.filter { $0.contains("Rows Removed") } == [], "\(plan)")
            #expect(plan.filter { $0.contains("Sort Key: o") } == [], "as they stand in the index: \(plan)")
            #expect(plan.first?.contains("rows=1") == true, "\(plan)")
            store.close()
        }

        @Test("Keeping each attempt reads none of those before it")
        func attempts() async throws {
            let store = try await TestServer.store()
            try await store.open("d-1")
            let (schema, tenant) = (store.schema, store.door.tenant)
            let (number, read) = try await TestServer.raw { session in
                _ = try session.rows(
                    """
                    INSERT INTO \(schema).attempt (tenant, deal, number, key, visit, is_other, count, first_at, last_at,
                        last_actor, body)
                    SELECT $1, 'd-1', number, '', 1, false, 1, 0, 0, 'anna', '' FROM generate_series(0, 999) number
                    """, [tenant])
                _ = try session.run("SET enable_seqscan = off; BEGIN")
                _ = try session.rows(
                    "SELECT \(schema).add_attempt($1, false, 'd-1', '', 1, 1, 0, 0, 'anna', '', '', '')::text", [tenant]
                )
                let read = try session.rows(
                    """
                    SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                    WHERE relid = '\(schema).attempt'::regclass
                    """)
                let last = try session.rows("SELECT max(number) FROM \(schema).attempt WHERE tenant = $1", [tenant])
                return (last[0].int(0), read[0].int(0))
            }
            #expect(number == 1_000)
            #expect(read < 10, "\(read) rows were read")
            store.close()
        }

        @Test("A row that somebody deletes by hand brings the next one forward")
        func deletedByHand() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 3)
            let (table, tenant) = ("\(store.schema).outbox", store.door.tenant)
            try await TestServer.raw { session in
                _ = try session.rows("DELETE FROM \(table) WHERE tenant = $1 AND effect = 0", [tenant])
            }
            #expect(try await claimed(store) == ["d-1/2/1"])
            store.close()
        }

        @Test("A row whose destination was changed leaves nobody behind, and is parked itself", arguments: [0, 1])
        func changedDestination(effect: Int) async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 3)
            let (table, tenant) = ("\(store.schema).outbox", store.door.tenant)
            try await TestServer.raw { session in
                let sql = "UPDATE \(table) SET destination = 'nowhere' WHERE tenant = $1 AND effect = \(effect)"
                _ = try session.rows(sql, [tenant])
            }
            #expect(try await claimed(store) == ["d-1/2/\(1 - effect)"])
            #expect(try await store.parkedEffects(after: nil, limit: 9).map(\.key.effect) == [effect])
            store.close()
        }

        @Test("Also while the one before is delivered: nobody is left behind one that is gone")
        func deletedByHandMeanwhile() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 3)
            let claims = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
            let session = try await session(of: store)
            for sql in ["BEGIN", "DELETE FROM \(store.schema).outbox WHERE deal = 'd-1' AND effect = 1"] {
                _ = try await session.run(sql).get()
            }
            async let settled: Void = store.settle([claims[0].settled(as: .delivered)])
            try await Task.sleep(for: .milliseconds(200))
            _ = try await session.run("COMMIT").get()
            session.close()
            try await settled
            #expect(try await claimed(store) == ["d-1/2/2"])
            store.close()
        }

        @Test("A row is not deleted in a snapshot that may not have the one behind it")
        func otherSnapshot() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 2)
            let session = try await session(of: store)
            _ = try await session.run("BEGIN ISOLATION LEVEL REPEATABLE READ").get()
            let deleted = await session.run("DELETE FROM \(store.schema).outbox WHERE deal = 'd-1' AND effect = 0")
            if case .failure(let trouble) = deleted {
                #expect(trouble.failure.message.contains("READ COMMITTED"))
            } else {
                Issue.record("it was deleted")
            }
            session.close()
            #expect(try await claimed(store) == ["d-1/2/0"])
            store.close()
        }

        @Test("Of two people who release one effect, the one who is told so has done it")
        func releasedTwice() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 1)
            let claims = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
            try await store.settle([claims[0].settled(as: .parked(because: "gone", at: .sampleMonday))])
            let session = try await session(of: store)
            for sql in ["BEGIN", "UPDATE \(store.schema).outbox SET parked = NULL, parked_at = NULL, excused = claims"]
            {
                _ = try await session.run(sql).get()
            }
            let key = claims[0].effect.key
            async let skipped = store.release(key, as: .skipped, by: "bob", at: .sampleMonday)
            try await Task.sleep(for: .milliseconds(200))
            _ = try await session.run("COMMIT").get()
            let isSkipped = try await skipped
            let rows = try await session.run("SELECT by_whom FROM \(store.schema).skipped").get()
            #expect(!isSkipped && rows.count == 0)
            session.close()
            store.close()
        }

        @Test("A commit does not wait for the delivery of what is before its effect, and the effect is given out")
        func committedMeanwhile() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 1)
            let session = try await session(of: store)
            for sql in ["BEGIN", "DELETE FROM \(store.schema).outbox WHERE deal = 'd-1'"] {
                _ = try await session.run(sql).get()
            }
            let file = try await store.file("d-1")
            _ = try await store.commit(file.commit([file.moveEvent(to: "lead")], effects: 1))
            #expect(try await claimed(store).isEmpty, "what is before it may come back")
            _ = try await session.run("COMMIT").get()
            session.close()
            #expect(try await claimed(store) == ["d-1/3/0"])
            store.close()
        }

        @Test("An effect that is committed while what is before it is settled comes forward")
        func settledMeanwhile() async throws {
            let store = try await TestServer.store()
            try await tell(store, "d-1", effects: 1)
            let claims = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
            let session = try await session(of: store)
            let insert = """
                INSERT INTO \(store.schema).outbox (tenant, deal, destination, sequence, effect, position, at, body)
                SELECT tenant, deal, destination, 3, 0, position + 1, at,
                    convert_to(replace(convert_from(body, 'UTF8'), '"sequence":2', '"sequence":3'), 'UTF8')
                FROM \(store.schema).outbox WHERE deal = 'd-1'
                """
            for sql in ["BEGIN", insert] { _ = try await session.run(sql).get() }
            async let settled: Void = store.settle([claims[0].settled(as: .delivered)])
            try await Task.sleep(for: .milliseconds(200))
            _ = try await session.run("COMMIT").get()
            session.close()
            try await settled
            #expect(try await claimed(store) == ["d-1/3/0"])
            store.close()
        }
    }

#endif
