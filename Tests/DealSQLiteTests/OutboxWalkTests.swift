#if SQLite
    import DealEngine
    import DealModel
    import DealTesting
    import ExactValues
    import GRDB
    import TestTags
    import Testing

    @testable import DealSQLite

    @Suite("What a call looks at in an SQLite file", .tags(.storage, .effects))
    struct OutboxWalkTests {
        /// A store, and another connection to its file.
        private struct Opened {
            let file = TemporaryFile()
            let store: SQLiteStore
            let raw: DatabaseQueue

            init() throws {
                store = try SQLiteStore(path: file.path)
                raw = try DatabaseQueue(path: file.path)
            }

            func plan(of text: SQLiteText, _ arguments: StatementArguments) async throws -> [String] {
                try await raw.read { database in
                    try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + text.sql, arguments: arguments)
                        .map { row in row["detail"] }
                }
            }

            func close() throws {
                try raw.close()
                try store.close()
            }
        }

        private func tell(_ store: SQLiteStore, _ deal: DealID, effects: Int) async throws {
            try await store.open(deal)
            let file = try await store.file(deal)
            _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: effects))
        }

        private func claimed(_ store: SQLiteStore) async throws -> [String] {
            try await store.claim(9, until: .sampleTuesday, at: .sampleMonday).map(\.effect.key.description)
        }

        @Test("A claim looks only where something is due: not at what is held, parked or behind another effect")
        func plan() async throws {
            let opened = try Opened()
            let plan = try await opened.plan(of: .dueEffects, [1, 8])
            let walks = plan.filter { $0.contains(" o ") || $0.hasSuffix(" o") }
            #expect(walks.filter { $0.contains("SCAN") } == [], "\(plan)")
            #expect(walks.contains("SEARCH o USING INDEX outbox_due (held_until=?)"), "\(plan)")
            #expect(walks.contains("SEARCH o USING INDEX outbox_due (held_until<?)"), "\(plan)")
            try opened.close()
        }

        @Test("Of the effects of a deal and destination one is in the index of what may be due, the first")
        func turns() async throws {
            let opened = try Opened()
            for deal in ["d-1", "d-2"] as [DealID] { try await tell(opened.store, deal, effects: 5) }
            let first = "SELECT effect FROM outbox WHERE NOT behind ORDER BY effect"
            #expect(try await opened.raw.read { try Int.fetchAll($0, sql: first) } == [0, 0])
            let claims = try await opened.store.claim(9, until: .sampleTuesday, at: .sampleMonday)
            try await opened.store.settle([claims[0].settled(as: .delivered)])
            #expect(try await opened.raw.read { try Int.fetchAll($0, sql: first) } == [0, 1])
            try opened.close()
        }

        @Test("A row that somebody deletes by hand brings the next one forward")
        func deletedByHand() async throws {
            let opened = try Opened()
            try await tell(opened.store, "d-1", effects: 3)
            try await opened.raw.write { try $0.execute(sql: "DELETE FROM outbox WHERE effect = 0") }
            #expect(try await claimed(opened.store) == ["d-1/2/1"])
            try opened.close()
        }

        @Test("A row whose destination was changed leaves nobody behind, and is parked itself", arguments: [0, 1])
        func changedDestination(effect: Int) async throws {
            let opened = try Opened()
            try await tell(opened.store, "d-1", effects: 3)
            try await opened.raw.write {
                try $0.execute(sql: "UPDATE outbox SET destination = 'nowhere' WHERE effect = \(effect)")
            }
            #expect(try await claimed(opened.store) == ["d-1/2/\(1 - effect)"])
            let parked = try await opened.store.parkedEffects(after: nil, limit: 9)
            #expect(parked.map(\.key.effect) == [effect])
            try opened.close()
        }

        @Test("Keeping each attempt reads none of those before it")
        func attempts() async throws {
            let opened = try Opened()
            try await opened.store.open("d-1")
            let attempt = AttemptRow.sample("a", at: .sampleMonday)
            try await opened.store.note([.attempt(attempt), .attempt(attempt)])
            // Whoever read them would fail.
            try await opened.raw.write { try $0.execute(sql: "UPDATE attempt SET body = x'7B7D'") }
            try await opened.store.note([.attempt(attempt), .attempt(attempt)])
            let numbers = try await opened.raw.read { try Int.fetchAll($0, sql: "SELECT number FROM attempt") }
            #expect(numbers == [0, 1, 2, 3])
            let plan = try await opened.plan(of: .lastAttempt, [1])
            #expect(plan == ["SEARCH attempt USING PRIMARY KEY (deal=?)"], "and nothing is sorted")
            try opened.close()
        }
    }

#endif
