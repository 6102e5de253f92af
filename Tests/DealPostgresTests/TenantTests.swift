#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import ExactValues
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "DESIGN 6: tenants see nothing of each other", .tags(.storage, .server),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct TenantTests {
        private func twoTenants() async throws -> (a: PostgresStore, b: PostgresStore) {
            let (a, b) = (try await TestServer.store(), try await TestServer.store())
            try await b.open("d-1", customer: "acme")
            let file = try await b.file("d-1")
            _ = try await b.commit(file.commit([file.moveEvent(to: "proposal")], key: "k-1", effects: 1))
            _ = try await b.add(Interaction(channel: "phone", .in, at: .sampleMonday), to: "d-1")
            try await b.note([.attempts(.sample("a", at: .sampleMonday)), .answer("d-1", .sample(.pass))])
            try await b.publish(ProcessVersion("sale", 1), source: "text")
            _ = try await b.seal(at: .sampleMonday)
            return (a, b)
        }

        @Test("By every operation that reads, tenant A with B's ids finds nothing")
        func reading() async throws {
            let (a, b) = try await twoTenants()
            #expect(try await a.load(LoadRequest("d-1", key: "k-1", reading: .groups(.all))) == nil)
            #expect(try await a.customer("acme") == nil)
            #expect(try await a.interactions(of: "d-1").record.isEmpty)
            #expect(try await a.deals(.all, after: nil, limit: 9).isEmpty)
            #expect(try await a.entries(after: .start, limit: 9).isEmpty)
            #expect(try await a.entries(of: "d-1", after: 0, limit: 9).isEmpty)
            #expect(try await a.receipt(of: "d-1", at: 2) == nil)
            #expect(try await a.attempts(on: "d-1").isEmpty)
            #expect(try await a.source(of: ProcessVersion("sale", 1)) == nil)
            #expect(try await a.claim(9, until: .sampleTuesday, at: .sampleMonday).isEmpty)
            #expect(try await a.parkedEffects(after: nil, limit: 9).isEmpty)
            #expect(try await a.backlog() == OutboxBacklog())
            #expect(try await a.seal(nil) == nil)
            #expect(try await a.heads(of: 1, after: nil, limit: 9).isEmpty)
            a.close()
            b.close()
        }

        @Test("By every operation that writes, tenant A with B's ids changes nothing of B")
        func writing() async throws {
            let (a, b) = try await twoTenants()
            let before = try await b.file("d-1", key: "k-1")
            let foreign = before.commit([before.moveEvent(to: "contract")])
            await #expect(throws: StoreError.self) { try await a.commit(foreign) }
            await #expect(throws: StoreError.self) {
                try await a.add(Interaction(channel: "phone", .in, at: .sampleMonday), to: "d-1")
            }
            await #expect(throws: StoreError.self) {
                try await a.save(Customer(id: "acme", name: "Mine"), expecting: Revision(1))
            }
            #expect(try await a.erase(.customer("acme")) == 0)
            try await a.note([.answer("d-1", .sample(.fail))])
            let key = Effect.Key(deal: "d-1", sequence: 2, effect: 0)
            try await a.settle([EffectSettlement(key, claim: 0, as: .delivered)])
            #expect(try await !a.release(key, as: .skipped, by: "anna", at: .sampleMonday))
            // An id of B's is free for A.
            try await a.open("d-1", customer: "acme")
            try await a.publish(ProcessVersion("sale", 1), source: "another text")
            let after = try await b.file("d-1", key: "k-1")
            #expect(after.facts == before.facts && after.counters == before.counters && after.keyed == before.keyed)
            #expect(after.answers == before.answers)
            #expect(try await b.backlog().open == 1)
            #expect(try await b.source(of: ProcessVersion("sale", 1)) == "text")
            a.close()
            b.close()
        }

        @Test("A raw connection under the application role sees its own tenant, and none before it has named one")
        func rawConnection() async throws {
            let (a, b) = try await twoTenants()
            let (own, foreign) = (a.door.tenant, b.door.tenant)
            try await TestServer.raw { session in
                try session.run("SET ROLE dealkit_application")
                for table in PostgresSchema.tableNames {
                    let none = try session.rows("SELECT count(*) FROM dealkit.\(table)").first?.int(0)
                    #expect(none == 0, "\(table) without a tenant")
                }
                _ = try session.rows("SELECT set_config('dealkit.tenant', $1, false)", [own])
                for table in PostgresSchema.tableNames where table != "tenant" {
                    let others = try session.rows("SELECT count(*) FROM dealkit.\(table)").first?.int(0)
                    #expect(others == 0, "\(table) of another tenant")
                }
                let changed = try session.run("UPDATE dealkit.deal SET activity = 99").changes
                #expect(changed == 0)
                let insertion = "INSERT INTO dealkit.process VALUES ('\(foreign)', 'x', 1, 'y')"
                #expect(throws: PostgresTrouble.self) { try session.run(insertion) }
                #expect(throws: PostgresTrouble.self) { try session.run("TRUNCATE dealkit.receipt") }
                #expect(throws: PostgresTrouble.self) { try session.run("DELETE FROM dealkit.journal") }
            }
            a.close()
            b.close()
        }
    }

#endif
