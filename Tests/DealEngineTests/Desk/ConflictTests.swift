import DealModel
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Two people and one deal", .tags(.desk, .storage))
struct ConflictTests {
    let manager = DeskSamples.manager

    @Test("API 3.6: with the revision a person saw, a conflict is thrown at once and names the winner")
    func expecting() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let seen = try await desk.deal("d-1")
        try await desk.supply(.set(FactPath(.deal, "need"), .text("Pumps")), to: "d-1", by: DeskSamples.head).get()
        let conflict = await conflict {
            _ = try await desk.move("d-1", to: "proposal", by: manager, expecting: seen.revision)
        }
        #expect(conflict?.winners.map(\.actor) == ["hugo"])
        #expect(conflict?.read == .deal("d-1", expected: Revision(1), found: Revision(2)))
        #expect(try await desk.deal("d-1").visit?.stage == "lead")
    }

    @Test("API 3.6: without it the desk decides again on fresh facts")
    func decidesAgain() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        store.failCommits(.meanwhile(Self.edit), .meanwhile(Self.edit))
        let moved = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(moved.revision == Revision(4))
        #expect(try await desk.history(of: "d-1").map(\.event.kind) == ["created", "edited", "edited", "moved"])
    }

    @Test("API 3.6: it decides again twice at most, then the conflict is seen")
    func twiceAtMost() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        let before = store.commits
        store.failCommits(.meanwhile(Self.edit), .meanwhile(Self.edit), .meanwhile(Self.edit))
        let conflict = await conflict { _ = try await desk.move("d-1", to: "proposal", by: manager) }
        #expect(conflict?.winners.isEmpty == false)
        #expect(store.commits == before + 3)
        #expect(try await desk.deal("d-1").visit?.stage == "lead")
    }

    @Test("The second decision is judged by the winner's stage")
    func judgedAnew() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        store.failCommits(
            .meanwhile { store in
                guard let file = try? await store.file("d-1") else { return }
                _ = try? await store.commit(file.commit([file.moveEvent(to: "contract")]))
            })
        let refusal = try await desk.move("d-1", to: "proposal", by: manager).refusal
        // From the lead there is a way to the proposal; from the contract, where the winner has put the deal, none.
        #expect(refusal?.kind.name == "not-a-neighbour")
        #expect(try await desk.deal("d-1").visit?.stage == "contract")
    }

    @Test("Of many concurrent moves exactly one is done, and the others are told where the deal stands")
    func concurrentMoves() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let kinds = await withTaskGroup(of: String.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    guard let reply = try? await desk.move("d-1", to: "proposal", by: DeskSamples.manager) else {
                        return "error"
                    }
                    return reply.refusal?.kind.name ?? "done"
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(kinds == ["done": 1, "already-there": 15])
        #expect(try await desk.history(of: "d-1").count == 2)
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("Concurrent edits of many people are all kept")
    func concurrentEdits() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let done = await withTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let change = FactChange.set(FactPath(.deal, "need"), .text("need \(number)"))
                    while true {
                        do throws(DeskError) {
                            let reply = try await desk.supply(change, to: "d-1", by: DeskSamples.manager)
                            return reply.done?.entries.count ?? 0
                        } catch {
                            guard case .conflict = error else { return 0 }
                        }
                    }
                }
            }
            return await group.reduce(0, +)
        }
        let history = try await desk.history(of: "d-1")
        #expect(history.count == done + 1)
        #expect(history.map(\.sequence) == Array(1...history.count))
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("SEMANTICS 6.2: a customer that changed between load and commit is read again when a gate read it")
    func customerChanged() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        try await desk.supply(
            .set(FactPath(.deal, "amount"), .money(Money(100, "EUR"))), to: "d-1", by: manager
        ).get()
        store.failCommits(
            .meanwhile { store in
                guard let stored = try? await store.customer("acme") else { return }
                var customer = stored.record
                customer.segment = nil
                _ = try? await store.save(customer, expecting: stored.revision)
            })
        let reply = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(reply.refusal?.items.map(\.id) == ["customer-classified"])
    }

    // MARK: - Keys

    @Test("SEMANTICS 6.5: a command with the same key has one effect, and the second reply says so")
    func repeats() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let first = try await desk.move("d-1", to: "proposal", by: manager, key: "web-1").get()
        let second = try await desk.move("d-1", to: "proposal", by: manager, key: "web-1").get()
        #expect(!first.isRepeat)
        #expect(second.isRepeat)
        #expect(second.to == "proposal")
        #expect(second.entries.map(\.event) == first.entries.map(\.event))
        #expect(try await desk.history(of: "d-1").count == 2)
    }

    @Test("SEMANTICS 6.5: a key that was used for another command is refused")
    func keyReused() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        _ = try await desk.move("d-1", to: "proposal", by: manager, key: "web-1").get()
        do throws(DeskError) {
            _ = try await desk.move("d-1", to: "contract", by: manager, key: "web-1")
            Issue.record("the key was taken twice")
        } catch {
            guard case .keyReused("web-1") = error else { throw error }
        }
    }

    @Test("SEMANTICS 6.5: a refusal is not kept under its key")
    func refusalKeepsNoKey() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        #expect(try await desk.move("d-1", to: "contract", by: manager, key: "web-1").refusal != nil)
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(try await desk.move("d-1", to: "contract", by: manager, key: "web-1").done?.isRepeat == false)
    }

    @Test("An uncertain commit is said to be uncertain, and the key finds out that it was written")
    func uncertainWritten() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        store.failCommits(.after(.uncertain))
        do throws(DeskError) {
            _ = try await desk.move("d-1", to: "proposal", by: manager, key: "web-1")
            Issue.record("not uncertain")
        } catch {
            guard case .uncertain("web-1") = error else { throw error }
        }
        #expect(try await desk.move("d-1", to: "proposal", by: manager, key: "web-1").get().isRepeat)
        #expect(try await desk.history(of: "d-1").count == 2)
    }

    @Test("An uncertain commit that was not written is done by the second call with its key")
    func uncertainLost() async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        store.failCommits(.before(.uncertain))
        await #expect(throws: DeskError.self) {
            try await desk.move("d-1", to: "proposal", by: manager, key: "web-1")
        }
        #expect(try await desk.move("d-1", to: "proposal", by: manager, key: "web-1").get().isRepeat == false)
    }

    @Test("Two calls with one key at once have one effect, also with the revision that was seen")
    func keysAtOnce() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let repeats = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let reply = try? await desk.move(
                        "d-1", to: "proposal", by: DeskSamples.manager, expecting: Revision(1), key: "web-1")
                    return reply?.done?.isRepeat
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(repeats.filter { $0 == false }.count == 1)
        #expect(repeats.filter { $0 == true }.count == 7)
    }

    @Test("What the store cannot do is an error of its own, and nothing is written", arguments: [0, 1])
    func storeErrors(_ place: Int) async throws {
        let store = FaultyStore()
        let desk = try await DeskSamples.deskWithDeal(store: store)
        if place == 0 { store.failLoads(.before(.busy)) } else { store.failCommits(.before(.full)) }
        do throws(DeskError) {
            _ = try await desk.move("d-1", to: "proposal", by: manager)
            Issue.record("no error")
        } catch {
            guard case .store(let inner) = error else { throw error }
            #expect(inner == (place == 0 ? .busy : .full))
        }
        #expect(try await desk.history(of: "d-1").count == 1)
    }

    private static let edit: @Sendable (MemoryStore) async -> Void = { store in
        guard let file = try? await store.file("d-1") else { return }
        let text = "\(file.counters.revision)"
        let edit = FactEdit(FactPath(.deal, "need"), from: nil, to: .text(text))
        _ = try? await store.commit(file.commit([.edited([edit])]))
    }

    private func conflict(_ body: () async throws -> Void) async -> Conflict? {
        do {
            try await body()
        } catch DeskError.conflict(let conflict) {
            return conflict
        } catch {
            Issue.record(error)
        }
        return nil
    }
}
