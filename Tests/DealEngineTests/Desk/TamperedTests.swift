import DealModel
import DealTesting
import ExactValues
import Synchronization
import TestTags
import Testing

@testable import DealEngine

@Suite("A deal that is kept as bytes", .tags(.desk, .storage))
struct TamperedTests {
    let manager = DeskSamples.manager

    @Test("Every promise of a store is kept by one that keeps deals as bytes", arguments: StorePromises.all)
    func keepsPromises(_ promise: StorePromise) async throws {
        await #expect(throws: Never.self) { try await promise.check(FaultyStore(keepsBytes: true)) }
    }

    @Test("A whole sale is made over bytes")
    func wholeSale() async throws {
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: FaultyStore(keepsBytes: true))
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        try await desk.supply(money, .set(FactPath(.deal, "score"), .int(7)), to: "d-1", by: manager).get()
        try await desk.record(Interaction(channel: "phone", .in, at: monday), on: "d-1", by: manager)
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(try await desk.deal("d-1").fields["score"] == .int(7))
        #expect(try await desk.deal("d-1").lastCustomerEventAt == monday)
    }

    @Test("SEMANTICS 5.6: a deal changed behind its journal is found before it is judged")
    func tampered() async throws {
        let store = FaultyStore(keepsBytes: true)
        let desk = try await DeskSamples.deskWithDeal(store: store)
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        store.falsified.withLock { work in
            work = { deal in deal.course = .strict(Visit(stage: "contract", number: 3, since: monday)) }
        }
        do throws(DeskError) {
            _ = try await desk.close("d-1", as: "won", by: manager)
            Issue.record("a tampered deal was judged")
        } catch {
            guard case .tampered("d-1", sequence: 2) = error else { throw error }
        }
        #expect(try await desk.history(of: "d-1").count == 2)
    }
}
