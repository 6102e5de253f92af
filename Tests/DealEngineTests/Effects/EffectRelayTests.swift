import DealModel
import DealTesting
import ExactValues
import Randomness
import Synchronization
import TestTags
import Testing

@testable import DealEngine

@Suite("Effects on their way out", .tags(.effects, .random))
struct EffectRelayTests {
    private struct Offline: Error {}

    /// What a receiver has heard, in order.
    private final class Receiver: Sendable {
        private let keys = Mutex<[Effect.Key]>([])

        var heard: [String] { keys.withLock { $0.map(\.description) } }
        func hear(_ effect: Effect) { keys.withLock { $0.append(effect.key) } }
        func heard(of deal: DealID) -> [Int] {
            keys.withLock { keys in keys.filter { $0.deal == deal }.map { $0.sequence * 100 + $0.effect } }
        }
    }

    private let clock = AdjustableClock(monday)

    /// A desk over a store in which deals have effects to be delivered.
    private func desk(_ deals: Int, effects: Int, in store: MemoryStore) async throws -> DealDesk {
        for number in 1...deals {
            try await store.create(StorePromises.sample(DealID("d-\(number)")), at: monday)
            let file = try await store.file(DealID("d-\(number)"))
            _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: effects))
        }
        return try await DealDesk(store: store, processes: DeskSamples.library(DeskSamples.open), clock: clock)
    }

    @Test("SEMANTICS 6.7: effects are handed over until nothing is due, and again after an error")
    func again() async throws {
        let receiver = Receiver()
        let desk = try await desk(1, effects: 2, in: MemoryStore())
        #expect(try await desk.deliverEffects { _ in throw Offline() } == 0)
        #expect(try await desk.deliverEffects { receiver.hear($0) } == 0)
        clock.set(tuesday)
        #expect(try await desk.deliverEffects { receiver.hear($0) } == 2)
        #expect(receiver.heard == ["d-1/2/0", "d-1/2/1"])
        #expect(try await desk.backlog() == OutboxBacklog())
    }

    @Test("The wait after a failure doubles up to the longest, and is up to a quarter shorter by the effect's key")
    func backOff() async throws {
        let options = RelayOptions(firstDelay: .seconds(2), longestDelay: .seconds(60), attempts: 9)
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        let relay = desk.relay(options: options) { _ in throw Offline() }
        var waits: [Int64] = []
        for attempt in 1...8 {
            #expect(try await relay.deliverDue() == RelayRound([settled(.retry(at: monday))]))
            let due = options.retry(
                after: attempt, of: Effect.Key(deal: "d-1", sequence: 2, effect: 0), at: clock.now())
            waits.append((due.microseconds - clock.now().microseconds) / 1_000)
            clock.set(try due.adding(microseconds: -1))
            #expect(try await relay.deliverDue().claimed == 0, "before its time")
            clock.set(due)
        }
        for (wait, longest) in zip(waits, [2, 4, 8, 16, 32, 60, 60, 60] as [Int64]) {
            #expect(wait <= longest * 1_000 && wait > longest * 750)
        }
        #expect(try await relay.deliverDue().parked == 1, "the ninth attempt")
    }

    private func settled(_ result: Settlement) -> EffectSettlement {
        EffectSettlement(Effect.Key(deal: "d-1", sequence: 2, effect: 0), claim: 1, as: result)
    }

    @Test("What cannot be delivered is parked with its reason, holds back its deal alone, and goes on when released")
    func poison() async throws {
        let receiver = Receiver()
        let store = MemoryStore()
        let desk = try await desk(2, effects: 2, in: store)
        try await desk.deliverEffects { effect in
            if effect.key.description == "d-1/2/0" { throw UndeliverableEffect(because: "no such address") }
            receiver.hear(effect)
        }
        #expect(receiver.heard == ["d-2/2/0", "d-2/2/1"])
        let parked = try await desk.parkedEffects()
        #expect(parked.map(\.reason) == ["no such address"])
        #expect(parked.map(\.since) == [monday])
        let key = try #require(parked.first?.key)
        #expect(try await desk.release(key, as: .resumed, by: DeskSamples.manager))
        try await desk.deliverEffects { effect in
            if effect.key == key { throw UndeliverableEffect(because: "still none") }
            receiver.hear(effect)
        }
        #expect(try await desk.release(key, as: .skipped, by: DeskSamples.manager))
        #expect(store.skippedEffects.map(\.effect.key) == [key])
        #expect(store.skippedEffects.map(\.by) == ["anna"])
        #expect(try await desk.deliverEffects { receiver.hear($0) } == 1)
        #expect(receiver.heard.last == "d-1/2/1")
    }

    @Test("A reason with a character that a store cannot keep does not end the relay")
    func reasonWithNUL() async throws {
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        try await desk.deliverEffects { _ in throw UndeliverableEffect(because: "no such\u{0} address") }
        #expect(try await desk.parkedEffects().map(\.reason) == ["no such address"])
    }

    @Test("A reason for parking has the kind of the last error, and none of its text")
    func reasonWithoutText() async throws {
        struct Talkative: Error, CustomStringConvertible { let description = "ivan@example.com is unknown" }
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        try await desk.deliverEffects(options: RelayOptions(attempts: 1)) { _ in throw Talkative() }
        #expect(try await desk.parkedEffects().map(\.reason) == ["1 attempts, the last ended with Talkative"])
    }

    @Test("A delivery that takes too long is cancelled and tried again")
    func late() async throws {
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        let seen = Noticed()
        let relay = desk.relay(options: RelayOptions(timeLimit: .milliseconds(20))) { _ in
            do { try await Task.sleep(for: .seconds(60)) } catch { seen.notice() }
        }
        #expect(try await relay.deliverDue().retried == 1)
        while !seen.isNoticed { await Task.yield() }
    }

    private final class Noticed: Sendable {
        private let flag = Mutex(false)
        var isNoticed: Bool { flag.withLock { $0 } }
        func notice() { flag.withLock { $0 = true } }
    }

    @Test(
        "Over crashes at random moments every effect arrives, and none before what comes before it",
        arguments: 1...8 as ClosedRange<UInt64>)
    func crashes(_ seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let store = MemoryStore()
        let desk = try await desk(5, effects: 6, in: store)
        let receiver = Receiver()
        var turns = 0
        while try await desk.backlog().open > 0, turns < 2_000 {
            turns += 1
            let now = clock.now()
            let claims = try await store.claim(3, until: now.later(by: .seconds(30)), at: now)
            // A relay dies before it delivers, between two deliveries, or before it settles.
            let delivered = claims.prefix(Int.random(in: 0...claims.count, using: &random))
            for claim in delivered { receiver.hear(claim.effect) }
            if Bool.random(using: &random) {
                try await store.settle(delivered.map { $0.settled(as: .delivered) })
            }
            clock.advance(seconds: Int64.random(in: 0...20, using: &random))
        }
        for number in 1...5 {
            let heard = receiver.heard(of: DealID("d-\(number)"))
            #expect(Set(heard) == Set((0..<6).map { 200 + $0 }), "seed \(seed)")
            // Repetitions apart, in order: an effect is first heard after all before it were.
            var first: [Int] = []
            for key in heard where !first.contains(key) { first.append(key) }
            #expect(first == first.sorted(), "seed \(seed)")
            #expect(zip(heard, heard.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed): \(heard)")
        }
    }

    @Test("Several relays at once deliver everything once, each deal's in order")
    func several() async throws {
        let store = MemoryStore()
        let desk = try await desk(12, effects: 5, in: store)
        let receiver = Receiver()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let relay = desk.relay(options: RelayOptions(width: 3)) { effect in
                        await Task.yield()
                        receiver.hear(effect)
                    }
                    // A store in memory never waits: without the pause those with nothing to do hold up the others.
                    while try await desk.backlog().open > 0 {
                        if try await relay.deliverDue().claimed == 0 { await Task.yield() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(receiver.heard.count == 60)
        for number in 1...12 { #expect(receiver.heard(of: DealID("d-\(number)")) == [200, 201, 202, 203, 204]) }
    }

    @Test("A relay that runs delivers what is written later, and ends when it is stopped")
    func running() async throws {
        let desk = try await DealDesk(
            store: MemoryStore(), processes: DeskSamples.library(DeskSamples.open),
            options: DeskOptions(announcing: Set(Announcement.allCases)))
        let receiver = Receiver()
        let relay = desk.relay(options: RelayOptions(pause: .seconds(60))) { receiver.hear($0) }
        let running = Task { try await relay.run() }
        try await desk.open(NewDeal("d-1", under: "open"), by: DeskSamples.manager).get()
        while receiver.heard.isEmpty {
            relay.wake()
            await Task.yield()
        }
        relay.stop()
        try await running.value
        #expect(receiver.heard == ["d-1/1/0"])
    }

    /// A relay that is cancelled in the middle of its delivery, which goes on then.
    private func cancelled(
        _ desk: DealDesk, _ options: RelayOptions = RelayOptions(), _ deliver: @escaping EffectRelay.Delivery
    ) async throws {
        let (underWay, isCancelled) = (Noticed(), Noticed())
        let relay = desk.relay(options: options) { effect in
            underWay.notice()
            while !isCancelled.isNoticed { await Task.yield() }
            try await deliver(effect)
        }
        let running = Task { try await relay.run() }
        while !underWay.isNoticed { await Task.yield() }
        running.cancel()
        isCancelled.notice()
        try await running.value
    }

    @Test("A delivery that is under way when its relay is cancelled is not told, and ends as if nothing had happened")
    func finishes() async throws {
        let receiver = Receiver()
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        try await cancelled(desk) { effect in
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(5))
            receiver.hear(effect)
        }
        #expect(receiver.heard == ["d-1/2/0"])
        #expect(try await desk.backlog() == OutboxBacklog())
    }

    @Test("A delivery that is under way when its relay is cancelled still has its time limit, and then counts as late")
    func finishesInTime() async throws {
        let store = MemoryStore()
        let desk = try await desk(1, effects: 1, in: store)
        try await cancelled(desk, RelayOptions(timeLimit: .milliseconds(20), attempts: 1)) { _ in
            try await Task.sleep(for: .seconds(60))
        }
        #expect(try await desk.parkedEffects().map(\.reason) == ["1 attempts, the last took too long"])
    }

    @Test(
        "A delivery cut off with its relay is no attempt, parks nothing and leaves its effect due at once",
        .timeLimit(.minutes(1)))
    func cutOff() async throws {
        let store = MemoryStore()
        let desk = try await desk(1, effects: 2, in: store)
        for _ in 1...3 {
            try await cancelled(desk, RelayOptions(attempts: 1)) { _ in throw CancellationError() }
        }
        #expect(try await desk.parkedEffects().isEmpty)
        let claims = try await store.claim(9, until: tuesday, at: clock.now())
        #expect(claims.map(\.effect.key.description) == ["d-1/2/0"])
        #expect(claims.map(\.attempt) == [1])
    }

    @Test("The same holds for a relay that is stopped")
    func stopped() async throws {
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        let relay = desk.relay(options: RelayOptions(attempts: 1)) { _ in throw CancellationError() }
        relay.stop()
        #expect(try await relay.deliverDue().interrupted == 1)
        #expect(try await desk.parkedEffects().isEmpty)
    }

    @Test("A cancellation of the delivery's own, while the relay goes on, is a failure like any other")
    func ownCancellation() async throws {
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        try await desk.deliverEffects(options: RelayOptions(attempts: 1)) { _ in throw CancellationError() }
        #expect(try await desk.parkedEffects().map(\.reason) == ["1 attempts, the last ended with CancellationError"])
    }

    @Test("A task that is cancelled claims nothing")
    func claimsNothing() async throws {
        let store = MemoryStore()
        let desk = try await desk(1, effects: 1, in: store)
        let relay = desk.relay { _ in }
        let turn = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await relay.deliverDue()
        }
        turn.cancel()
        #expect(try await turn.value == RelayRound())
        #expect(try await store.claim(9, until: tuesday, at: clock.now()).map(\.claim) == [1])
    }

    @Test(
        "A relay whose store was closed ends with that error, and one whose store fails for a while does not",
        .timeLimit(.minutes(1)))
    func closedStore() async throws {
        let store = FaultyStore()
        let desk = try await DealDesk(store: store, processes: DeskSamples.library(DeskSamples.open), clock: clock)
        store.failClaims(.before(.busy), .before(.closed))
        let relay = desk.relay(options: RelayOptions(pause: .milliseconds(1))) { _ in }
        let error = await #expect(throws: DeskError.self) { try await relay.run() }
        guard case .store(.closed) = error else {
            Issue.record("ended with \(String(describing: error))")
            return
        }
    }

    @Test("A relay that is cancelled ends, too")
    func cancelled() async throws {
        let desk = try await desk(1, effects: 1, in: MemoryStore())
        let receiver = Receiver()
        let relay = desk.relay(options: RelayOptions(pause: .seconds(600))) { receiver.hear($0) }
        let running = Task { try await relay.run() }
        while receiver.heard.isEmpty { await Task.yield() }
        running.cancel()
        await #expect(throws: Never.self) { try await running.value }
        #expect(receiver.heard == ["d-1/2/0"], "and what was under way has arrived")
        #expect(try await desk.backlog().open == 0)
    }
}
