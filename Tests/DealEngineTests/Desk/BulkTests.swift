import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Many deals at once", .tags(.desk))
struct BulkTests {
    let manager = DeskSamples.manager

    @Test("A bulk move gives one line for each of 1,000 deals, by the same rules as a single move")
    func bulkMove() async throws {
        let desk = try await DeskSamples.desk(DeskSamples.sale)
        let ids = (0..<1_000).map { DealID("d-\($0)") }
        for (number, id) in ids.enumerated() {
            let facts: [FactChange] = number % 2 == 0 ? [] : [.set(FactPath(.deal, "amount"), .money(Money(1, "EUR")))]
            _ = try await desk.open(NewDeal(id, for: "acme", with: facts), by: manager).get()
            if number % 4 == 3 { _ = try await desk.finish("first-call", on: id, by: manager).get() }
        }
        var moved = 0
        var refused: [Int: Int] = [:]
        var lines = 0
        for await line in desk.move(each: ids, to: "proposal", by: manager) {
            #expect(line.deal == ids[lines])
            lines += 1
            switch try line.result.get() {
            case .done: moved += 1
            case .refused(let refusal): refused[refusal.items.count, default: 0] += 1
            }
        }
        #expect(lines == 1_000)
        #expect(moved == 250)
        #expect(refused == [1: 250, 2: 500])
    }

    @Test("A bulk move that broke off is simply run again with its key")
    func runAgain() async throws {
        let desk = try await DeskSamples.desk()
        let ids = (0..<10).map { DealID("d-\($0)") }
        for id in ids { _ = try await desk.open(NewDeal(id, for: "acme"), by: manager).get() }
        var done = 0
        for await _ in desk.move(each: ids, to: "proposal", by: manager, key: "k") {
            done += 1
            if done == 4 { break }
        }
        var repeats: [Bool] = []
        for await line in desk.move(each: ids, to: "proposal", by: manager, key: "k") {
            repeats.append(try line.result.get().get().isRepeat)
        }
        #expect(repeats == Array(repeating: true, count: 4) + Array(repeating: false, count: 6))
        for id in ids { #expect(try await desk.history(of: id).count == 2) }
    }

    @Test("What happens to one deal of a bulk move is in its line, and the others go on")
    func badLine() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        var results: [String] = []
        for await line in desk.move(each: ["d-0", "d-1"] as [DealID], to: "proposal", by: manager) {
            switch line.result {
            case .success(let reply): results.append(reply.done == nil ? "refused" : "done")
            case .failure(let error): results.append("\(error)")
            }
        }
        #expect(results == ["there is no deal 'd-0'; open it first", "done"])
    }

    // MARK: - Import

    @Test("SEMANTICS 7.4: a history is lived through at its own times, its entries name the source")
    func imports() async throws {
        let store = MemoryStore()
        let now = Instant(microseconds: tuesday.microseconds + 86_400_000_000)
        let desk = try await DeskSamples.desk(store: store, clock: .fixed(now))
        let history = DealHistory(
            NewDeal("d-1", "Pumps", for: "acme"), at: monday, by: manager,
            steps: [
                DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: tuesday),
                DealHistory.Step(DealCommand(.close(as: "lost"), by: manager), at: tuesday),
            ])
        let brought = try await desk.bring(history, from: "old-crm", key: "row-1").get()
        #expect(brought.steps == 2)
        #expect(brought.refusal == nil)
        let entries = try await desk.history(of: "d-1")
        #expect(entries.map(\.event.kind) == ["created", "moved", "outcome"])
        #expect(entries.map(\.at) == [monday, tuesday, tuesday])
        let mark = JournalEntry.Import(source: "old-crm", recordedAt: now)
        #expect(entries.allSatisfy { $0.imported == mark })
        #expect(try await desk.deal("d-1").createdAt == monday)
        #expect(try await desk.verify("d-1").isSound)
        let again = try await desk.bring(history, from: "old-crm", key: "row-1").get()
        #expect(again.change.isRepeat && again.change.revision == brought.change.revision)
        #expect(again.steps == nil, "which steps were accepted then, nobody has written down")
    }

    @Test(
        "SEMANTICS 6.5: the key of an import is bound to all of it, so that no step is taken for written that was not")
    func importKey() async throws {
        let desk = try await DeskSamples.desk(clock: .fixed(tuesday))
        let opening = DealHistory(NewDeal("d-1", for: "acme"), at: monday, by: manager)
        try await desk.bring(opening, from: "old-crm", key: "row-1").get()
        var longer = opening
        longer.steps = [DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: tuesday)]
        var optional = longer
        optional.steps = [DealHistory.Step(longer.steps[0].command, at: tuesday, isOptional: true)]
        var earlier = opening
        earlier.openedAt = Instant(microseconds: monday.microseconds - 1)
        let others = [(longer, "old-crm"), (optional, "old-crm"), (earlier, "old-crm"), (opening, "other-crm")]
        for (history, source) in others {
            await expectsReused { _ = try await desk.bring(history, from: source, key: "row-1") }
        }
        await expectsReused { _ = try await desk.open(opening.deal, by: manager, key: "row-1") }
        #expect(try await desk.bring(opening, from: "old-crm", key: "row-1").get().change.isRepeat)
    }

    private func expectsReused(_ body: () async throws -> Void) async {
        let error = await #expect(throws: DeskError.self) { try await body() }
        if case .keyReused("row-1") = error { return }
        Issue.record("\(String(describing: error))")
    }

    @Test("A refused step ends the history, what came before it stands, and no rule is passed by")
    func importRefused() async throws {
        let desk = try await DeskSamples.desk(DeskSamples.sale)
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        let history = DealHistory(
            NewDeal("d-1", "Pumps", for: "acme", with: [money]), at: monday, by: manager,
            steps: [
                DealHistory.Step(DealCommand(.finish("first-call"), by: manager), at: monday),
                DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: tuesday),
                DealHistory.Step(DealCommand(.move(to: "contract"), by: manager), at: tuesday),
                DealHistory.Step(DealCommand(.close(as: "won"), by: manager), at: tuesday),
            ])
        let brought = try await desk.bring(history, from: "old-crm").get()
        #expect(brought.steps == 2)
        #expect(brought.refusal?.items.map(\.id) == ["document.proposal", "discount-allowed", "called"])
        #expect(try await desk.deal("d-1").visit?.stage == "proposal")
        #expect(try await desk.history(of: "d-1").count == 3)
    }

    @Test("An optional step that is refused is left out, and the history goes on without it")
    func importOptional() async throws {
        let desk = try await DeskSamples.desk(DeskSamples.sale)
        func history(_ id: DealID, isOptional: Bool) -> DealHistory {
            let lost = DealCommand(.close(as: "lost", because: "price"), by: manager)
            let move = DealCommand(.move(to: "proposal"), by: manager)
            return DealHistory(
                NewDeal(id, for: "acme"), at: monday, by: manager,
                steps: [
                    DealHistory.Step(move, at: tuesday, isOptional: isOptional), DealHistory.Step(lost, at: tuesday),
                ])
        }
        let brought = try await desk.bring(history("d-1", isOptional: true), from: "old-crm").get()
        #expect(brought.steps == 1)
        #expect(brought.refusals.map { $0.items.map(\.id) } == [["deal.amount", "task.first-call"]])
        #expect(try await desk.history(of: "d-1").map(\.event.kind) == ["created", "outcome"])

        let stopped = try await desk.bring(history("d-2", isOptional: false), from: "old-crm").get()
        #expect(stopped.steps == 0)
        #expect(stopped.refusals.count == 1)
        #expect(try await desk.deal("d-2").standing == .open)
    }

    @Test("A step that is older than the one before is raised to it")
    func importOutOfOrder() async throws {
        let desk = try await DeskSamples.desk()
        let history = DealHistory(
            NewDeal("d-1", for: "acme"), at: tuesday, by: manager,
            steps: [DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: monday)])
        let entries = try await desk.bring(history, from: "old-crm").get().change.entries
        #expect(entries.map(\.at) == [tuesday, tuesday])
        #expect(entries.map(\.isClockBehind) == [false, true])
    }

    @Test("Histories are brought one after another, each with its own line")
    func bulkImport() async throws {
        let desk = try await DeskSamples.desk()
        let histories = ["acme", "nobody", "acme"].enumerated().map { number, customer in
            DealHistory(
                NewDeal(DealID("d-\(number)"), for: CustomerID(customer)), at: monday, by: manager,
                steps: [DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: tuesday)])
        }
        var done: [Bool] = []
        for await line in desk.bring(each: histories, from: "old-crm") {
            done.append((try? line.result.get().get()) != nil)
        }
        #expect(done == [true, false, true])
    }
}
