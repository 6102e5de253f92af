#if SQLite
    import DealEngine
    import DealModel
    import DealTesting
    import GRDB
    import TestTags
    import Testing

    @testable import DealSQLite

    @Suite("SEMANTICS 6.4: raw SQL and the second lock", .tags(.storage))
    struct SecondLockTests {
        /// A deal in its second stage, and the journal that tells of it.
        private func written() async throws -> TemporaryFile {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path)
            try await store.open("d-1")
            try await store.open("d-2")
            try await store.move("d-1", to: "proposal", read: 1)
            try store.close()
            return file
        }

        static let attacks = [
            "UPDATE deal SET stage = 'won' WHERE id = 'd-1'",
            "UPDATE deal SET stage = 'won', revision = 3 WHERE id = 'd-1'",
            "UPDATE deal SET revision = 9 WHERE id = 'd-1'",
            "UPDATE deal SET revision = 1, stage = 'lead' WHERE id = 'd-1'",
            "UPDATE deal SET id = 'd-3' WHERE id = 'd-1'",
            "UPDATE deal SET number = 9 WHERE id = 'd-1'", "UPDATE deal SET rowid = 9 WHERE id = 'd-1'",
            "UPDATE OR REPLACE deal SET rowid = 2 WHERE id = 'd-1'", "UPDATE deal SET oid = 9 WHERE id = 'd-1'",
            "UPDATE OR REPLACE deal SET _rowid_ = 2, stage = 'lead' WHERE id = 'd-1'",
            "UPDATE OR REPLACE journal SET rowid = 1 WHERE sequence = 2",
            "UPDATE OR REPLACE deal SET id = 'd-2' WHERE id = 'd-1'",
            "UPDATE OR IGNORE deal SET stage = 'won' WHERE id = 'd-1'",
            "INSERT OR REPLACE INTO deal SELECT number, id, customer, process, version, 'won', outcome, owner, due_at, "
                + "revision, activity, heard_at, answered, body, personal FROM deal WHERE id = 'd-1'",
            "REPLACE INTO deal SELECT number, id, customer, process, version, 'won', outcome, owner, due_at, 1, activity, "
                + "heard_at, answered, body, personal FROM deal WHERE id = 'd-1'",
            "INSERT INTO deal SELECT 9, 'd-9', customer, process, version, 'won', outcome, owner, due_at, 1, activity, "
                + "heard_at, answered, body, personal FROM deal WHERE id = 'd-1'",
            "INSERT INTO deal SELECT number, id, customer, process, version, 'won', outcome, owner, due_at, revision, "
                + "activity, heard_at, answered, body, personal FROM deal WHERE id = 'd-1' "
                + "ON CONFLICT (id) DO UPDATE SET stage = 'won'",
            "DELETE FROM deal WHERE id = 'd-1'", "DELETE FROM deal",
            "DELETE FROM journal", "DELETE FROM journal WHERE sequence = 2",
            "UPDATE journal SET to_stage = 'won' WHERE sequence = 2", "UPDATE journal SET entry = x'00'",
            "UPDATE journal SET sequence = 3 WHERE sequence = 2",
            "INSERT OR REPLACE INTO journal SELECT position, deal, sequence, at, from_stage, 'won', hash, state, entry "
                + "FROM journal WHERE sequence = 2",
            "INSERT OR REPLACE INTO journal SELECT position, 9, 1, at, from_stage, 'won', hash, state, entry "
                + "FROM journal WHERE sequence = 2",
            "INSERT INTO journal SELECT 99, deal, 3, at, 'lead', 'won', hash, state, entry FROM journal WHERE sequence = 2",
            "INSERT INTO journal SELECT 99, deal, 5, at, 'proposal', 'won', hash, state, entry "
                + "FROM journal WHERE sequence = 2",
            "BEGIN; PRAGMA defer_foreign_keys = ON; UPDATE deal SET stage = 'won' WHERE id = 'd-1'; COMMIT",
            "PRAGMA recursive_triggers = ON; REPLACE INTO deal SELECT number, id, customer, process, version, 'won', "
                + "outcome, owner, due_at, 1, activity, heard_at, answered, body, personal FROM deal WHERE id = 'd-1'",
        ]

        @Test(
            "A stage change without its journal row is refused, and so is a journal that is not kept",
            arguments: attacks)
        func refused(_ sql: String) async throws {
            let file = try await written()
            let before = try rows(file)
            try attempt(sql, on: file)
            #expect(try rows(file) == before)
        }

        @Test("The attacks are listed")
        func attacksAreListed() { #expect(Self.attacks.count > 20) }

        @Test("What the triggers cannot see, a changed body, is found before the deal is judged")
        func changedBody() async throws {
            let file = try await written()
            try await DatabaseQueue(path: file.path).write { database in
                try database.execute(
                    sql: "UPDATE deal SET body = CAST(replace(CAST(body AS TEXT), 'proposal', 'contract') AS BLOB)")
            }
            let store = try SQLiteStore(path: file.path)
            let found = try await store.file("d-1")
            #expect(found.facts.deal.visit?.stage == "contract")
            #expect(!found.isAsWritten)
            try store.close()
        }

        @Test("A stray row of the journal is not in the way of new deals")
        func strayRow() async throws {
            let file = try await written()
            try await DatabaseQueue(path: file.path).write { database in
                try database.execute(
                    sql: """
                        INSERT INTO journal (deal, sequence, at, from_stage, to_stage, hash, state, entry)
                        SELECT 3, 1, at, NULL, to_stage, hash, state, entry FROM journal WHERE sequence = 2
                        """)
            }
            let store = try SQLiteStore(path: file.path)
            for number in 3...4 { try await store.open(DealID("d-\(number)")) }
            #expect(try await store.entries(of: "d-3", after: 0, limit: 9).count == 1)
            try store.close()
        }

        @Test("A health report misses a trigger that is gone")
        func missingTrigger() async throws {
            let file = try await written()
            try await DatabaseQueue(path: file.path).write { try $0.execute(sql: "DROP TRIGGER deal_told") }
            let store = try SQLiteStore(path: file.path)
            #expect(try await store.health().problems.count == 1)
            try store.close()
        }

        private func attempt(_ sql: String, on file: TemporaryFile) throws {
            try DatabaseQueue(path: file.path).writeWithoutTransaction { database in
                // By a trigger, and not because it is no statement of this schema.
                let error = #expect(throws: DatabaseError.self) { try database.execute(sql: sql) }
                #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(String(describing: error))")
                if database.isInsideTransaction { try database.rollback() }
            }
        }

        private func rows(_ file: TemporaryFile) throws -> [Row] {
            try DatabaseQueue(path: file.path).read { database in
                try Row.fetchAll(database, sql: "SELECT * FROM deal ORDER BY number")
                    + Row.fetchAll(database, sql: "SELECT * FROM journal ORDER BY position")
            }
        }
    }

#endif
