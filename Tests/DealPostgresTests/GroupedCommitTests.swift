#if PostgreSQL && canImport(Glibc)
    import DealEngine
    import DealModel
    import DealProcess
    import DealTesting
    import TestTags
    import Testing

    @testable import DealPostgres

    @Suite(
        "SEMANTICS 6.2: commits that come together share a transaction", .tags(.storage, .server), .serialized,
        .timeLimit(.minutes(5)),
        .enabled(if: TestServer.isThere, TestServer.absence))
    struct GroupedCommitTests {
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
        private static let anna = DealActor("anna")

        private func desk(on store: PostgresStore) async throws -> DealDesk {
            let library = try ProcessLibrary.load(Self.process, named: "ring.yaml").library()
            return try await DealDesk(
                store: store, processes: library, options: DeskOptions(announcing: Set(Announcement.allCases)))
        }

        /// By how many transactions the journal of the store was written.
        private func transactions(of store: PostgresStore) async throws -> Int {
            let tenant = store.door.tenant
            return try await TestServer.raw { session in
                try session.rows(
                    "SELECT count(DISTINCT position >> 20) FROM dealkit.journal WHERE tenant = $1", [tenant]
                ).first?.int(0) ?? 0
            }
        }

        /// Moves deals at once, each under a key of its own.
        private func moveTogether(_ ids: [DealID], on desk: DealDesk) async -> [DealID: Result<Bool, DeskError>] {
            await withTaskGroup(of: (DealID, Result<Bool, DeskError>).self) { group in
                for id in ids {
                    group.addTask {
                        do throws(DeskError) {
                            let key = CommandKey("move-\(id)")
                            return (id, .success(try await desk.move(id, to: "b", by: Self.anna, key: key).done != nil))
                        } catch {
                            return (id, .failure(error))
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        }

        private func ids(_ count: Int) -> [DealID] { (0..<count).map { DealID("d-\($0)") } }

        @Test("Many tasks over one connection: fewer transactions than commits, every chain sound, effects in order")
        func shared() async throws {
            let store = try await TestServer.store(options: PostgresOptions(connections: 1))
            let desk = try await desk(on: store)
            let ids = ids(60)
            await withTaskGroup(of: Void.self) { group in
                for id in ids { group.addTask { _ = try? await desk.open(NewDeal(id), by: Self.anna) } }
            }
            let moved = await moveTogether(ids, on: desk)
            #expect(moved.values.allSatisfy { (try? $0.get()) == true })
            #expect(try await transactions(of: store) < 100)
            for id in ids {
                #expect(try await desk.verify(id).isSound)
                #expect(try await desk.history(of: id).map(\.sequence) == [1, 2])
            }
            let positions = try await store.entries(after: .start, limit: 999).map(\.position)
            #expect(positions.count == 120 && Set(positions).count == 120)
            #expect(try await store.checkIntegrity() == [])
            store.close()
        }

        @Test("Of commits on one revision in one group exactly one wins, and every other is told of a stale read")
        func oneWinner() async throws {
            let store = try await TestServer.store(options: PostgresOptions(connections: 1))
            try await store.open("d-1")
            try await store.open("d-2")
            let outcomes = await withTaskGroup(of: (any Error)?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await store.move(DealID("d-\(number % 2 + 1)"), to: StageID("s-\(number)"), read: 1)
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 2)
            for case let error? in outcomes {
                guard case .stale? = error as? StoreError else {
                    Issue.record("\(error)")
                    continue
                }
            }
            for id: DealID in ["d-1", "d-2"] {
                #expect(try await store.entries(of: id, after: 0, limit: 9).map(\.sequence) == [1, 2])
            }
            store.close()
        }

        @Test("One that waits for a row which another session holds keeps only itself waiting")
        func heldRow() async throws {
            let options = PostgresOptions(connections: 2, busyTimeout: .seconds(2))
            let store = try await TestServer.store(options: options)
            let desk = try await desk(on: store)
            let ids = ids(30)
            for id in ids { try await desk.open(NewDeal(id), by: Self.anna).get() }
            let door = PostgresDoor(
                place: try ConnectionText(try #require(TestServer.connection)), tenant: store.door.tenant,
                options: PostgresOptions())
            let session = PostgresConnection(try await door.open().get(), bell: {})
            _ = try await session.run("BEGIN").get()
            _ = try await session.run("SELECT 1 FROM dealkit.deal WHERE id = 'd-7' FOR UPDATE").get()
            let moved = await moveTogether(ids, on: desk)
            for id in ids where id != "d-7" { #expect((try? moved[id]?.get()) == true, "\(id)") }
            guard case .failure(.store(.busy)) = moved["d-7"] else {
                Issue.record("\(String(describing: moved["d-7"]))")
                return
            }
            _ = try await session.run("ROLLBACK").get()
            session.close()
            #expect(try await desk.move("d-7", to: "b", by: Self.anna).done != nil)
            store.close()
        }

        @Test("One key used by several commands at once writes one, and takes nobody else's away")
        func oneKey() async throws {
            let store = try await TestServer.store(options: PostgresOptions(connections: 1))
            let desk = try await desk(on: store)
            let ids = ids(30)
            for id in ids { try await desk.open(NewDeal(id), by: Self.anna).get() }
            let done = await withTaskGroup(of: Bool.self) { group in
                for (number, id) in ids.enumerated() {
                    // The first ten share a key.
                    let key = CommandKey(number < 10 ? "one" : "key-\(number)")
                    group.addTask { (try? await desk.move(id, to: "b", by: Self.anna, key: key))?.done != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 21)
            store.close()
        }

        @Test(
            "Cut at any point of a group, each is told that it is uncertain or done, and a retry has one effect",
            arguments: CuttingProxy.Direction.allCases)
        func cutGroup(_ direction: CuttingProxy.Direction) async throws {
            let folder = try await TestServer.raw { session in
                try session.rows("SELECT current_setting('unix_socket_directories')").first?.optionalText(0)
            }
            let sockets = try #require(folder)
            let proxy = try #require(CuttingProxy(to: sockets))
            defer { proxy.close() }
            let store = try await PostgresStore(
                "host=\(proxy.folder) user=dealkit dbname=postgres", tenant: TestServer.newTenant(),
                options: PostgresOptions(connections: 1))
            let desk = try await desk(on: store)
            var uncertain = 0
            for cut in stride(from: 400, through: 24_000, by: 1_900) {
                let ids = (0..<12).map { DealID("d-\(cut)-\($0)") }
                proxy.count()
                for id in ids { try await desk.open(NewDeal(id), by: Self.anna).get() }
                proxy.count()
                proxy.cut(direction, after: cut)
                var left = ids
                for _ in 0..<4 where !left.isEmpty {
                    let moved = await moveTogether(left, on: desk)
                    left = []
                    for (id, result) in moved {
                        switch result {
                        case .success(let isDone): #expect(isDone)
                        case .failure(.uncertain):
                            uncertain += 1
                            left.append(id)
                        case .failure(let error): Issue.record("\(error)")
                        }
                    }
                }
                for id in ids {
                    #expect(try await desk.history(of: id).map(\.sequence) == [1, 2], "cut after \(cut)")
                    #expect(try await desk.verify(id).isSound)
                }
            }
            #expect(uncertain > 0)
            store.close()
        }
    }

#endif
