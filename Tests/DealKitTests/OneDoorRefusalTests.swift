import DealKit
import DealTesting
import TestTags
import Testing

@Suite("One door: every call is judged alike", .tags(.gates, .desk))
struct OneDoorRefusalTests {
    private static let anna = DealActor("anna", roles: ["manager"])
    private static let ids = (0..<10_000).map { DealID("d-\($0)") }
    private static let target: StageID = "offer"

    /// A desk whose customer is not classified.
    private func desk() async throws -> DealDesk {
        let processes = try ProcessLibrary.load(SmallSale.text, named: "small-sale.yaml").library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes, clock: .fixed(.sampleMonday))
        try await desk.register(Customer(id: "acme", name: "Acme"), by: Self.anna)
        return desk
    }

    /// All that a refusal tells, of any deal.
    private struct Told: Hashable {
        let kind: String
        let items: [ClosedItem]
        let openings: [Opening]
        let text: String

        init(_ refusal: Refusal) {
            kind = refusal.kind.name
            items = refusal.items
            openings = refusal.openings
            text = refusal.text(in: "en")
        }
    }

    @Test("A closed gate refuses a single move, each of 10,000 in a bulk move and each of 1,000 imports alike")
    func refusesAlike() async throws {
        let desk = try await desk()
        for id in Self.ids { try await desk.open(NewDeal(id, "Pumps", for: "acme"), by: Self.anna).get() }
        let single = Told(try #require(try await desk.move(Self.ids[0], to: Self.target, by: Self.anna).refusal))
        #expect(single.kind == "gate-closed")
        #expect(single.items.map(\.id) == ["deal.amount", "classified"])
        #expect(single.openings.map { $0.changes.map(\.key.text) } == [["customer.segment", "deal.amount"]])

        let moved = await refusals(desk.move(each: Self.ids, to: Self.target, by: Self.anna)) {
            try $0.result.get().refusal
        }
        #expect(moved.count == 10_000)
        #expect(moved.allSatisfy { $0.items.map(\.id) == single.items.map(\.id) })
        // To tell everything of each would take as long as all other tests; one of a thousand is told whole.
        for number in stride(from: 0, to: moved.count, by: 1_000) { #expect(Told(moved[number]) == single) }

        let elsewhere = try await self.desk()
        let histories = Self.ids.prefix(1_000).map { id in
            DealHistory(
                NewDeal(id, "Pumps", for: "acme"), at: .sampleMonday, by: Self.anna,
                steps: [DealHistory.Step(DealCommand(.move(to: Self.target), by: Self.anna), at: .sampleMonday)])
        }
        let brought = await refusals(elsewhere.bring(each: histories, from: "old-crm")) {
            try $0.result.get().get().refusal
        }
        #expect(brought.count == 1_000)
        #expect(brought.allSatisfy { $0.items.map(\.id) == single.items.map(\.id) })
        for number in stride(from: 0, to: brought.count, by: 100) { #expect(Told(brought[number]) == single) }

        for (desk, count) in [(desk, 10_000), (elsewhere, 1_000)] {
            let deals = try await desk.deals(limit: .max)
            #expect(deals.count == count)
            #expect(deals.allSatisfy { $0.visit?.stage == "lead" })
        }
    }

    /// The refusal of each line; a line that is none is recorded.
    private func refusals<Lines: AsyncSequence>(
        _ lines: Lines, _ refusal: (Lines.Element) throws -> Refusal?
    ) async -> [Refusal] where Lines.Failure == Never {
        var refusals: [Refusal] = []
        for await line in lines {
            do {
                refusals.append(try #require(try refusal(line)))
            } catch {
                Issue.record(error)
            }
        }
        return refusals
    }
}
