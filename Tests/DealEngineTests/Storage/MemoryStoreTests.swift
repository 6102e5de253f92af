import DealModel
import DealTesting
import TestTags
import Testing

@testable import DealEngine

@Suite("A store in memory", .tags(.storage))
struct MemoryStoreTests {
    @Test("Every promise of a store is kept", arguments: StorePromises.all)
    func keepsPromise(_ promise: StorePromise) async throws {
        await #expect(throws: Never.self) { try await promise.check(MemoryStore()) }
    }

    @Test("Two tenants, each with a store of its own, are kept apart", arguments: StorePromises.tenants)
    func keepsTenantsApart(_ promise: TenantPromise) async throws {
        await #expect(throws: Never.self) { try await promise.check(MemoryStore(), MemoryStore()) }
    }

    @Test("The list of promises is not empty, and each has a name of its own")
    func promisesAreListed() {
        let names = StorePromises.all.map(\.name)
        #expect(names.count >= 20)
        #expect(Set(names).count == names.count)
    }

    @Test("SEMANTICS 6.5: a key is forgotten after its time")
    func forgetsKeys() async throws {
        let store = MemoryStore(keysKeptFor: .seconds(3_600))
        try await store.open("d-1")
        let first = try await store.file("d-1")
        _ = try await store.commit(first.commit([first.moveEvent(to: "proposal")], key: "k-1"))
        #expect(try await store.file("d-1", key: "k-1").keyed != nil)
        let second = try await store.file("d-1")
        _ = try await store.commit(second.commit([second.moveEvent(to: "contract")], key: "k-2", at: tuesday))
        #expect(try await store.file("d-1", key: "k-1").keyed == nil)
        #expect(try await store.file("d-1", key: "k-2").keyed != nil)
    }

    @Test("SEMANTICS 5.3: a plain move takes 32 bytes of the journal")
    func entriesAreSmall() {
        #expect(MemoryLayout<CompactEntry>.stride == 32)
    }
}
