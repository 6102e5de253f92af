import DealModel
import DealProcess
import DealTesting
import ExactValues
import Synchronization
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

    @Test("A version whose plugin is missing is told by the plugin, and its deals are read, recorded on and exported")
    func missingPlugin() async throws {
        let store = MemoryStore()
        let plugins = [TestPlugin.saying("bureau", .pass), TestPlugin.saying("oracle", .fail)]
        let first = try await DeskSamples.deskWithDeal(DeskSamples.asking, store: store, plugins: plugins)
        _ = try await first.move("d-1", to: "proposal", by: manager)
        try await first.flush()
        // Without any plugin rule the desk opens; the deal's own version comes from the shelf.
        let later = try await DeskSamples.desk(second, store: store)
        for _ in 1...2 {
            let error = await #expect(throws: DeskError.self) {
                try await later.move("d-1", to: "proposal", by: manager)
            }
            let text = "\(try #require(error))"
            #expect(text.hasPrefix("the deal runs under asking 1, for which the desk was not opened: asking 1:9:13: "))
            #expect(text.contains("rule 'credit' asks plugin 'bureau', which the desk does not have"))
            #expect(text.contains("rule 'mood' asks plugin 'oracle', which the desk does not have"))
        }
        await #expect(throws: DeskError.self) { try await later.moves(of: "d-1", for: manager) }
        try await later.record(Interaction(channel: "phone", .in, at: monday), on: "d-1", by: manager)
        #expect(try await later.deal("d-1").title == "Ten pumps")
        #expect(try await later.facts(of: "d-1").interactions.count == 1)
        #expect(try await later.attempts(on: "d-1").count == 1)
        #expect(try await later.verify("d-1").isSound)
        let export = try await later.export(.customer("acme"))
        #expect(export.deals.map(\.id) == ["d-1"])
        #expect(export.entries.count == 1)
    }

    @Test("A deal whose version is not on the shelf is read all the same, and nothing is decided on it")
    func missingVersion() async throws {
        let store = FaultyStore()
        _ = try await DeskSamples.deskWithDeal(store: store)
        store.hidesSources.withLock { $0 = true }
        let bare = try await DeskSamples.desk(DeskSamples.sale, store: store)
        #expect(try await bare.deal("d-1").title == "Ten pumps")
        #expect(try await bare.export(.customer("acme")).deals.map(\.id) == ["d-1"])
        let error = await #expect(throws: DeskError.self) { try await bare.move("d-1", to: "proposal", by: manager) }
        guard case .noSuchVersion? = error else { throw Unexpected("\(String(describing: error))") }
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
