import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var outbox: [StorePromise] {
        [
            StorePromise("SEMANTICS 6.7: effects of a deal are given in order, one at a time") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: 2))
                let first = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleMonday)
                try promise(first.map(\.key.description) == ["d-1/2/0"], "\(first.map(\.key))")
                try promise(
                    try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleMonday).isEmpty,
                    "given twice")
                try await store.settle(first[0].key, as: .delivered)
                let second = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleMonday)
                try promise(second.map(\.key.description) == ["d-1/2/1"], "\(second.map(\.key))")
            },
            StorePromise("SEMANTICS 6.7: a lapsed claim is given again, a parked effect holds back the rest") { store in
                for deal in ["d-1", "d-2"] as [DealID] {
                    try await store.open(deal)
                    let file = try await store.file(deal)
                    _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: 2))
                }
                _ = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleMonday)
                let again = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleTuesday)
                try promise(again.count == 2, "\(again.count) given again")
                try await store.settle(Effect.Key(deal: "d-1", sequence: 2, effect: 0), as: .parked(because: "gone"))
                try await store.settle(Effect.Key(deal: "d-2", sequence: 2, effect: 0), as: .delivered)
                let rest = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleTuesday)
                try promise(rest.map(\.key.description) == ["d-2/2/1"], "\(rest.map(\.key))")
                try await store.settle(Effect.Key(deal: "d-1", sequence: 2, effect: 0), as: .skipped(by: "anna"))
                let freed = try await store.claim(9, until: Instant.sampleTuesday, at: Instant.sampleMonday)
                try promise(freed.map(\.key.description) == ["d-1/2/1"], "\(freed.map(\.key))")
            },
            StorePromise(
                "SEMANTICS 6.7: what could not be delivered is due again at its time, what was parked when resumed"
            ) {
                store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], effects: 1))
                let key = Effect.Key(deal: "d-1", sequence: 2, effect: 0)
                let noon = Instant(seconds: Instant.sampleMonday.microseconds / 1_000_000 + 10_800)
                _ = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try await store.settle(key, as: .retry(at: noon))
                let early = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(early.isEmpty, "given before its time")
                let due = try await store.claim(9, until: .sampleTuesday, at: noon)
                try promise(due.map(\.key) == [key], "not given at its time")
                try await store.settle(key, as: .parked(because: "gone"))
                let parked = try await store.claim(9, until: .sampleTuesday, at: .sampleTuesday)
                try promise(parked.isEmpty, "given while parked")
                try await store.settle(key, as: .resumed(by: "anna"))
                let resumed = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(resumed.map(\.key) == [key], "not given when resumed")
                try await store.settle(key, as: .delivered)
                try promise(try await store.claim(9, until: .sampleTuesday, at: .sampleTuesday).isEmpty, "given again")
            },
        ]
    }

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
