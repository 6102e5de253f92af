#if PostgreSQL && canImport(Glibc)
    import CLibPQ
    import DealEngine
    import DealModel
    import DealProcess
    import DealTesting
    import ExactValues
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "DESIGN 2.6: connections that break", .tags(.storage, .server), .serialized,
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct BrokenConnectionTests {
        private static let process = """
            dealkit: 1
            kind: process
            id: ring
            version: 1
            title: Ring
            control: strict
            stages: [ { id: a }, { id: b, back: a } ]
            outcomes: { won: { title: Won } }
            """

        private func socketFolder() async throws -> String {
            let folder = try await TestServer.raw { session in
                try session.rows("SELECT current_setting('unix_socket_directories')").first?.optionalText(0)
            }
            return try #require(folder)
        }

        @Test(
            "Cut at any point of a transition, the retry with the same key leaves exactly one journal record",
            arguments: CuttingProxy.Direction.allCases)
        func cutAnywhere(_ direction: CuttingProxy.Direction) async throws {
            let proxy = try #require(CuttingProxy(to: try await socketFolder()))
            defer { proxy.close() }
            let store = try await PostgresStore(
                "host=\(proxy.folder) user=dealkit dbname=postgres", tenant: TestServer.newTenant(),
                options: PostgresOptions(connections: 1))
            let library = try ProcessLibrary.load(Self.process, named: "ring.yaml").library()
            let desk = try await DealDesk(store: store, processes: library)
            // Once to learn how many bytes pass, with every statement prepared.
            try await desk.open(NewDeal("whole-0"), by: DealActor("anna")).get()
            try await desk.open(NewDeal("whole-1"), by: DealActor("anna")).get()
            try await transition("whole-0", on: desk)
            proxy.count()
            try await transition("whole-1", on: desk)
            let whole = proxy.passed(direction)
            #expect(whole > 500)
            var uncertain = 0
            let cuts = Array(0..<16) + Array(stride(from: 16, through: whole, by: 61))
            for bytes in cuts {
                let id = DealID("d-\(bytes)")
                proxy.count()
                try await desk.open(NewDeal(id), by: DealActor("anna")).get()
                proxy.cut(direction, after: bytes)
                uncertain += try await transition(id, on: desk)
                let history = try await desk.history(of: id)
                #expect(history.map(\.sequence) == [1, 2], "cut after \(bytes) of \(whole) bytes")
                #expect(try await desk.verify(id).isSound)
            }
            // Some cuts fall into the commit, where nobody can know.
            #expect(uncertain > 0)
            store.close()
        }

        /// - Returns: How often it was uncertain.
        @discardableResult
        private func transition(_ id: DealID, on desk: DealDesk) async throws -> Int {
            let anna = DealActor("anna")
            var uncertain = 0
            while true {
                do throws(DeskError) {
                    let reply = try await desk.move(id, to: "b", by: anna, key: CommandKey("move-\(id)"))
                    #expect(reply.done != nil)
                    return uncertain
                } catch {
                    guard case .uncertain = error, uncertain < 3 else { throw error }
                    uncertain += 1
                }
            }
        }

        @Test("What is cut off by the server while nobody uses it is replaced in silence")
        func idleConnectionsAreReplaced() async throws {
            let name = TestServer.newTenant()
            let place = "\(try #require(TestServer.connection)) application_name=\(name)"
            let store = try await PostgresStore(place, tenant: name)
            try await store.open("d-1")
            try await TestServer.raw { session in
                let ended = try session.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1", [name])
                #expect(ended.count > 0)
            }
            for round in 1...20 { try await store.move("d-1", to: StageID("s-\(round)"), read: round) }
            #expect(try await store.entries(of: "d-1", after: 0, limit: 99).count == 21)
            store.close()
        }

        @Test("A connection that was left inside a transaction is lent to nobody")
        func openTransactions() async throws {
            let store = try await TestServer.store(options: PostgresOptions(connections: 1))
            let left = try await store.pool.take()
            _ = try await left.run("BEGIN").get()
            #expect(left.isInTransaction && !left.isIdle)
            store.pool.giveBack(left)
            let next = try await store.pool.take()
            #expect(next !== left && next.isIdle)
            store.pool.giveBack(next)
            // Also to those who wait in line for it.
            let again = try await store.pool.take()
            async let waiting = store.pool.take()
            try await Task.sleep(for: .milliseconds(50))
            _ = try await again.run("BEGIN").get()
            store.pool.giveBack(again)
            let lent = try await waiting
            #expect(lent !== again && lent.isIdle)
            store.pool.giveBack(lent)
            store.close()
        }

        @Test("Who waits for its turn behind a link that has gone silent is told that the store is busy")
        func silentLink() async throws {
            let proxy = try #require(CuttingProxy(to: try await socketFolder()))
            let store = try await PostgresStore(
                "host=\(proxy.folder) user=dealkit dbname=postgres", tenant: TestServer.newTenant(),
                options: PostgresOptions(connections: 1, busyTimeout: .milliseconds(300)))
            try await store.open("d-1")
            proxy.hold()
            let first = Task { try await store.load(LoadRequest("d-1", reading: .groups(.all))) }
            while proxy.held == 0 { try await Task.sleep(for: .milliseconds(5)) }
            await withTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        await #expect(throws: StoreError.busy) {
                            try await store.load(LoadRequest("d-1", reading: .groups(.all)))
                        }
                    }
                }
            }
            proxy.letGo()
            #expect(try await first.value?.counters.revision == Revision(1))
            // Nobody is left behind, and nothing in disorder.
            #expect(try await store.load(LoadRequest("d-1", reading: .groups(.all))) != nil)
            store.close()
            proxy.close()
        }

        @Test("A link that goes silent is given up after a minute, unless the connection string says otherwise")
        func bounds() async throws {
            let place = try ConnectionText(try #require(TestServer.connection))
            let own = try ConnectionText("\(try #require(TestServer.connection)) keepalives_idle=7 connect_timeout=9")
            let expected = [
                "connect_timeout": "5", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
                "tcp_user_timeout": "30000",
            ]
            #expect(try options(of: place).filter { expected.keys.contains($0.key) } == expected)
            let changed = expected.merging(["keepalives_idle": "7", "connect_timeout": "9"]) { $1 }
            #expect(try options(of: own).filter { expected.keys.contains($0.key) } == changed)
        }

        /// What a connection was made with.
        private func options(of place: ConnectionText) throws -> [String: String] {
            let handle = try #require(place.connect())
            defer { PQfinish(handle) }
            let first = try #require(PQconninfo(handle))
            defer { PQconninfoFree(first) }
            var options: [String: String] = [:]
            var option = first
            while let keyword = option.pointee.keyword {
                options[String(cString: keyword)] = option.pointee.val.map { String(cString: $0) }
                option += 1
            }
            return options
        }

        @Test("A server that cannot be reached is told with the library's sentence, and without the password")
        func unreachable() async throws {
            for place in ["host=/nowhere password=sec-ret", "postgresql://anna:sec-ret@127.0.0.1:1/deals"] {
                let error = await #expect(throws: StoreError.self) {
                    try await PostgresStore(place, options: PostgresOptions(busyTimeout: .milliseconds(50)))
                }
                let text = try #require(error.map { "\($0)" })
                #expect(text.contains("connection to server") && !text.contains("sec-ret"), "\(text)")
            }
        }

        @Test(
            "A connection string that cannot be read is not repeated",
            arguments: ["host=x passwort=sec-ret", "password = sec-ret junk", "postgresql://anna:sec-ret@[::1/x"])
        func unreadable(_ place: String) async throws {
            let error = await #expect(throws: StoreError.self) { try await PostgresStore(place) }
            let text = try #require(error.map { "\($0)" })
            #expect(text.contains("connection string") && !text.contains("sec-ret"), "\(text)")
        }
    }

#endif
