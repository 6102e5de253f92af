import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var reading: [StorePromise] {
        [
            StorePromise("There is no file of a deal that was never opened") { store in
                let request = LoadRequest("d-9", reading: .groups(.all))
                try promise(try await store.load(request) == nil, "a file")
                try promise(try await store.entries(of: "d-9", after: 0, limit: 9).isEmpty, "entries")
            },
            StorePromise("The journal is read in pages, each entry once and in order") { store in
                for number in 1...7 { try await store.open(DealID("d-\(number)")) }
                try await store.move("d-3", to: "proposal", read: 1)
                var read: [JournalEntry] = []
                while true {
                    let page = try await store.entries(after: read.last?.position ?? .start, limit: 3)
                    if page.isEmpty { break }
                    try promise(page.count <= 3, "a page of \(page.count)")
                    read += page
                }
                try promise(read.count == 8, "\(read.count) entries")
                try promise(read.map(\.position) == read.map(\.position).sorted(), "order")
                try promise(read.last?.deal == "d-3" && read.last?.sequence == 2, "the last entry")
            },
            StorePromise("Deals are listed in the order of their ids, in pages, as asked") { store in
                for number in [4, 2, 3, 1] { try await store.open(DealID("d-\(number)")) }
                try await store.move("d-3", to: "proposal", read: 1)
                let first = try await store.deals(.all, after: nil, limit: 3)
                try promise(first.map(\.record.id) == ["d-1", "d-2", "d-3"], "\(first.map(\.record.id))")
                let rest = try await store.deals(.all, after: "d-3", limit: 3)
                try promise(rest.map(\.record.id) == ["d-4"], "\(rest.map(\.record.id))")
                let moved = try await store.deals(DealQuery(stage: "proposal"), after: nil, limit: 3)
                try promise(moved.map(\.record.id) == ["d-3"], "\(moved.map(\.record.id))")
                try promise(moved.first?.revision == Revision(2), "revision")
                try promise(try await store.deals(DealQuery(standing: .closed), after: nil, limit: 3).isEmpty, "closed")
            },
            StorePromise("A published version never changes") { store in
                let version = ProcessVersion("sale", 1)
                try await store.publish(version, source: "a")
                try await store.publish(version, source: "a")
                try await refuses(.failed(PublishedVersionDiffers(version))) {
                    try await store.publish(version, source: "b")
                }
                try promise(try await store.source(of: version) == "a", "source")
                try promise(try await store.source(of: ProcessVersion("sale", 2)) == nil, "another version")
            },
        ]
    }
}
