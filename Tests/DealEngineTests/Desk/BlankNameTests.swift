import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Ids and keys with nothing in them", .tags(.desk))
struct BlankNameTests {
    let manager = DeskSamples.manager

    private func expect(
        _ expected: BlankName, _ body: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        do {
            try await body()
            Issue.record("\(expected) was taken", sourceLocation: sourceLocation)
        } catch DeskError.blankName(let found) {
            #expect(found == expected, sourceLocation: sourceLocation)
        }
    }

    @Test("A blank id of a deal, a customer, a person, a claim or who asks is refused, and nothing is written")
    func ids() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        let nobody = DealActor(" ", roles: ["manager"])
        let claim = Claim(id: "", openedAt: monday)
        try await expect(.deal) { _ = try await desk.open(NewDeal("", for: "acme"), by: manager) }
        try await expect(.actor) { _ = try await desk.open(NewDeal("d-2", for: "acme"), by: nobody) }
        try await expect(.actor) { _ = try await desk.move("d-1", to: "proposal", by: nobody) }
        try await expect(.customer) { try await desk.register(Customer(id: " \t"), by: manager) }
        try await expect(.person) { try await desk.register(Customer(id: "b", people: [Person(id: "")]), by: manager) }
        try await expect(.actor) { try await desk.register(Customer(id: "b"), by: nobody) }
        try await expect(.claim) { try await desk.edit("acme", by: manager) { $0.claims = [claim] } }
        try await expect(.actor) { try await desk.edit("acme", by: nobody) { $0.name = "B" } }
        let call = Interaction(channel: "phone", .in, at: monday)
        try await expect(.actor) { try await desk.record(call, on: "d-1", by: nobody) }
        #expect(try await desk.deals().map(\.record.id) == ["d-1"])
        #expect(try await desk.history(of: "d-1").count == 1)
        #expect(try await desk.customer("acme").name == "Acme")
        #expect(try await desk.facts(of: "d-1").interactions.isEmpty)
    }

    @Test("A blank id that a store has already keeps nobody from editing the rest, and lets no other one in")
    func storedBefore() async throws {
        let store = MemoryStore()
        _ = try await store.save(Customer(id: "b", people: [Person(id: "")]), expecting: nil)
        let desk = try await DeskSamples.desk(store: store)
        try await desk.edit("b", by: manager) { $0.name = "B" }
        #expect(try await desk.customer("b").name == "B")
        let claim = Claim(id: "", openedAt: monday)
        try await expect(.claim) { try await desk.edit("b", by: manager) { $0.claims = [claim] } }
    }

    @Test("A blank key is refused, and so is a step of a history that nobody asked for")
    func keysAndHistories() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        try await expect(.key) { _ = try await desk.move("d-1", to: "proposal", by: manager, key: "") }
        try await expect(.key) { _ = try await desk.open(NewDeal("d-2", for: "acme"), by: manager, key: " ") }
        var history = DealHistory(NewDeal("d-2", for: "acme"), at: monday, by: manager)
        history.steps.append(DealHistory.Step(DealCommand(.move(to: "proposal"), by: DealActor("")), at: monday))
        try await expect(.actor) { _ = try await desk.bring(history, from: "old") }
        #expect(try await desk.deals().map(\.record.id) == ["d-1"])
        #expect("\(DeskError.blankName(.key))" == "the key is blank; give each command a key of its own, or none")
    }
}
