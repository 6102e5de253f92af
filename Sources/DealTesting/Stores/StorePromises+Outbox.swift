import DealEngine
import DealModel
import ExactValues
internal import Synchronization

extension StorePromises {
    static var outbox: [StorePromise] {
        [
            StorePromise("SEMANTICS 6.7: effects of a deal are given in order, one at a time") { store in
                try await store.tell("d-1", effects: 2)
                try await gives(["d-1/2/0"], store)
                try await gives([], store)
                try await store.settle([EffectSettlement(told("d-1"), claim: 1, as: .delivered)])
                try await gives(["d-1/2/1"], store)
            },
            StorePromise("SEMANTICS 6.7: deals and destinations do not wait for each other, and the oldest goes first")
            {
                store in
                try await store.tell("d-2", effects: 1, to: "mail")
                try await store.tell("d-1", effects: 1, to: "mail")
                try await store.tell("d-2", effects: 1, to: "shop", read: 2)
                try await store.tell("d-2", effects: 1, to: "mail", read: 3)
                try await gives(["d-2/2/0", "d-1/2/0"], store, limit: 2)
                try await gives(["d-2/3/0"], store)
                try await gives([], store)
            },
            StorePromise("SEMANTICS 6.7: a claim that has lapsed is given again, and does not count any more") {
                store in
                try await store.tell("d-1", effects: 2)
                let first = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                let second = try await store.claim(9, until: .sampleWednesday, at: .sampleTuesday)
                try promise(first.map(\.effect) == second.map(\.effect), "\(second.map(\.effect.key)) were given again")
                try promise(first.map(\.attempt) == [1] && second.map(\.attempt) == [2], "attempts")
                try promise(second[0].claim > first[0].claim, "claim \(second[0].claim) after \(first[0].claim)")
                try await store.settle([first[0].settled(as: .delivered)])
                try await store.settle([first[0].settled(as: .retry(at: .sampleMonday))])
                try await store.settle([first[0].settled(as: .parked(because: "late", at: .sampleTuesday))])
                try await gives([], store, at: .sampleTuesday)
                try promise(try await store.backlog().parked == 0, "a lapsed claim has parked the effect")
                try await store.settle([second[0].settled(as: .delivered)])
                try await gives(["d-1/2/1"], store, at: .sampleTuesday)
            },
            StorePromise("SEMANTICS 6.7: what could not be delivered is due again at its time") { store in
                try await store.tell("d-1", effects: 2)
                let claim = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try await store.settle(claim.map { $0.settled(as: .retry(at: .sampleNoon)) })
                try await gives([], store)
                try await gives(["d-1/2/0"], store, at: .sampleNoon)
            },
            StorePromise("What is due again takes its turn in the order in which it was written") {
                store in
                for number in 1...4 { try await store.tell(DealID("d-\(number)"), effects: 1) }
                let claims = try await store.claim(2, until: .sampleTuesday, at: .sampleMonday)
                try promise(claims.map(\.effect.key) == [told("d-1"), told("d-2")], "\(claims.map(\.effect.key))")
                try await store.settle([
                    claims[0].settled(as: .retry(at: .sampleNoon)), claims[1].settled(as: .interrupted),
                ])
                try await gives(["d-2/2/0", "d-3/2/0"], store, limit: 2)
                try await gives(["d-1/2/0", "d-4/2/0"], store, limit: 2, at: .sampleNoon)
            },
            StorePromise("SEMANTICS 6.7: what was cut off with its relay is due at once, and was not tried") { store in
                try await store.tell("d-1", effects: 2)
                for number in 1...3 {
                    let claims = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                    try promise(claims.map(\.effect.key) == [told("d-1")], "\(claims.map(\.effect.key))")
                    try promise(claims[0].claim == number && claims[0].attempt == 1, "\(claims[0])")
                    try await store.settle([claims[0].settled(as: .interrupted)])
                }
            },
            StorePromise("SEMANTICS 6.7: a parked effect holds back what follows until it is resumed or skipped") {
                store in
                try await store.tell("d-1", effects: 2)
                try await store.tell("d-2", effects: 1)
                try await park("gone", store, limit: 1)
                try await gives(["d-2/2/0"], store, at: .sampleTuesday)
                let unknown = try await store.release(told("d-9"), as: .skipped, by: "anna", at: .sampleTuesday)
                let unparked = try await store.release(told("d-2"), as: .skipped, by: "anna", at: .sampleTuesday)
                try promise(!unknown && !unparked, "released what is not parked")
                let resumed = try await store.release(told("d-1"), as: .resumed, by: "anna", at: .sampleTuesday)
                let again = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(resumed && again.map(\.effect.key) == [told("d-1")], "was not resumed")
                try promise(again[0].claim == 2 && again[0].attempt == 1, "attempt \(again[0].attempt)")
                try await store.settle([again[0].settled(as: .parked(because: "gone", at: .sampleTuesday))])
                try promise(
                    try await store.release(told("d-1"), as: .skipped, by: "anna", at: .sampleTuesday), "not skipped")
                try await gives(["d-1/2/1"], store)
            },
            StorePromise("Parked effects are listed in the order of their keys, with the reason") { store in
                for number in [3, 1, 2] { try await store.tell(DealID("d-\(number)"), effects: 1) }
                try await park("gone", store, limit: 9)
                let first = try await store.parkedEffects(after: nil, limit: 2)
                let rest = try await store.parkedEffects(after: first.last?.key, limit: 2)
                let deals = (first + rest).map(\.key.deal)
                try promise(first.count == 2 && deals == ["d-1", "d-2", "d-3"], "\(deals)")
                let asParked = first.allSatisfy { $0.reason == "gone" && $0.since == .sampleNoon && $0.attempts == 1 }
                try promise(asParked, "\(first)")
            },
            StorePromise("An outbox knows how much it holds, and since when") { store in
                try promise(try await store.backlog() == OutboxBacklog(), "an empty outbox")
                try await store.tell("d-1", effects: 2)
                try await store.tell("d-2", effects: 1, at: .sampleTuesday)
                try await park("gone", store, limit: 1)
                let some = try await store.backlog()
                try promise(some == OutboxBacklog(open: 3, parked: 1, oldest: .sampleMonday), "\(some)")
                _ = try await store.release(told("d-1"), as: .skipped, by: "anna", at: .sampleTuesday)
                for claim in try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                where claim.effect.key.deal == "d-1" { try await store.settle([claim.settled(as: .delivered)]) }
                let rest = try await store.backlog()
                try promise(rest == OutboxBacklog(open: 1, oldest: .sampleTuesday), "\(rest)")
            },
            StorePromise("SEMANTICS 6.7: several relays at once give every effect once, and those of a deal in order") {
                store in
                for deal in 0..<6 { try await store.tell(DealID("d-\(deal)"), effects: 8) }
                let delivered = DeliveryLog()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { try await relay(store, into: delivered) } }
                    try await group.waitForAll()
                }
                let keys = delivered.keys.withLock { $0 }
                try promise(keys.count == 48 && Set(keys).count == 48, "\(keys.count) delivered")
                for deal in 0..<6 {
                    let order = keys.filter { $0.deal == DealID("d-\(deal)") }
                    try promise(order == order.sorted(), "deal d-\(deal): \(order)")
                }
            },
        ]
    }

    /// The first effect of a deal that was told once.
    static func told(_ deal: DealID) -> Effect.Key { Effect.Key(deal: deal, sequence: 2, effect: 0) }

    static func gives(
        _ keys: [String], _ store: any WholeStore, limit: Int = 9, at now: Instant = .sampleMonday, line: Int = #line
    ) async throws {
        let found = try await store.claim(limit, until: .sampleWednesday, at: now).map(\.effect.key.description)
        try promise(found == keys, "\(found) and not \(keys)", line: line)
    }

    static func park(_ reason: String, _ store: any WholeStore, limit: Int) async throws {
        let claims = try await store.claim(limit, until: .sampleTuesday, at: .sampleMonday)
        try await store.settle(claims.map { $0.settled(as: .parked(because: reason, at: .sampleNoon)) })
    }

    /// Delivers until nothing is left.
    private static func relay(_ store: any WholeStore, into delivered: DeliveryLog) async throws {
        while try await store.backlog().open > 0 {
            let claims = try await store.claim(3, until: .sampleTuesday, at: .sampleMonday)
            for claim in claims {
                delivered.keys.withLock { $0.append(claim.effect.key) }
                await Task.yield()
            }
            try await store.settle(claims.map { $0.settled(as: .delivered) })
            await Task.yield()
        }
    }
}

/// What several relays have delivered, in the order in which they did.
private final class DeliveryLog: Sendable {
    let keys = Mutex<[Effect.Key]>([])
}

extension DealStore {
    /// Moves a deal, which is opened first when it was read at 1, and has something done about it.
    func tell(
        _ deal: DealID, effects: Int, to destination: String = "host", read revision: Int = 1,
        at instant: Instant = .sampleMonday
    ) async throws {
        if revision == 1 { try await create(StorePromises.sample(deal)) }
        let file = try await file(deal)
        let stage: StageID = revision % 2 == 1 ? "proposal" : "lead"
        _ = try await commit(
            file.commit([file.moveEvent(to: stage)], effects: effects, to: destination, at: instant))
    }
}
