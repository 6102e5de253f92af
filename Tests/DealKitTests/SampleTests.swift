import DealKit
import DealTesting
import TestTags
import Testing

@Suite("Samples for a host's tests")
struct SampleTests {
    private let anna = DealActor("anna", roles: ["manager"])

    @Test("A sample deal stands where it is put")
    func deal() {
        #expect(Deal.sample(at: "offer").visit?.stage == "offer")
        #expect(Deal.sample().course == .nonProcess)
    }

    @Test("Sample facts are decided as they are stated")
    func facts() throws {
        let process = try #require(SmallSale.process)
        let poor = try Facts.sample(under: process)
        let rich = try Facts.sample(
            under: process,
            stating: ["customer.segment": .text("A"), "deal.amount": .money(Money(1, "EUR"))])
        let move = DealCommand(.move(to: "offer"), by: anna)
        #expect(
            decide(move, on: poor, under: process, at: .sampleMonday).refusal?.items.map(\.id)
                == ["deal.amount", "classified"])
        #expect(decide(move, on: rich, under: process, at: .sampleMonday).acceptance != nil)
    }

    @Test("A fact that the process does not know is an error that names it")
    func unknownFact() throws {
        let process = try #require(SmallSale.process)
        let error = #expect(throws: SampleError.self) {
            try Facts.sample(under: process, stating: ["deal.colour": .text("red")])
        }
        #expect(error?.path == "deal.colour")
    }
}
