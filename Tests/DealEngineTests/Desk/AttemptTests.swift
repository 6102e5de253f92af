import DealModel
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Refused attempts", .tags(.desk, .storage))
struct AttemptTests {
    let manager = DeskSamples.manager

    @Test("SEMANTICS 7.2: attempts of one kind are one row with a count, the first and the last")
    func counted() async throws {
        let clock = AdjustableClock(monday)
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, clock: clock)
        let refusal = try await desk.move("d-1", to: "proposal", by: manager).refusal
        clock.set(tuesday)
        _ = try await desk.move("d-1", to: "proposal", by: DealActor("olga", roles: ["manager"]))
        _ = try await desk.move("d-1", to: "proposal", by: DeskSamples.guest)
        let rows = try await desk.attempts(on: "d-1")
        #expect(rows.map(\.kind) == ["gate-closed", "not-permitted"])
        #expect(rows[0].count == 2)
        #expect(rows[0].first == monday)
        #expect(rows[0].last == tuesday)
        #expect(rows[0].lastActor == "olga")
        #expect(rows[0].items.count == 2)
        // By hashes for statistics, by their names for people.
        #expect(rows[0].names == ["deal.amount", "task.first-call"])
        #expect(rows[0].names == refusal?.items.map(\.id))
        #expect(!rows[0].receipt.isEmpty)
    }

    @Test("SEMANTICS 7.2: only refused moves and closes are attempts")
    func onlyMoves() async throws {
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale)
        _ = try await desk.supply(.set(FactPath(.deal, "nede"), .int(1)), to: "d-1", by: manager)
        _ = try await desk.finish("nothing", on: "d-1", by: manager)
        _ = try await desk.close("d-1", as: "lost", by: manager)
        #expect(try await desk.attempts(on: "d-1").map(\.key.target) == [.outcome("lost")])
    }

    @Test("SEMANTICS 7.2: attempts are written with the deal's next commit")
    func writtenWithCommit() async throws {
        let store = MemoryStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(try await store.attempts(on: "d-1").isEmpty)
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        #expect(try await store.attempts(on: "d-1").count == 1)
    }

    @Test("SEMANTICS 7.2: flush writes what is only in memory, and a commit that failed loses nothing")
    func flushed() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        store.failCommits(.before(.busy))
        await #expect(throws: DeskError.self) { try await desk.finish("first-call", on: "d-1", by: manager) }
        #expect(try await store.attempts(on: "d-1").isEmpty)
        try await desk.flush()
        #expect(try await store.attempts(on: "d-1").map(\.count) == [1])
    }

    @Test("SEMANTICS 7.2: whoever reads while attempts are being written down waits for them")
    func readWhileWritten() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        let (entered, hasEntered) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        store.failNotes(
            .meanwhile { _ in
                hasEntered.finish()
                for await _ in released {}
            })
        async let flush: Void = desk.flush()
        for await _ in entered {}
        async let rows = desk.attempts(on: "d-1")
        try await Task.sleep(for: .milliseconds(50))
        release.finish()
        #expect(try await rows.map(\.count) == [1])
        try await flush
    }

    @Test("SEMANTICS 7.2: attempts that could not be written down are written by whoever asks next")
    func notWritten() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        store.failNotes(.before(.busy))
        await #expect(throws: DeskError.self) { try await desk.flush() }
        #expect(try await desk.attempts(on: "d-1").map(\.count) == [1])
    }

    @Test("SEMANTICS 7.2: a command that changes nothing, and so commits nothing, loses no attempt")
    func changesNothing() async throws {
        let store = MemoryStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        let title = FactChange.set(FactPath(.deal, "title"), .text("Pumps"))
        try await desk.supply(title, to: "d-1", by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        let again = try await desk.supply(title, to: "d-1", by: manager).get()
        #expect(again.entries.isEmpty)
        try await desk.flush()
        #expect(try await store.attempts(on: "d-1").map(\.count) == [1])
    }

    @Test("SEMANTICS 7.2: with `attempts: .each` every attempt is a row at once, with `.none` there is none")
    func eachOrNone() async throws {
        for (option, count) in [(DeskOptions.Attempts.each, 2), (.none, 0)] {
            let store = MemoryStore()
            let desk = try await DeskSamples.deskWithDeal(
                DeskSamples.sale, store: store, options: DeskOptions(attempts: option))
            _ = try await desk.move("d-1", to: "proposal", by: manager)
            _ = try await desk.move("d-1", to: "proposal", by: manager)
            #expect(try await store.attempts(on: "d-1").count == count)
        }
    }
}
