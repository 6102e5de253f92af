#if PostgreSQL
    import DealEngine
    import DealModel
    import DealProcess
    import DealTesting
    import InMemoryLogging
    import Logging
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "Customers in PostgreSQL, deals elsewhere", .tags(.storage, .server),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct HoldingTests {
        @Test("SEMANTICS 6.3: while a deal is committed elsewhere, nobody changes the customer that was read")
        func held() async throws {
            let tenant = TestServer.newTenant()
            let store = try await TestServer.store(tenant: tenant)
            let other = try await TestServer.store(
                tenant: tenant, options: PostgresOptions(connections: 1, busyTimeout: .milliseconds(300)))
            let first = try await store.save(Customer(id: "acme", name: "Acme"), expecting: nil)
            let told = try await store.holding("acme", at: first) { () async throws(StoreError) in
                await #expect(throws: StoreError.busy) {
                    try await other.save(Customer(id: "acme", name: "Other"), expecting: first)
                }
                return 7
            }
            #expect(told == 7)
            #expect(store.holdsCustomers)
            let second = try await other.save(Customer(id: "acme", name: "Other"), expecting: first)
            await #expect(throws: StoreError.stale(.customer("acme", expected: first, found: second))) {
                try await store.holding("acme", at: first) { () async throws(StoreError) in
                    Issue.record("on another customer than was read")
                }
            }
            await #expect(throws: StoreError.full) {
                try await store.holding("acme", at: second) { () async throws(StoreError) in throw .full }
            }
            store.close()
            other.close()
        }

        @Test("A receipt says that a customer in PostgreSQL was held")
        func receipt() async throws {
            let customers = try await TestServer.store()
            let text = """
                dealkit: 1
                kind: process
                id: sale
                version: 1
                title: Sale
                control: strict
                rules: { named: { when: has(customer.name), message: Nobody knows the name. } }
                stages: [ { id: lead, leave: [ named ] }, { id: proposal } ]
                outcomes: { won: { title: Won } }
                """
            let desk = try await DealDesk(
                deals: MemoryStore(keepsReceipts: true), customers: customers,
                processes: try ProcessLibrary.load(text, named: "sale.yaml").library())
            let anna = DealActor("anna")
            try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
            try await desk.open(NewDeal("d-1", for: "acme"), by: anna).get()
            _ = try await desk.move("d-1", to: "proposal", by: anna).get()
            let kept = try await desk.receipt(of: "d-1", at: 2)
            let receipt = try #require(kept)
            #expect(String(decoding: receipt, as: UTF8.self).contains(#""customer_check":"held""#))
            customers.close()
        }

        @Test("A store tells a log that it was opened and what failed, by kind, and no value of a record")
        func logged() async throws {
            let log = InMemoryLogHandler()
            var logger = Logger(label: "test", factory: { _ in log })
            logger.logLevel = .trace
            let store = try await PostgresStore(
                try #require(TestServer.connection), tenant: TestServer.newTenant(), logger: logger)
            await #expect(throws: StoreError.self) {
                try await store.publish(ProcessVersion("sale", 1), source: "secret\u{0}")
            }
            store.close()
            await #expect(throws: StoreError.self) { try await store.customer("secret") }
            #expect(log.entries.map(\.message) == ["store opened", "request failed", "request failed"])
            #expect(log.entries.allSatisfy { $0.level <= .info && !"\($0)".contains("secret") })
        }
    }

#endif
