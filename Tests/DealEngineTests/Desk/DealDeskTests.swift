import DealModel
import DealProcess
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("A desk", .tags(.desk))
struct DealDeskTests {
    let manager = DeskSamples.manager

    @Test("The classic case: refused with everything that is missing, then moved, then won")
    func classicCase() async throws {
        let desk = try await DealDesk(
            store: MemoryStore(), processes: try DeskSamples.library(DeskSamples.sale), clock: .fixed(monday))
        try await desk.register(Customer(id: "acme", name: "Acme"), by: manager)
        try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme", under: "sale"), by: manager).get()

        let refused = try await desk.move("d-1", to: "proposal", by: manager).refusal
        #expect(refused?.items.map(\.id) == ["deal.amount", "task.first-call", "customer-classified"])
        #expect(try await desk.deal("d-1").revision == Revision(1))

        try await desk.edit("acme", by: manager) { $0.segment = "A" }
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        let moved = try await desk.move(
            "d-1", to: "proposal", by: manager,
            supplying: [.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))]
        ).get()
        #expect(moved.from == "lead")
        #expect(moved.to == "proposal")
        #expect(moved.revision == Revision(4))
        #expect(moved.entries.map(\.event.kind) == ["edited", "moved"])
        #expect(moved.customerCheck == .atomic)

        try await desk.file("proposal", as: "sent", on: "d-1", by: manager).get()
        try await desk.record(Interaction(channel: "phone", .out, at: monday), on: "d-1", by: manager)
        #expect(
            try await desk.move("d-1", to: "contract", by: manager).refusal?.items.map(\.id) == ["discount-allowed"])
        try await desk.approve("discount-allowed", on: "d-1", by: DeskSamples.head).get()
        _ = try await desk.move("d-1", to: "contract", by: manager).get()
        try await desk.close("d-1", as: "won", by: manager).get()

        let deal = try await desk.deal("d-1")
        guard case .closed(let outcome) = deal.standing else { throw Unexpected("not closed") }
        #expect(outcome.id == "won")
        #expect(try await desk.customer("acme").dealsWon == 1)
        #expect(try await desk.verify("d-1").isSound)
        let history = try await desk.history(of: "d-1")
        #expect(Facts(rebuilding: history)?.deal == deal.record)
        #expect(history.map(\.sequence) == Array(1...history.count))
    }

    @Test("SEMANTICS 7.1: a refused command with supplied facts writes nothing")
    func refusedWritesNothing() async throws {
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale)
        let reply = try await desk.move(
            "d-1", to: "proposal", by: manager, supplying: [.set(FactPath(.deal, "need"), .text("Pumps"))])
        #expect(reply.refusal != nil)
        #expect(try await desk.deal("d-1").fields["need"] == nil)
        #expect(try await desk.history(of: "d-1").count == 1)
    }

    @Test("A fact that the process does not know is refused when the deal is opened, and nothing is written")
    func unknownFactAtOpening() async throws {
        let desk = try await DeskSamples.desk()
        let new = NewDeal("d-2", "Pumps", with: [.set(FactPath(.deal, "nede"), .text("x"))])
        let refusal = try await desk.open(new, by: manager).refusal
        #expect(refusal?.kind.name == "wrong-facts")
        await #expect(throws: DeskError.self) { try await desk.deal("d-2") }
    }

    @Test("Two people with different roles see the same stage and other moves")
    func rolesSeeMoves() async throws {
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale)
        let own = try await desk.moves(of: "d-1", for: manager)
        #expect(own.map(\.goal.description) == ["proposal", "lost"])
        guard case .closed(let refusal) = own[0].verdict else { throw Unexpected("not closed") }
        #expect(refusal.items.map(\.id) == ["deal.amount", "task.first-call"])
        #expect(own[1].isOpen)
        #expect(own[1].reasons == ["price", "silent"])
        let guest = try await desk.moves(of: "d-1", for: DeskSamples.guest)
        guard case .notPermitted(let roles) = guest[0].verdict else {
            throw Unexpected("permitted")
        }
        #expect(roles == ["manager"])
        #expect(try await desk.attempts(on: "d-1").isEmpty)
    }

    @Test("A dry run is told what the command would be told, and leaves no trace")
    func explains() async throws {
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale)
        let decision = try await desk.explain(DealCommand(.move(to: "proposal"), by: manager), on: "d-1")
        #expect(decision.refusal?.items.count == 2)
        #expect(try await desk.attempts(on: "d-1").isEmpty)
        #expect(try await desk.history(of: "d-1").count == 1)
    }

    @Test("What is not there is said in words that help")
    func absences() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        await expect("there is no deal 'd-9'; open it first") {
            _ = try await desk.move("d-9", to: "lead", by: manager)
        }
        await expect("there is a deal 'd-1' already; give the new one another id") {
            _ = try await desk.open(NewDeal("d-1"), by: manager)
        }
        await expect("there is no customer 'nobody'; register it first") {
            _ = try await desk.open(NewDeal("d-2", for: "nobody"), by: manager)
        }
        await expect("there is a customer 'acme' already; edit it instead") {
            _ = try await desk.register(Customer(id: "acme"), by: manager)
        }
        await expect("the desk has no process 'opne'; did you mean 'open'?") {
            _ = try await desk.open(NewDeal("d-2", under: "opne"), by: manager)
        }
    }

    @Test("SEMANTICS 7.4: an earlier clock is raised to the deal's last entry, and the entry says so")
    func clockBehind() async throws {
        let clock = AdjustableClock(tuesday)
        let desk = try await DeskSamples.deskWithDeal(clock: clock)
        clock.set(monday)
        let moved = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(moved.at == tuesday)
        #expect(moved.entries.map(\.isClockBehind) == [true])
        #expect(try await desk.deal("d-1").visit?.since == tuesday)
    }

    @Test("The journal is a sequence over all deals, and a follower sees what is written later")
    func journal() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        var read: [JournalEntry] = []
        for try await entry in desk.journal() { read.append(entry) }
        #expect(read.map(\.event.kind) == ["created"])
        let cursor = try #require(read.last).position
        async let next: JournalEntry? = {
            for try await entry in desk.journal(after: cursor, following: true) { return entry }
            return nil
        }()
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(try await next?.event.kind == "moved")
    }

    @Test("A non-process deal has no stage to read, and moving it is a refusal of its own")
    func nonProcess() async throws {
        let text = """
            dealkit: 1
            kind: process
            id: long
            version: 1
            title: Long
            control: none
            outcomes: { won: { title: Won } }
            """
        let desk = try await DeskSamples.deskWithDeal(text)
        #expect(try await desk.deal("d-1").visit == nil)
        #expect(try await desk.move("d-1", to: "lead", by: manager).refusal?.kind == .noStages)
        try await desk.close("d-1", as: "won", by: manager).get()
    }

    @Test("Facts that are what they were write no entry")
    func nothingNew() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let change = FactChange.set(FactPath(.deal, "title"), .text("Ten pumps"))
        let done = try await desk.supply(change, to: "d-1", by: manager).get()
        #expect(done.entries.isEmpty)
        #expect(try await desk.deal("d-1").revision == Revision(1))
    }

    @Test("A task that would be due after the end of time is due at its end, and not long ago")
    func dueAfterEverything() async throws {
        let text = DeskSamples.open.replacing(
            "{ id: lead }", with: "{ id: lead, tasks: [ { id: call, due: 3 days } ] }")
        let end = Instant(microseconds: .max)
        let desk = try await DeskSamples.deskWithDeal(text, clock: .fixed(end))
        #expect(try await desk.facts(of: "d-1").tasks.map(\.dueAt) == [end])
    }

    private func expect(_ text: String, _ body: () async throws -> Void) async {
        do {
            try await body()
            Issue.record("nothing was thrown")
        } catch {
            #expect("\(error)" == text)
        }
    }
}
