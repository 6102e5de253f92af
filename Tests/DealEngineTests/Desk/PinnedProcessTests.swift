import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("A running deal keeps its process", .tags(.desk))
struct PinnedProcessTests {
    let manager = DeskSamples.manager

    private var second: String {
        DeskSamples.open.replacing("version: 1", with: "version: 2")
            .replacing("{ id: contract }", with: "{ id: contract, enter: [ { fact: deal.need } ] }")
    }

    @Test("A desk opened with a later version moves an older deal by the older one, from the store's shelf")
    func keepsVersion() async throws {
        let store = MemoryStore()
        let first = try await DeskSamples.deskWithDeal(store: store)
        _ = try await first.move("d-1", to: "proposal", by: manager).get()
        let later = try await DeskSamples.desk(second, store: store)
        _ = try await later.open(NewDeal("d-2", for: "acme"), by: manager).get()
        _ = try await later.move("d-2", to: "proposal", by: manager).get()
        _ = try await later.move("d-1", to: "contract", by: manager).get()
        #expect(try await later.move("d-2", to: "contract", by: manager).refusal?.items.map(\.id) == ["deal.need"])
        #expect(try await later.deal("d-1").process == ProcessVersion("open", 1))
        #expect(try await later.deal("d-2").process == ProcessVersion("open", 2))
    }

    @Test("A published version with another text keeps a desk from opening")
    func changedText() async throws {
        let store = MemoryStore()
        _ = try await DeskSamples.desk(store: store)
        let changed = DeskSamples.open.replacing("title: Open", with: "title: Opened")
        let error = await #expect(throws: DeskOpeningError.self) {
            try await DealDesk(store: store, processes: try DeskSamples.library(changed))
        }
        #expect(error?.description.contains("raise its number") == true)
    }
}
