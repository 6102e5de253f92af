import ArgumentParser
import DealKit
import Synchronization

/// Writers on the same deals: one winner a revision, every loser a typed conflict; and customers that change while a
/// decision is under way.
struct Race: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writers fight over the same deals.")

    @OptionGroup var options: CheckOptions
    @Option(help: "How many writers.") var writers = 16
    @Option(help: "How many moves each tries.") var each = 1_000
    @Option(help: "How many deals they fight over.") var deals = 4

    func run() async throws {
        let seed = options.announcedSeed("race --writers \(writers) --each \(each) --deals \(deals)")
        try options.store.clear()
        let opened = try await options.store.open()
        let clock = ContinuousClock()
        let begin = clock.now
        try await fight(on: opened, seed)
        try await changeCustomersMeanwhile(on: opened)
        try check(try await opened.integrity().isEmpty, "the store is damaged")
        try opened.close()
        print("race: passed in \(clock.now - begin)")
    }

    private func fight(on opened: OpenStore, _ seed: UInt64) async throws {
        let desk = try await opened.desk(try CheckProcess.library(CheckProcess.ring))
        let ids = (0..<deals).map { DealID("race-\($0)") }
        for id in ids { try await desk.open(NewDeal(id), by: CheckProcess.anna).get() }
        let tallies = try await withThrowingTaskGroup(of: Tally.self) { group in
            for writer in 0..<writers {
                var random = Seeded(seed &+ UInt64(writer))
                let chosen = (0..<each).map { _ in ids.randomElement(using: &random) ?? ids[0] }
                group.addTask { try await Self.write(chosen, on: desk, as: writer) }
            }
            return try await group.reduce(into: Tally()) { $0.add($1) }
        }
        let wins = tallies.wins
        for id in ids {
            let entries = try await desk.history(of: id)
            try check(entries.count == wins[id, default: 0] + 1, "\(id): \(entries.count) entries, \(wins) won")
            let verification = try await desk.verify(id)
            try check(verification.isSound, "\(verification)")
        }
        let won = wins.values.reduce(0, +)
        let waits = tallies.waits == 0 ? "" : ", \(tallies.waits) times told that the store is busy, and tried again"
        print("\(writers) writers × \(each): \(won) won, \(writers * each - won) told of a conflict\(waits)")
    }

    /// What became of the tries of one writer, or of all.
    private struct Tally: Sendable {
        var wins: [DealID: Int] = [:]
        var waits = 0

        mutating func add(_ other: Tally) {
            wins.merge(other.wins, uniquingKeysWith: +)
            waits += other.waits
        }
    }

    /// Moves each deal on from where it was seen. A store that is busy has written nothing, and is asked again: on a
    /// starved machine a server may take longer than the store waits for it.
    private static func write(_ deals: [DealID], on desk: DealDesk, as writer: Int) async throws -> Tally {
        let actor = DealActor(UserID("u\(writer)"))
        var tally = Tally()
        for id in deals {
            while try await !isTold(id, on: desk, as: actor, &tally) { tally.waits += 1 }
        }
        return tally
    }

    /// - Returns: Whether the try was won or lost.
    private static func isTold(
        _ id: DealID, on desk: DealDesk, as actor: DealActor, _ tally: inout Tally
    ) async throws -> Bool {
        do throws(DeskError) {
            let seen = try await desk.deal(id)
            let next: StageID = seen.visit?.stage == "a" ? "b" : seen.visit?.stage == "b" ? "c" : "a"
            let reply = try await desk.move(id, to: next, by: actor, because: "on", expecting: seen.revision)
            // From the revision that was seen every such move is open.
            if reply.done == nil { throw .noSuchDeal(id) }
            tally.wins[id, default: 0] += 1
        } catch {
            switch error {
            case .conflict: break
            case .store(.busy): return false
            default: throw error
            }
        }
        return true
    }

    // MARK: - Customers

    private func changeCustomersMeanwhile(on opened: OpenStore) async throws {
        let meddler = Meddler(opened)
        let desk = try await opened.desk(try CheckProcess.library(CheckProcess.watched), plugins: [meddler])
        var acme = Customer(id: "acme", name: "Acme")
        acme.segment = "A"
        try await desk.register(acme, by: CheckProcess.anna)
        try await desk.open(NewDeal("watched", for: "acme", under: "watched"), by: CheckProcess.anna).get()
        for round in 0..<100 {
            meddler.meddles.withLock { $0 = 3 }
            do throws(DeskError) {
                _ = try await desk.move("watched", to: "b", by: CheckProcess.anna)
                throw DeskError.noSuchDeal("watched")
            } catch {
                guard case .conflict(let conflict) = error, case .customer = conflict.read.counter else {
                    throw CheckFailure("round \(round): a customer changed meanwhile, and the answer was \(error)")
                }
            }
            meddler.meddles.withLock { $0 = 1 }
            _ = try await desk.move("watched", to: "b", by: CheckProcess.anna).get()
            _ = try await desk.move("watched", to: "a", by: CheckProcess.anna, because: "again").get()
        }
        print("100 × 3 customers changed between read and commit: 100 conflicts, 100 moves on fresh facts")
    }
}

/// A plugin that changes the customer after it was read: asked between load and commit.
private final class Meddler: RulePlugin {
    struct Parameters: Decodable, Sendable {}

    let id: PluginID = "meanwhile"
    /// How many more times it does so.
    let meddles = Mutex(0)
    private let opened: OpenStore

    init(_ opened: OpenStore) { self.opened = opened }

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        let isMeddling = meddles.withLock { left in
            defer { left -= 1 }
            return left > 0
        }
        guard isMeddling, let stored = try await opened.store.customer("acme") else { return .pass }
        _ = try await opened.store.save(stored.record, expecting: stored.revision)
        return .pass
    }
}
