import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var races: [StorePromise] {
        [
            StorePromise("Writers on one deal: every revision has one winner, every loser a typed conflict") { store in
                try await store.open("d-1", customer: "acme")
                let won = try await withThrowingTaskGroup(of: Int.self) { group in
                    for writer in 0..<4 {
                        group.addTask { try await fight(over: "d-1", in: store, as: writer, rounds: 12) }
                    }
                    return try await group.reduce(0, +)
                }
                let entries = try await store.entries(of: "d-1", after: 0, limit: 999)
                try promise(entries.count == won + 1, "\(entries.count) entries and \(won) winners")
                try promise(entries.map(\.sequence) == Array(1...entries.count), "\(entries.map(\.sequence))")
            },
            StorePromise("Writers on deals of one customer do not hold each other up for good") { store in
                for deal in 0..<4 { try await store.open(DealID("d-\(deal)"), customer: "acme") }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for deal in 0..<4 {
                        group.addTask { try await closeAndNote(DealID("d-\(deal)"), in: store) }
                    }
                    try await group.waitForAll()
                }
                try promise(try await store.customer("acme")?.dealsWon == 4, "deals_won")
            },
            StorePromise("No journal position appears behind a reader") { store in
                for deal in 0..<4 { try await store.open(DealID("d-\(deal)")) }
                async let written: Void = withThrowingTaskGroup(of: Void.self) { group in
                    for deal in 0..<4 {
                        group.addTask { _ = try await fight(over: DealID("d-\(deal)"), in: store, as: 0, rounds: 10) }
                    }
                    try await group.waitForAll()
                }
                var seen: [JournalEntry] = []
                var pages = 0
                while seen.count < 44, pages < 100_000 {
                    seen += try await store.entries(after: seen.last?.position ?? .start, limit: 7)
                    pages += 1
                    await Task.yield()
                }
                try await written
                let whole = try await store.entries(after: .start, limit: 999)
                try promise(seen == whole, "\(seen.count) entries were seen, and \(whole.count) are there")
            },
        ]
    }

    /// Reads and writes again and again.
    ///
    /// - Returns: How often it was first.
    private static func fight(
        over deal: DealID, in store: any WholeStore, as writer: Int, rounds: Int
    ) async throws -> Int {
        var won = 0
        for round in 0..<rounds {
            let file = try await store.file(deal)
            await Task.yield()
            let stage = StageID(round % 2 == 0 ? "proposal" : "lead")
            do {
                _ = try await store.commit(file.commit([file.moveEvent(to: stage)], by: UserID("u\(writer)")))
                won += 1
            } catch StoreError.stale(let read) {
                guard case .deal = read.counter else { throw BrokenPromise("stale \(read)") }
            }
        }
        return won
    }

    private static func closeAndNote(_ deal: DealID, in store: any WholeStore) async throws {
        _ = try await store.add(Interaction(channel: "phone", .in, at: .sampleMonday), to: deal)
        let file = try await store.file(deal)
        let end = Outcome("won", countsAs: .won, at: .sampleMonday)
        _ = try await store.commit(file.commit([.closed(DealEvent.Closing(outcome: end))]))
    }
}
