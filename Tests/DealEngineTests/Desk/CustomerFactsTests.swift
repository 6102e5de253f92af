import DealModel
import DealProcess
import DealTesting
import TestTags
import Testing

@testable import DealEngine

@Suite("What is stated of a customer", .tags(.desk))
struct CustomerFactsTests {
    let manager = DeskSamples.manager

    private static let process = DeskSamples.open.replacing(
        "fields: { deal: { need: { type: string } } }",
        with: """
            fields:
              deal: { need: { type: string }, size: { type: string, values: [ S, M ] } }
              customer:
                segment: { type: string, values: [ A, B ], title: Segment }
                rating: { type: int, title: Rating }
                since: { type: date }
            """)

    private func wrong(
        _ desk: DealDesk, _ change: @Sendable @escaping (inout Customer) -> Void
    ) async throws -> WrongCustomerFacts {
        let error = await #expect(throws: DeskError.self) { try await desk.edit("acme", by: manager, change) }
        guard case .wrongFacts(let facts)? = error else { throw Unexpected("\(String(describing: error))") }
        return facts
    }

    @Test("A value outside its list, a wrong type and a field that nobody declares are refused together, by edit")
    func edit() async throws {
        let desk = try await DeskSamples.desk(Self.process)
        let before = try await desk.customer("acme")
        let facts = try await wrong(desk) {
            $0.segment = "Z"
            $0.fields[DealField<String>("rating")] = "high"
            $0.fields[DealField<Int>("ratng")] = 3
        }
        let rating = FactPath(.customer, "rating")
        #expect(
            facts.problems == [
                FactProblem(path: FactPath(.customer, "segment"), kind: .notAllowed(["A", "B"])),
                FactProblem(path: rating, kind: .wrongType(.int)),
                FactProblem(path: FactPath(.customer, "ratng"), kind: .unknown(nearest: rating)),
            ])
        #expect(
            facts.text(in: "en") == """
                3 facts cannot be taken:
                  • “Segment” cannot be Z. Allowed: A or B.
                  • “Rating” takes a whole number.
                  • There is no fact “customer.ratng”. Did you mean “customer.rating”?
                """)
        #expect(try await desk.customer("acme") == before)
    }

    @Test("A customer's facts are refused in the words in which a deal's are")
    func sameWords() async throws {
        let desk = try await DeskSamples.deskWithDeal(Self.process)
        let refusal = try await desk.supply(.set(FactPath(.deal, "size"), .text("Z")), to: "d-1", by: manager).refusal
        let facts = try await wrong(desk) { $0.segment = "Z" }
        let words = try #require(refusal?.text(in: "en"))
            .replacing("size", with: "Segment").replacing("S or M", with: "A or B")
        #expect(facts.text(in: "en") == words)
        #expect("\(DeskError.wrongFacts(facts))".hasPrefix("customer 'acme' was not written: 1 fact cannot be taken:"))
    }

    @Test("Register asks the same, and writes nobody whose facts are wrong")
    func register() async throws {
        let desk = try await DeskSamples.desk(Self.process)
        var customer = Customer(id: "beta", name: "Beta")
        customer.segment = "Z"
        await #expect(throws: DeskError.self) { try await desk.register(customer, by: manager) }
        await #expect(throws: DeskError.self) { try await desk.customer("beta") }
        customer.segment = "A"
        customer.fields[DealField<Int>("rating")] = 3
        try await desk.register(customer, by: manager)
    }

    @Test("A wrong type is told, too, where the customer has the field already; what fits is taken")
    func heldField() async throws {
        let desk = try await DeskSamples.desk(Self.process)
        try await desk.edit("acme", by: manager) { $0.fields[DealField<Int>("rating")] = 3 }
        let facts = try await wrong(desk) { $0.fields[DealField<String>("rating")] = "high" }
        #expect(facts.problems.map(\.kind) == [.wrongType(.int)])
        try await desk.edit("acme", by: manager) {
            $0.fields[DealField<String>("rating")] = "high"
            $0.fields[DealField<Int>("rating")] = 4
        }
        #expect(try await desk.customer("acme").fields["rating"] == .int(4))
    }

    @Test("A built-in fact is no field: what DealKit keeps is not set, the others have their properties")
    func builtIn() async throws {
        let desk = try await DeskSamples.desk(Self.process)
        let facts = try await wrong(desk) {
            $0.fields[DealField<Int>("deals_won")] = 7
            $0.fields[DealField<String>("name")] = "by the back door"
            $0.fields[DealField<String>("blocked")] = "yes"
        }
        #expect(facts.problems.map(\.kind) == [.kept, .notAField, .wrongType(.bool)])
    }

    @Test("What several processes declare in several ways is taken as any of them takes it")
    func severalProcesses() async throws {
        let other = Self.process.replacing("id: open", with: "id: other").replacing("[ A, B ]", with: "[ B, C ]")
            .replacing("{ type: int, title: Rating }", with: "{ type: string, values: [ high, low ] }")
        let library = try DeskSamples.library(Self.process, other, DeskSamples.sale)
        let desk = try await DealDesk(store: MemoryStore(), processes: library)
        try await desk.register(Customer(id: "acme"), by: manager)
        for segment in ["A", "B", "C"] { try await desk.edit("acme", by: manager) { $0.segment = segment } }
        try await desk.edit("acme", by: manager) { $0.fields[DealField<String>("rating")] = "high" }
        let facts = try await wrong(desk) { $0.segment = "Z" }
        #expect(facts.problems.map(\.kind) == [.notAllowed(["A", "B", "C"])])
    }

    @Test("What was stated before a process declared it otherwise keeps nobody from editing the rest")
    func earlierFacts() async throws {
        let store = MemoryStore()
        let first = try await DeskSamples.desk(store: store)
        try await first.edit("acme", by: manager) { $0.segment = "Z" }
        let later = try await DeskSamples.desk(
            Self.process.replacing("version: 1", with: "version: 2"), store: store)
        try await later.edit("acme", by: manager) { $0.name = "Acme Ltd" }
        #expect(try await later.customer("acme").segment == "Z")
    }

    @Test("A field that only the version of a running deal declares can be stated")
    func runningVersion() async throws {
        let store = MemoryStore()
        _ = try await DeskSamples.deskWithDeal(Self.process, store: store)
        let later = try await DeskSamples.desk(
            DeskSamples.open.replacing("version: 1", with: "version: 2"), store: store)
        try await later.edit("acme", by: manager) { $0.fields[DealField<Int>("rating")] = 3 }
        #expect(try await later.facts(of: "d-1").customer?.fields["rating"] == .int(3))
        // Of a new customer no deal can run under it, whatever others do.
        var new = Customer(id: "b")
        new.fields[DealField<Int>("rating")] = 3
        await #expect(throws: DeskError.self) { try await later.register(new, by: manager) }
    }
}
