#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "SEMANTICS 6.4: raw SQL and the second lock", .tags(.storage, .server), .serialized, .timeLimit(.minutes(10)),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct SecondLockTests {
        /// Of its own, since a truncation locks the tables of all.
        private static let options = PostgresOptions(schema: "locked", connections: 1)

        /// A deal in its second stage, another one, and the journal that tells of them; the tenant they belong to.
        private func written() async throws -> String {
            let tenant = TestServer.newTenant()
            let store = try await TestServer.store(tenant: tenant, options: Self.options)
            try await store.open("d-1")
            try await store.open("d-2")
            try await store.move("d-1", to: "proposal", read: 1)
            store.close()
            return tenant
        }

        /// `$T` stands for the tenant.
        static let attacks = [
            "UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET stage = 'won', revision = 3 WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET revision = 9 WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET revision = 1, stage = 'lead' WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET id = 'd-3' WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET tenant = 'other' WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1'; "
                + "UPDATE deal SET stage = 'proposal' WHERE tenant = $T AND id = 'd-1'",
            "UPDATE deal SET stage = 'won', revision = 3 WHERE tenant = $T AND id = 'd-1'; "
                + "UPDATE deal SET stage = 'proposal', revision = 2 WHERE tenant = $T AND id = 'd-1'",
            "INSERT INTO deal SELECT tenant, 'd-9', customer, process, version, 'won', outcome, owner, due_at, 1, "
                + "activity, heard_at, answered, body FROM deal WHERE tenant = $T AND id = 'd-1'",
            "INSERT INTO deal SELECT * FROM deal WHERE tenant = $T AND id = 'd-1' "
                + "ON CONFLICT (tenant, id) DO UPDATE SET stage = 'won'",
            "INSERT INTO deal SELECT * FROM deal WHERE tenant = $T AND id = 'd-1' "
                + "ON CONFLICT (tenant, id) DO UPDATE SET stage = 'won', revision = 3",
            "WITH d AS (UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1' RETURNING 1) SELECT * FROM d",
            "MERGE INTO deal USING (SELECT 1) AS s ON tenant = $T AND id = 'd-1' "
                + "WHEN MATCHED THEN UPDATE SET stage = 'won'",
            "DELETE FROM deal WHERE tenant = $T AND id = 'd-1'", "DELETE FROM deal WHERE tenant = $T",
            "TRUNCATE deal", "TRUNCATE deal, journal CASCADE", "TRUNCATE journal",
            "DELETE FROM journal WHERE tenant = $T", "DELETE FROM journal WHERE tenant = $T AND sequence = 2",
            "UPDATE journal SET to_stage = 'won' WHERE tenant = $T AND sequence = 2",
            "UPDATE journal SET entry = '\\x00' WHERE tenant = $T",
            "UPDATE journal SET sequence = 3 WHERE tenant = $T AND sequence = 2",
            "INSERT INTO journal SELECT tenant, deal, 3, position + 1, at, 'proposal', 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2",
            "INSERT INTO journal SELECT tenant, deal, 3, position + 1, at, 'lead', 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2; "
                + "UPDATE deal SET stage = 'won', revision = 3 WHERE tenant = $T AND id = 'd-1'",
            "INSERT INTO journal SELECT tenant, deal, 4, position + 1, at, 'proposal', 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2; "
                + "UPDATE deal SET stage = 'won', revision = 4 WHERE tenant = $T AND id = 'd-1'",
            "INSERT INTO journal SELECT tenant, deal, 0, position + 1, at, 'lead', 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2",
            "INSERT INTO journal SELECT tenant, 'd-9', 1, position + 1, at, NULL, 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2",
            "INSERT INTO journal SELECT tenant, deal, sequence, position + 1, at, from_stage, 'won', hash, state, entry "
                + "FROM journal WHERE tenant = $T AND sequence = 2 "
                + "ON CONFLICT (tenant, deal, sequence) DO UPDATE SET to_stage = 'won'",
            "SET CONSTRAINTS ALL DEFERRED; UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1'",
            "SET CONSTRAINTS ALL IMMEDIATE; UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1'",
            "SET LOCAL session_replication_role = replica; "
                + "UPDATE deal SET stage = 'won' WHERE tenant = $T AND id = 'd-1'",
            "SAVEPOINT s; INSERT INTO journal SELECT tenant, deal, 3, position + 1, at, 'proposal', 'won', hash, state, "
                + "entry FROM journal WHERE tenant = $T AND sequence = 2; ROLLBACK TO s; "
                + "UPDATE deal SET stage = 'won', revision = 3 WHERE tenant = $T AND id = 'd-1'",
        ]

        @Test(
            "A stage change without its journal row is refused, and so is a journal that is not kept",
            arguments: attacks)
        func refused(_ attack: String) async throws {
            let tenant = try await written()
            let sql = attack.split(separator: "$T", omittingEmptySubsequences: false).joined(separator: "'\(tenant)'")
            try await TestServer.raw { session in
                try session.run("SET search_path = locked")
                let before = try Self.rows(of: tenant, on: session)
                #expect(throws: PostgresTrouble.self) { try session.run("BEGIN; \(sql); COMMIT") }
                _ = try? session.run("ROLLBACK")
                #expect(try Self.rows(of: tenant, on: session) == before)
            }
        }

        @Test("The attacks are listed")
        func attacksAreListed() { #expect(Self.attacks.count > 25) }

        @Test("What the triggers cannot see, a changed body, is found before the deal is judged")
        func changedBody() async throws {
            let tenant = try await written()
            try await TestServer.raw { session in
                _ = try session.run(
                    """
                    UPDATE locked.deal SET body = convert_to(replace(convert_from(body, 'UTF8'), 'proposal', 'contract'), 'UTF8')
                    WHERE tenant = '\(tenant)' AND id = 'd-1'
                    """)
            }
            let store = try await TestServer.store(tenant: tenant, options: Self.options)
            let found = try await store.file("d-1")
            #expect(found.facts.deal.visit?.stage == "contract")
            #expect(!found.isAsWritten)
            store.close()
        }

        @Test("A health report misses a trigger that is off, and row-level security that is off")
        func missingTrigger() async throws {
            let options = PostgresOptions(schema: "unlocked_\(UInt32.random(in: 0..<UInt32.max))")
            let store = try await TestServer.store(options: options)
            #expect(try await store.health().isSound)
            try await TestServer.raw { session in
                _ = try session.run(
                    """
                    ALTER TABLE \(options.schema).deal DISABLE TRIGGER deal_told;
                    ALTER TABLE \(options.schema).journal DISABLE ROW LEVEL SECURITY
                    """)
            }
            #expect(try await store.health().problems.count == 2)
            store.close()
        }

        private static func rows(of tenant: String, on session: BlockingSession) throws -> [String] {
            let sql = """
                SELECT d::text FROM deal d WHERE tenant = $1 UNION ALL SELECT j::text FROM journal j WHERE tenant = $1
                ORDER BY 1
                """
            return try session.rows(sql, [tenant]).map { row throws(StoreError) in row.text(0) }
        }
    }

#endif
