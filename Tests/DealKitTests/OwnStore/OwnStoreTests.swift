import DealKit
import DealTesting
import TestTags
import Testing

@Suite("A store of the host's own", .tags(.storage, .documentation))
struct OwnStoreTests {
    @Test("One that is written with nothing but public API keeps every promise", arguments: StorePromises.all)
    func keepsPromise(_ promise: StorePromise) async throws { try await promise.check(NotebookStore()) }

    @Test("A desk works over it, and finds its histories sound")
    func desk() async throws {
        let processes = try ProcessLibrary.load(SmallSale.text, named: "small-sale.yaml").library()
        let desk = try await DealDesk(store: NotebookStore(), processes: processes)
        let anna = DealActor("anna", roles: ["manager"])
        try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme", under: "small-sale"), by: anna).get()
        #expect(try await desk.verify("d-1").isSound)
        #expect(try await desk.deals(DealQuery(customer: "acme")).map(\.record.id) == ["d-1"])
    }
}
