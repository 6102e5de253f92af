import DealModel
import ExactValues

@testable import DealEngine

extension StoreCheck {
    static var keys: [StoreCheck] {
        [
            StoreCheck("SEMANTICS 6.5: what was written under a key is found by the next load") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], key: "k-1"))
                let found = try await store.file("d-1", key: "k-1").keyed
                try promise(found?.command == ContentDigest(of: "k-1".utf8), "digest")
                try promise(found?.entries.map(\.sequence) == [2], "entries")
                try promise(try await store.file("d-1", key: "k-2").keyed == nil, "another key is found")
            },
            StoreCheck("SEMANTICS 6.5: a key is taken once, whatever the deal") { store in
                try await store.open("d-1")
                try await store.open("d-2")
                let (first, second) = (try await store.file("d-1"), try await store.file("d-2"))
                _ = try await store.commit(first.commit([first.moveEvent(to: "proposal")], key: "k-1"))
                do {
                    _ = try await store.commit(second.commit([second.moveEvent(to: "proposal")], key: "k-1"))
                    throw Broken(description: "the key was taken twice")
                } catch StoreError.stale {
                    try promise(try await store.entries(of: "d-2", after: 0, limit: 9).count == 1, "entries")
                }
            },
        ]
    }

    static var notes: [StoreCheck] {
        [
            StoreCheck("SEMANTICS 7.2: attempts of one kind are counted in one row") { store in
                try await store.open("d-1")
                try await store.note([.attempts(attempt("a", at: monday)), .attempts(attempt("a", at: tuesday))])
                let rows = try await store.attempts(on: "d-1")
                try promise(rows.map(\.count) == [2], "counts \(rows.map(\.count))")
                try promise(rows.first?.first == monday && rows.first?.last == tuesday, "first and last")
            },
            StoreCheck("SEMANTICS 7.2: beyond 32 kinds a visit there is one `other`") { store in
                try await store.open("d-1")
                for number in 0..<40 { try await store.note([.attempts(attempt("item-\(number)", at: monday))]) }
                let rows = try await store.attempts(on: "d-1")
                try promise(rows.count == 33, "\(rows.count) rows")
                try promise(rows.last?.key.target == .other && rows.last?.count == 8, "no `other` with the rest")
            },
            StoreCheck("SEMANTICS 7.2: an attempt may be a row of its own") { store in
                try await store.open("d-1")
                try await store.note([.attempt(attempt("a", at: monday)), .attempt(attempt("a", at: monday))])
                try promise(try await store.attempts(on: "d-1").count == 2, "rows")
            },
            StoreCheck("SEMANTICS 2.3: the last answer of each rule is given with the deal") { store in
                try await store.open("d-1")
                try await store.note([.answer("d-1", recorded(.pass)), .answer("d-1", recorded(.fail))])
                try promise(try await store.file("d-1").answers.map(\.answer) == [.fail], "answers")
                try promise(try await store.file("d-1").counters.revision == Revision(1), "revision")
            },
        ]
    }

    private static func attempt(_ item: String, at instant: Instant) -> AttemptRow {
        let key = AttemptRow.Key(
            deal: "d-1", visit: 1, target: .stage("proposal"), closed: ContentDigest(of: item.utf8))
        return AttemptRow(
            key: key, count: 1, first: instant, last: instant, lastActor: "anna", kind: "gate-closed", items: [item])
    }

    private static func recorded(_ answer: PluginAnswer) -> RecordedAnswer {
        let digest = ContentDigest(of: "facts".utf8)
        return RecordedAnswer(
            rule: "credit", plugin: "bureau",
            basis: RecordedAnswer.Basis(version: 1, parameters: digest, facts: digest), answeredAt: monday,
            answer: answer)
    }
}
