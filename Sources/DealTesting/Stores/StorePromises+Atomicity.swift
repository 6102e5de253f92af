package import DealEngine
package import DealModel
package import ExactValues

extension StorePromises {
    static var atomicity: [StorePromise] {
        [
            StorePromise("A commit that is refused writes no effect, no key and no note") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                try await store.move("d-1", to: "proposal", read: 1)
                let attempt = AttemptRow.sample("a", at: .sampleMonday)
                let late = file.commit(
                    [file.moveEvent(to: "contract")], key: "k-1", effects: 2, notes: [.attempts(attempt)])
                try await refuses(.stale(.deal("d-1", expected: Revision(1), found: Revision(2)))) {
                    _ = try await store.commit(late)
                }
                let claimed = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(claimed.isEmpty, "effects \(claimed.map(\.effect.key))")
                try promise(try await store.file("d-1", key: "k-1").keyed == nil, "a key")
                try promise(try await store.attempts(on: "d-1").isEmpty, "attempts")
            },
            StorePromise("A commit writes its notes, its effects and its key with the deal") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                let attempt = AttemptRow.sample("a", at: .sampleMonday)
                _ = try await store.commit(
                    file.commit(
                        [file.moveEvent(to: "proposal")], key: "k-1", effects: 1,
                        notes: [.attempts(attempt), .answer("d-1", .sample(.pass))]))
                let found = try await store.file("d-1", key: "k-1")
                try promise(found.keyed?.entries.map(\.sequence) == [2], "no key")
                try promise(found.answers.map(\.answer) == [.pass], "answers \(found.answers)")
                try promise(try await store.attempts(on: "d-1").map(\.count) == [1], "attempts")
                let claimed = try await store.claim(9, until: .sampleTuesday, at: .sampleMonday)
                try promise(claimed.map(\.effect.event) == ["told"], "effects \(claimed)")
            },
            StorePromise("What was acknowledged is what is read: revision, hash, time and deal") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                let written = try await store.commit(
                    file.commit([file.moveEvent(to: "proposal")], at: .sampleTuesday))
                let again = try await store.file("d-1")
                try promise(again.counters.revision == written.revision, "revision \(again.counters.revision)")
                try promise(again.lastAt == .sampleTuesday, "last at \(again.lastAt.map(\.description) ?? "–")")
                try promise(again.isAsWritten, "the deal is not the one its entry tells of")
                if let hash = again.hash { try promise(hash == written.hash, "another hash than acknowledged") }
            },
            StorePromise("SEMANTICS 6.6: the history of a deal is sound, and ends with the hash that was acknowledged")
            {
                store in
                try await store.open("d-1")
                var written = Acknowledgement(.zero)
                for stage in ["proposal", "contract", "shipment"] as [StageID] {
                    let file = try await store.file("d-1")
                    written = try await store.commit(file.commit([file.moveEvent(to: stage)]))
                }
                let entries = try await store.entries(of: "d-1", after: 0, limit: 99)
                let body = try await store.file("d-1").facts.body
                let found = Verification(of: "d-1", entries: entries, kept: written.head, stored: body)
                try promise(found.isSound, "\(found)")
            },
        ]
    }
}

extension AttemptRow {
    /// A refused attempt to come to the stage `proposal`.
    package static func sample(_ item: String, on deal: DealID = "d-1", at instant: Instant) -> AttemptRow {
        let key = Key(deal: deal, visit: 1, target: .stage("proposal"), closed: ContentDigest(of: item.utf8))
        return AttemptRow(
            key: key, count: 1, first: instant, last: instant, lastActor: "anna", kind: "gate-closed", items: [item],
            receipt: Array("{}".utf8))
    }
}

extension RecordedAnswer {
    /// An answer to the rule `credit`.
    package static func sample(_ answer: PluginAnswer) -> RecordedAnswer {
        let digest = ContentDigest(of: "facts".utf8)
        return RecordedAnswer(
            rule: "credit", plugin: "bureau", basis: Basis(version: 1, parameters: digest, facts: digest),
            answeredAt: .sampleMonday, answer: answer)
    }
}
