import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var keys: [StorePromise] {
        [
            StorePromise("SEMANTICS 6.5: what was written under a key is found by the next load") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], key: "k-1"))
                let found = try await store.file("d-1", key: "k-1").keyed
                try promise(found?.command == ContentDigest(of: "k-1".utf8), "digest")
                try promise(found?.entries.map(\.sequence) == [2], "entries")
                try promise(try await store.file("d-1", key: "k-2").keyed == nil, "another key is found")
            },
            StorePromise("SEMANTICS 6.5: a key is taken once, whatever the deal") { store in
                try await store.open("d-1")
                try await store.open("d-2")
                let (first, second) = (try await store.file("d-1"), try await store.file("d-2"))
                _ = try await store.commit(first.commit([first.moveEvent(to: "proposal")], key: "k-1"))
                do {
                    _ = try await store.commit(second.commit([second.moveEvent(to: "proposal")], key: "k-1"))
                    throw BrokenPromise("the key was taken twice")
                } catch StoreError.stale {
                    try promise(try await store.entries(of: "d-2", after: 0, limit: 9).count == 1, "entries")
                }
            },
            StorePromise("SEMANTICS 6.5: a deal whose time lies in the future makes no key old") { store in
                for number in 1...2 { try await store.open(DealID("d-\(number)")) }
                let first = try await store.file("d-1")
                _ = try await store.commit(first.commit([first.moveEvent(to: "proposal")], key: "k-1"))
                let second = try await store.file("d-2")
                let late = second.commit(
                    [second.moveEvent(to: "proposal")], key: "k-2", at: .sampleFarAway, now: .sampleMonday)
                _ = try await store.commit(late)
                try promise(try await store.file("d-1", key: "k-1").keyed != nil, "the other deal's key is gone")
                try promise(try await store.file("d-2", key: "k-2").keyed != nil, "its own key is gone")
            },
        ]
    }

    static var notes: [StorePromise] {
        [
            StorePromise("SEMANTICS 7.2: attempts of one kind are counted in one row") { store in
                try await store.open("d-1")
                try await store.note([
                    .attempts(.sample("a", at: .sampleMonday)), .attempts(.sample("a", at: .sampleTuesday)),
                ])
                let rows = try await store.attempts(on: "d-1")
                try promise(rows.map(\.count) == [2], "counts \(rows.map(\.count))")
                try promise(
                    rows.first?.first == Instant.sampleMonday && rows.first?.last == Instant.sampleTuesday,
                    "first and last")
            },
            StorePromise("SEMANTICS 7.2: beyond 32 kinds a visit there is one `other`") { store in
                try await store.open("d-1")
                for number in 0..<40 { try await store.note([.attempts(.sample("item-\(number)", at: .sampleMonday))]) }
                let rows = try await store.attempts(on: "d-1")
                try promise(rows.count == 33, "\(rows.count) rows")
                try promise(rows.last?.key.target == .other && rows.last?.count == 8, "no `other` with the rest")
            },
            StorePromise("SEMANTICS 7.2: an attempt may be a row of its own") { store in
                try await store.open("d-1")
                try await store.note([
                    .attempt(.sample("a", at: .sampleMonday)), .attempt(.sample("a", at: .sampleMonday)),
                ])
                try promise(try await store.attempts(on: "d-1").count == 2, "rows")
            },
            StorePromise("SEMANTICS 2.3: the last answer of each rule is given with the deal") { store in
                try await store.open("d-1")
                try await store.note([.answer("d-1", .sample(.pass)), .answer("d-1", .sample(.fail))])
                try promise(try await store.file("d-1").answers.map(\.answer) == [.fail], "answers")
                try promise(try await store.file("d-1").counters.revision == Revision(1), "revision")
            },
        ]
    }
}
