#if SQLite
    import DealEngine
    import DealModel
    import DealTesting
    import Foundation
    import GRDB
    import TestTags
    import Testing

    @testable import DealSQLite

    @Suite("What was erased is gone from the file, not only from sight", .tags(.storage))
    struct ErasingTests {
        private static let mark = "Ivan-Petrovich-"

        /// A store of deals whose customer, values and interactions were written anew many times, in every length: in
        /// cells, on pages of their own, and on pages that are free by now.
        private func fill(_ store: SQLiteStore, lengths: [Int]) async throws {
            var revision: Revision?
            for length in lengths {
                let text = String(repeating: Self.mark, count: length)
                let people = [Person(id: "ivan", name: text)]
                revision = try await store.save(Customer(id: "acme", name: text, people: people), expecting: revision)
            }
            for (number, length) in lengths.enumerated() {
                let id = DealID("d-\(number)")
                var deal = StorePromises.sample(id, customer: "acme")
                deal.title = String(repeating: Self.mark, count: length)
                let request = LoadRequest(id, newDeal: deal, reading: .groups(.all))
                let new = try #require(try await store.load(request))
                let title = [FactPath(.deal, "title")]
                _ = try await store.commit(
                    new.commit([.created(DealEvent.Creation(deal: deal))], redacting: title))
                for other in lengths.reversed() {
                    let text = String(repeating: Self.mark, count: other + number)
                    let edit = DealEvent.edited([FactEdit(title[0], from: nil, to: .text(text))])
                    _ = try await store.commit(store.file(id).commit([edit], redacting: title))
                    let call = Interaction(channel: "phone", .in, at: .sampleMonday, with: "ivan", result: text)
                    _ = try await store.add(call, to: id)
                }
            }
        }

        private func marks(in path: String) throws -> Int {
            var found = 0
            for file in [path, path + "-wal"] where FileManager.default.fileExists(atPath: file) {
                let bytes = try Data(contentsOf: URL(filePath: file))
                var rest = bytes[...]
                while let range = rest.range(of: Data(Self.mark.utf8)) {
                    found += 1
                    rest = rest[range.upperBound...]
                }
            }
            return found
        }

        @Test(
            "Every byte of a person, whatever page it was on", arguments: [SQLiteOptions.Journal.writeAhead, .rollback])
        func leavesNothing(_ journal: SQLiteOptions.Journal) async throws {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path, options: SQLiteOptions(journal: journal))
            try await fill(store, lengths: [1, 7, 60, 300, 700, 1_500])
            #expect(try marks(in: file.path) > 0)
            #expect(try await store.erase(.customer("acme")) > 0)
            #expect(try marks(in: file.path) == 0)
            #expect(try await store.erase(.customer("acme")) == 0)
            try store.close()
        }

        @Test("While somebody reads the log is kept: told as what it is, and emptied when it is erased once more")
        func logIsKept() async throws {
            let file = TemporaryFile()
            let store = try SQLiteStore(
                path: file.path, options: SQLiteOptions(busyTimeout: .milliseconds(100)))
            try await fill(store, lengths: [3, 900])
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: file.path, configuration: configuration)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN; SELECT count(*) FROM deal")
            }
            let error = await #expect(throws: StoreError.self) { try await store.erase(.customer("acme")) }
            let text = try #require(error.map { "\($0)" })
            #expect(text.contains("records were erased") && text.contains("erase once more"), "\(text)")
            #expect(try await store.customer("acme")?.record.name == nil)
            try await reader.writeWithoutTransaction { database in try database.execute(sql: "COMMIT") }
            #expect(try await store.erase(.customer("acme")) == 0)
            #expect(try marks(in: file.path) == 0)
            try store.close()
        }
    }

#endif
