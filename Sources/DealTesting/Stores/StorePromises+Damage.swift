public import DealEngine
import DealModel
import ExactValues

/// A promise about a store some of whose rows are no longer what was written.
public struct DamagePromise: Sendable, CustomStringConvertible {
    /// The promise in a sentence.
    public let name: String
    private let body: @Sendable (any WholeStore, Spoiling) async throws -> Void

    /// Puts bytes that are no record in place of the stored effect of this key, behind the store's back.
    public typealias Spoiling = @Sendable (Effect.Key) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (any WholeStore, Spoiling) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Asks a store for it.
    ///
    /// - Parameters:
    ///   - store: An empty store that nobody else uses.
    ///   - spoil: Spoils a row of its outbox.
    /// - Throws: ``BrokenPromise`` when it is not kept; or what the store threw unasked.
    public func check(_ store: any WholeStore, spoil: @escaping Spoiling) async throws { try await body(store, spoil) }

    /// The sentence.
    public var description: String { name }
}

extension StorePromises {
    /// What a store that keeps bytes must do with those that it cannot read.
    public static var damaged: [DamagePromise] {
        [
            DamagePromise("SEMANTICS 6.7: an effect that cannot be read is parked, and holds back its own deal alone") {
                store, spoil in
                for deal in ["d-1", "d-2", "d-3"] as [DealID] { try await store.tell(deal, effects: 2) }
                for deal in ["d-1", "d-2"] as [DealID] { try await spoil(told(deal)) }
                try await gives(["d-3/2/0"], store, limit: 1)
                try await gives([], store)
                let parked = try await store.parkedEffects(after: nil, limit: 9)
                try promise(parked.map(\.key) == [told("d-1"), told("d-2")], "\(parked.map(\.key))")
                let asUnreadable = parked.allSatisfy { parked in
                    parked.effect == nil && parked.attempts == 0 && parked.since == .sampleMonday
                        && parked.reason.contains("'\(parked.key)'") && parked.reason.contains("cannot be read")
                }
                try promise(asUnreadable, "\(parked)")
                let next = try await store.parkedEffects(after: parked.first?.key, limit: 9)
                try promise(next == Array(parked.dropFirst()), "the second page: \(next)")
                let backlog = try await store.backlog()
                try promise(backlog == OutboxBacklog(open: 6, parked: 2, oldest: .sampleMonday), "\(backlog)")
            },
            DamagePromise("SEMANTICS 6.7: what cannot be read is parked again when resumed, and can be skipped") {
                store, spoil in
                try await store.tell("d-1", effects: 2)
                try await spoil(told("d-1"))
                try await gives([], store)
                let resumed = try await store.release(told("d-1"), as: .resumed, by: "anna", at: .sampleNoon)
                try promise(resumed, "there was nothing to resume")
                try await gives([], store, at: .sampleNoon)
                let parked = try await store.parkedEffects(after: nil, limit: 9)
                try promise(parked.map(\.since) == [.sampleNoon], "was not parked again: \(parked)")
                let skipped = try await store.release(told("d-1"), as: .skipped, by: "anna", at: .sampleNoon)
                try promise(skipped, "there was nothing to skip")
                try await gives(["d-1/2/1"], store)
            },
            DamagePromise("An effect that was parked for another reason is listed when it cannot be read any more") {
                store, spoil in
                try await store.tell("d-1", effects: 1)
                try await park("gone", store, limit: 9)
                try await spoil(told("d-1"))
                let parked = try await store.parkedEffects(after: nil, limit: 9)
                try promise(parked.map(\.key) == [told("d-1")] && parked.map(\.reason) == ["gone"], "\(parked)")
                try promise(parked.allSatisfy { $0.effect == nil }, "there is an effect: \(parked)")
            },
        ]
    }
}
