import DealEngine
import DealModel
import ExactValues

/// A promise about two stores, each opened for a tenant of its own.
public struct TenantPromise: Sendable, CustomStringConvertible {
    /// The promise in a sentence.
    public let name: String
    private let body: @Sendable (any WholeStore, any WholeStore) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (any WholeStore, any WholeStore) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Asks two stores for it.
    ///
    /// - Parameters:
    ///   - own: An empty store.
    ///   - other: An empty store of another tenant, in the same database where the store has tenants.
    /// - Throws: ``BrokenPromise`` when it is not kept; or what a store threw unasked.
    public func check(_ own: any WholeStore, _ other: any WholeStore) async throws { try await body(own, other) }

    /// The sentence.
    public var description: String { name }
}

extension StorePromises {
    /// What must hold between the stores of two tenants.
    public static var tenants: [TenantPromise] {
        [
            TenantPromise("A tenant reads nothing of another by its ids") { own, other in
                try await fill(other)
                try await readsNothing(own)
            },
            TenantPromise("A tenant changes nothing of another by its ids") { own, other in
                try await fill(other)
                let before = try await picture(of: other)
                let foreign = try await other.file("d-1", key: "k-1")
                let commit = foreign.commit([foreign.moveEvent(to: "contract")], key: "k-2", effects: 1)
                try await refuses { _ = try await own.commit(commit) }
                try await refuses {
                    _ = try await own.add(Interaction(kind: "call", .in, at: .sampleMonday), to: "d-1")
                }
                let customer = try await other.customer("acme")
                try await refuses {
                    _ = try await own.save(Customer(id: "acme", name: "Mine"), expecting: customer?.revision)
                }
                try await own.note([.attempts(.sample("b", at: .sampleMonday)), .answer("d-1", .sample(.fail))])
                let claims = try await other.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try await own.settle(claims.map { $0.settled(as: .delivered) })
                for claim in claims {
                    let key = claim.effect.key
                    let isReleased = try await own.release(key, as: .skipped, by: "anna", at: .sampleMonday)
                    try promise(!isReleased, "released \(key)")
                }
                let erased = try await (own as? any ErasingStore)?.erase(.customer("acme")) ?? 0
                try promise(erased == 0, "erased \(erased) records")
                try await readsNothing(own)
                try promise(try await picture(of: other) == before, "something was changed")
                try promise(try await other.backlog().open == 1, "the other's effect is gone")
            },
            TenantPromise("Two tenants use the same ids, keys and versions without noticing") { own, other in
                for (store, stage) in [(own, "proposal"), (other, "contract")] as [(any WholeStore, StageID)] {
                    try await store.open("d-1", customer: "acme")
                    let file = try await store.file("d-1")
                    _ = try await store.commit(file.commit([file.moveEvent(to: stage)], key: "k-1", effects: 1))
                    try await store.publish(ProcessVersion("sale", 1), source: stage.text)
                }
                for (store, stage) in [(own, "proposal"), (other, "contract")] as [(any WholeStore, StageID)] {
                    let file = try await store.file("d-1", key: "k-1")
                    try promise(
                        file.facts.deal.visit?.stage == stage, "stage \(String(describing: file.facts.deal.visit))")
                    try promise(file.keyed?.entries.count == 1, "the key")
                    try promise(try await store.source(of: ProcessVersion("sale", 1)) == stage.text, "the source")
                    try promise(try await store.entries(after: .start, limit: 9).count == 2, "the journal")
                    let claims = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                    try promise(claims.map(\.claim) == [1], "claims \(claims.map(\.claim))")
                    guard let sealing = store as? any SealStore else { continue }
                    let seal = try await sealing.seal(at: .sampleMonday)
                    try promise(seal.number == 1 && seal.deals == 1, "seal \(seal.number) of \(seal.deals)")
                }
            },
        ]
    }

    private static func fill(_ store: any WholeStore) async throws {
        try await store.open("d-1", customer: "acme")
        let file = try await store.file("d-1")
        _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], key: "k-1", effects: 1))
        _ = try await store.add(Interaction(kind: "call", .in, at: .sampleMonday), to: "d-1")
        try await store.note([.attempts(.sample("a", at: .sampleMonday)), .answer("d-1", .sample(.pass))])
        try await store.publish(ProcessVersion("sale", 1), source: "text")
        _ = try await (store as? any SealStore)?.seal(at: .sampleMonday)
    }

    private static func readsNothing(_ store: any WholeStore) async throws {
        try promise(try await store.load(LoadRequest("d-1", key: "k-1", reading: .groups(.all))) == nil, "the deal")
        let new = LoadRequest("d-2", newDeal: sample("d-2", customer: "acme"), key: "k-1", reading: .groups(.all))
        let file = try await store.load(new)
        try promise(file?.keyed == nil && file?.facts.customer == nil, "the key, or the customer")
        try promise(try await store.deals(.all, after: nil, limit: 9).isEmpty, "deals")
        try promise(try await store.entries(after: .start, limit: 9).isEmpty, "the journal")
        try promise(try await store.entries(of: "d-1", after: 0, limit: 9).isEmpty, "the deal's journal")
        try promise(try await store.receipt(of: "d-1", at: 2) == nil, "a receipt")
        try promise(try await store.attempts(on: "d-1").isEmpty, "attempts")
        try promise(try await store.customer("acme") == nil, "the customer")
        try promise(try await store.interactions(of: "d-1").record.isEmpty, "interactions")
        try promise(try await store.source(of: ProcessVersion("sale", 1)) == nil, "a published process")
        try promise(try await store.claim(9, until: .sampleTuesday, at: .sampleMonday).isEmpty, "effects")
        try promise(try await store.parkedEffects(after: nil, limit: 9).isEmpty, "parked effects")
        try promise(try await store.backlog() == OutboxBacklog(), "the backlog")
        guard let sealing = store as? any SealStore else { return }
        try promise(try await sealing.seal(nil) == nil, "a seal")
        try promise(try await sealing.heads(of: 1, after: nil, limit: 9).isEmpty, "what a seal covers")
    }

    /// Fails the promise unless the store finds that nothing of the kind is there.
    private static func refuses(line: Int = #line, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch StoreError.stale {
            return
        }
        throw BrokenPromise("was not refused", line: line)
    }

    /// What a store knows, to be compared.
    private struct Picture: Equatable {
        var facts: Facts
        var counters: ReadSet.Counters
        var answers: [RecordedAnswer]
        var entries: [JournalEntry]
        var attempts: [AttemptRow]
        var customer: Stored<Customer>?
    }

    private static func picture(of store: any WholeStore) async throws -> Picture {
        let file = try await store.file("d-1")
        return Picture(
            facts: file.facts, counters: file.counters, answers: file.answers,
            entries: try await store.entries(after: .start, limit: 99), attempts: try await store.attempts(on: "d-1"),
            customer: try await store.customer("acme"))
    }
}
