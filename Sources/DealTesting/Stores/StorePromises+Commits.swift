import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var commits: [StorePromise] {
        [
            StorePromise("SEMANTICS 6.1: the revision of a deal is the sequence of its last entry") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                try promise(file.counters.revision == Revision(1), "revision \(file.counters.revision)")
                let revision = try await store.move("d-1", to: "proposal", read: 1).revision
                try promise(revision == Revision(2), "revision \(revision)")
                try promise(try await store.file("d-1").facts.deal.visit?.stage == "proposal", "stage")
            },
            StorePromise("SEMANTICS 6.2: a stale commit is refused and leaves no trace") { store in
                try await store.open("d-1")
                try await store.move("d-1", to: "proposal", read: 1)
                let stale = StaleRead.deal("d-1", expected: Revision(1), found: Revision(2))
                try await refuses(.stale(stale)) { try await store.move("d-1", to: "contract", read: 1) }
                try promise(try await store.entries(of: "d-1", after: 0, limit: 9).count == 2, "entries")
                try promise(try await store.file("d-1").facts.deal.visit?.stage == "proposal", "stage")
            },
            StorePromise("SEMANTICS 6.2: a deal is opened once") { store in
                try await store.open("d-1")
                let file = DealFile(facts: Facts(deal: sample("d-1")), counters: ReadSet.Counters(), lastAt: nil)
                let stale = StaleRead.deal("d-1", expected: Revision(0), found: Revision(1))
                try await refuses(.stale(stale)) {
                    _ = try await store.commit(file.commit([.created(DealEvent.Creation(deal: sample("d-1")))]))
                }
            },
            StorePromise("One commit writes several entries, in their order") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                let edit = DealEvent.edited([FactEdit(FactPath(.deal, "title"), from: nil, to: .text("Pumps"))])
                _ = try await store.commit(file.commit([edit, file.moveEvent(to: "proposal")]))
                let entries = try await store.entries(of: "d-1", after: 1, limit: 9)
                try promise(entries.map(\.sequence) == [2, 3], "sequences \(entries.map(\.sequence))")
                try promise(try await store.file("d-1").facts.deal.title == "Pumps", "title")
            },
            StorePromise("Of two commits on one revision exactly one is written") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                let commit = file.commit([file.moveEvent(to: "proposal")])
                let written = await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<8 { group.addTask { (try? await store.commit(commit)) != nil } }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                try promise(written == 1, "\(written) were written")
                try promise(try await store.entries(of: "d-1", after: 0, limit: 9).count == 2, "entries")
            },
        ]
    }
}
