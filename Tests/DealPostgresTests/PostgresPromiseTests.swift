#if PostgreSQL
    import DealEngine
    import DealModel
    import DealTesting
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "A store in a PostgreSQL database", .tags(.storage, .server), .timeLimit(.minutes(10)),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct PostgresPromiseTests {
        @Test("Every promise of a store is kept", arguments: StorePromises.all)
        func keepsPromise(_ promise: StorePromise) async throws {
            let store = try await TestServer.store()
            await #expect(throws: Never.self) { try await promise.check(store) }
            #expect(try await store.checkIntegrity() == [])
            store.close()
        }

        @Test(
            "Every promise is kept without receipts, with one connection and in another schema",
            arguments: StorePromises.all)
        func keepsPromiseOtherwise(_ promise: StorePromise) async throws {
            let options = PostgresOptions(
                durability: .normal, schema: "other \"schema\"", connections: 1, keepsReceipts: false)
            let store = try await TestServer.store(options: options)
            await #expect(throws: Never.self) { try await promise.check(store) }
            #expect(try await store.checkIntegrity() == [])
            store.close()
        }

        @Test("What can no longer be read stops nothing else", arguments: StorePromises.damaged)
        func standsDamage(_ promise: DamagePromise) async throws {
            let tenant = TestServer.newTenant()
            let store = try await TestServer.store(tenant: tenant)
            let table = "\(store.schema).outbox"
            await #expect(throws: Never.self) {
                try await promise.check(store) { key in
                    try await TestServer.raw { session in
                        _ = try session.rows(
                            """
                            UPDATE \(table) SET body = '\\x7b7d' WHERE tenant = $1 AND deal = $2
                            AND sequence = $3::text::bigint AND effect = $4::text::bigint
                            """, [tenant, key.deal.text, "\(key.sequence)", "\(key.effect)"])
                    }
                }
            }
            store.close()
        }

        @Test("Every promise about two tenants is kept", arguments: StorePromises.tenants)
        func keepsTenantPromise(_ promise: TenantPromise) async throws {
            let (own, other) = (try await TestServer.store(), try await TestServer.store())
            await #expect(throws: Never.self) { try await promise.check(own, other) }
            own.close()
            other.close()
        }

        @Test("Every promise that outlives the process is kept", arguments: StorePromises.durable)
        func keepsDurablePromise(_ promise: DurablePromise) async throws {
            let tenant = TestServer.newTenant()
            await #expect(throws: Never.self) {
                try await promise.check { try await TestServer.store(tenant: tenant) }
            }
        }
    }

#endif
