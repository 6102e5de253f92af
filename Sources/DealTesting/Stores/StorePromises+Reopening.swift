import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var reopening: [DurablePromise] {
        [
            DurablePromise("DESIGN 2.5: what was acknowledged is there after the store is opened again") { opening in
                var store = try await opening()
                try await store.open("d-1", customer: "acme")
                _ = try await store.add(Interaction(id: "i-1", channel: "phone", .in, at: .sampleMonday), to: "d-1")
                for event in life {
                    let file = try await store.file("d-1")
                    _ = try await store.commit(
                        file.commit([event], key: CommandKey(event.kind + "-\(file.counters.revision)")))
                }
                try await store.note([.attempts(.sample("a", at: .sampleMonday)), .answer("d-1", .sample(.pass))])
                try await store.publish(ProcessVersion("sale", 1), source: "text")
                let before = try await everything(of: "d-1", in: store)
                store = try await opening()
                try promise(try await everything(of: "d-1", in: store) == before, "something is not as it was")
                try promise(try await store.source(of: ProcessVersion("sale", 1)) == "text", "the published source")
                try promise(try await store.file("d-1", key: "held-12").keyed != nil, "the keys")
            },
            DurablePromise("Claims, parked effects and seals are there after the store is opened again") { opening in
                var store = try await opening()
                for deal in ["d-1", "d-2"] as [DealID] {
                    try await store.open(deal)
                    let file = try await store.file(deal)
                    _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: 2))
                }
                let claims = try await store.claim(1, until: .sampleTuesday, at: .sampleMonday)
                try await store.settle(claims.map { $0.settled(as: .parked(because: "gone", at: .sampleMonday)) })
                let seal = try await (store as? any SealStore)?.seal(at: .sampleMonday)
                store = try await opening()
                let open = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(open.map(\.effect.key.description) == ["d-2/2/0"], "\(open.map(\.effect.key))")
                let parked = try await store.parkedEffects(after: nil, limit: 9)
                try promise(parked.map(\.reason) == ["gone"] && parked.map(\.attempts) == [1], "\(parked)")
                let lapsed = try await store.claim(9, until: .sampleWednesday, at: .sampleTuesday)
                try promise(lapsed.map(\.claim) == [2], "claims are counted anew: \(lapsed.map(\.claim))")
                try promise(try await (store as? any SealStore)?.seal(nil) == seal, "the seal")
                let last = try await store.entries(after: .start, limit: 99).last
                try await store.move("d-2", to: "contract", read: 2)
                let next = try await store.entries(after: last?.position ?? .start, limit: 99)
                try promise(next.map(\.sequence) == [3], "positions go on: \(next.map(\.sequence))")
            },
        ]
    }

    /// What a store knows of a deal, to be compared.
    private struct Everything: Equatable {
        var facts: Facts
        var counters: ReadSet.Counters
        var hash: ContentDigest?
        var answers: [RecordedAnswer]
        var entries: [JournalEntry]
        var attempts: [AttemptRow]
        var customer: Stored<Customer>?
    }

    private static func everything(of deal: DealID, in store: any WholeStore) async throws -> Everything {
        let file = try await store.file(deal)
        return Everything(
            facts: file.facts, counters: file.counters, hash: file.hash, answers: file.answers,
            entries: try await store.entries(of: deal, after: 0, limit: 99),
            attempts: try await store.attempts(on: deal),
            customer: try await store.customer("acme"))
    }
}
