import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var keeping: [StorePromise] {
        [
            StorePromise(
                "SEMANTICS 6.6: a seal covers every deal in the order of ids, and is chained to the one before"
            ) {
                store in
                guard let sealing = store as? any SealStore else { return }
                for number in [3, 1, 2] { try await store.open(DealID("d-\(number)")) }
                let first = try await sealing.seal(at: .sampleMonday)
                try await store.move("d-2", to: "proposal", read: 1)
                let second = try await sealing.seal(at: .sampleTuesday)
                try promise(first.number == 1 && second.number == 2, "numbers")
                try promise(first.deals == 3 && second.deals == 3, "\(first.deals) and \(second.deals) deals")
                try promise(try await sealing.seal(nil) == second, "the last seal")
                try promise(try await sealing.seal(1) == first, "the first seal")
                var digest = SealDigest(after: first.digest)
                let page = try await sealing.heads(of: 2, after: nil, limit: 2)
                let heads = try await page + sealing.heads(of: 2, after: page.last?.deal, limit: 2)
                for head in heads { digest.add(head) }
                try promise(heads.map(\.deal) == ["d-1", "d-2", "d-3"], "\(heads.map(\.deal))")
                try promise(heads.map(\.head.sequence) == [1, 2, 1], "\(heads.map(\.head.sequence))")
                try promise(digest.digest == second.digest, "the digest is not that of the heads")
                try promise(try await sealing.heads(of: 1, after: nil, limit: 9).count == 3, "the first seal's heads")
            },
            StorePromise("Erasing a person leaves the others, and every history sound") { store in
                guard let erasing = store as? any ErasingStore else { return }
                try await openPersonalDeal(in: store)
                let head = try await soundHead(of: "d-1", in: store)
                try promise(try await erasing.erase(.person("ivan", of: "acme")) > 0, "nothing was erased")
                let customer = try await store.customer("acme")?.record
                try promise(customer?.people.map(\.id) == ["olga"], "people \(customer?.people.map(\.id) ?? [])")
                try promise(customer?.name == "Acme", "the customer was erased too")
                let results = try await store.interactions(of: "d-1").record.map(\.result)
                try promise(results == [nil, "asks for a price"], "\(results)")
                try promise(try await soundHead(of: "d-1", in: store, kept: head) == head, "another head")
                try promise(try await erasing.erase(.person("ivan", of: "acme")) == 0, "erased twice")
            },
            StorePromise("Erasing a customer leaves its id, its figures, and every history sound") { store in
                guard let erasing = store as? any ErasingStore else { return }
                try await openPersonalDeal(in: store)
                let head = try await soundHead(of: "d-1", in: store)
                let before = try await store.customer("acme")
                try promise(try await erasing.erase(.customer("acme")) > 0, "nothing was erased")
                let after = try await store.customer("acme")
                try promise(after?.record.name == nil && after?.record.people.isEmpty == true, "facts are left")
                try promise(after?.record.lastContactAt == before?.record.lastContactAt, "figures")
                try promise((after?.revision ?? .zero) > (before?.revision ?? .zero), "the revision stayed")
                let results = try await store.interactions(of: "d-1").record.map(\.result)
                try promise(results == [nil, nil], "\(results)")
                try promise(try await store.attempts(on: "d-1").isEmpty, "attempts are left")
                try promise(try await soundHead(of: "d-1", in: store, kept: head) == head, "another head")
            },
            StorePromise("SEMANTICS 6.6: what is redacted is read as ever, stands in no entry, and is gone once erased")
            {
                store in
                try await openRedactedDeal(in: store)
                let file = try await store.file("d-1")
                try promise(file.facts.deal.title == "At Ivan's", "title \(file.facts.deal.title ?? "–")")
                try promise(file.facts.deal.terms.delivery == "Elm Street 7", "the terms")
                try promise(file.isAsWritten, "the file is not as it was written")
                let listed = try await store.deals(.all, after: nil, limit: 9).map(\.record.title)
                try promise(listed == ["At Ivan's"], "listed as \(listed)")
                for entry in try await store.entries(of: "d-1", after: 0, limit: 9) {
                    let text = String(decoding: entry.encoded, as: UTF8.self)
                    try promise(!text.contains("Ivan") && !text.contains("Elm Street"), text)
                }
                let head = try await soundHead(of: "d-1", in: store)
                guard let erasing = store as? any ErasingStore else { return }
                try promise(try await erasing.erase(.customer("acme")) > 0, "nothing was erased")
                let left = try await store.file("d-1")
                try promise(left.facts.deal.title == nil && left.facts.deal.terms.delivery == nil, "values are left")
                try promise(left.personalKey == nil, "the key is left")
                try promise(left.isAsWritten, "the file is not as it was written, without what was erased")
                try promise(try await soundHead(of: "d-1", in: store, kept: head) == head, "another head")
                // A decision on what is erased meanwhile would write it again.
                try await promiseStale(file.commit([retitled], redacting: personal), in: store, "after erasing")
                _ = try await store.commit(left.commit([retitled], redacting: personal))
                try promise(try await store.file("d-1").facts.deal.title == "Pumps", "a new title")
                try promise(try await soundHead(of: "d-1", in: store, kept: head) != head, "the head stayed")
            },
            StorePromise("SEMANTICS 6.6: what was erased since it was read does not come back with a move") { store in
                guard let erasing = store as? any ErasingStore else { return }
                try await openRedactedDeal(in: store)
                let file = try await store.file("d-1")
                _ = try await erasing.erase(.customer("acme"))
                // It writes nothing that is redacted, and read nothing that has changed: it is no conflict.
                _ = try await store.commit(file.commit([file.moveEvent(to: "lead")]))
                let left = try await store.file("d-1")
                try promise(left.facts.deal.title == nil && left.facts.deal.terms.delivery == nil, "values came back")
                try promise(left.isAsWritten, "the file is not as it was written, without what was erased")
                _ = try await soundHead(of: "d-1", in: store)
            },
            StorePromise("Erasing a customer that is kept elsewhere erases what is here about it") { store in
                guard let erasing = store as? any ErasingStore else { return }
                var deal = sample("d-1", customer: "acme")
                deal.title = "At Ivan's"
                guard let new = try await store.load(LoadRequest("d-1", newDeal: deal, reading: .groups(.all))) else {
                    throw BrokenPromise("there is no file of a new deal")
                }
                _ = try await store.commit(new.commit([.created(DealEvent.Creation(deal: deal))], redacting: personal))
                let call = Interaction(channel: "phone", .in, at: .sampleMonday, with: "ivan", result: "is ill")
                _ = try await store.add(call, to: "d-1")
                try await store.note([.attempts(.sample("a", at: .sampleMonday))])
                try promise(try await store.customer("acme") == nil, "the customer is here")
                let head = try await soundHead(of: "d-1", in: store)
                try promise(
                    try await erasing.erase(.person("ivan", of: "acme")) > 0, "nothing of the person was erased")
                let results = try await store.interactions(of: "d-1").record.map(\.result)
                try promise(results == [nil], "\(results)")
                try promise(try await erasing.erase(.customer("acme")) > 0, "nothing was erased")
                try promise(try await store.file("d-1").facts.deal.title == nil, "values are left")
                try promise(try await store.attempts(on: "d-1").isEmpty, "attempts are left")
                try promise(try await soundHead(of: "d-1", in: store, kept: head) == head, "another head")
                try promise(try await erasing.erase(.customer("acme")) == 0, "erased twice")
            },
            StorePromise("A health report says what keeps the records") { store in
                guard let reporting = store as? any HealthReporting else { return }
                let health = try await reporting.health()
                try promise(health.isSound, "\(health.problems)")
                try promise(!health.engine.isEmpty && !health.remarks.isEmpty, "\(health)")
            },
        ]
    }

    private static let personal = [FactPath(.deal, "title"), FactPath(.terms)]
    private static let retitled = DealEvent.edited([
        FactEdit(FactPath(.deal, "title"), from: nil, to: .text("Pumps"))
    ])

    private static func openRedactedDeal(in store: any WholeStore) async throws {
        _ = try await store.save(Customer(id: "acme", name: "Acme"), expecting: nil)
        var deal = sample("d-1", customer: "acme")
        deal.title = "At Ivan's"
        guard let new = try await store.load(LoadRequest("d-1", newDeal: deal, reading: .groups(.all))) else {
            throw BrokenPromise("there is no file of a new deal")
        }
        _ = try await store.commit(new.commit([.created(DealEvent.Creation(deal: deal))], redacting: personal))
        let address = FactEdit(FactPath(.terms, "delivery"), from: nil, to: .text("Elm Street 7"))
        _ = try await store.commit(store.file("d-1").commit([.edited([address])], redacting: personal))
        let file = try await store.file("d-1")
        _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")]))
    }

    private static func promiseStale(_ commit: Commit, in store: any WholeStore, _ when: String) async throws {
        do throws(StoreError) {
            _ = try await store.commit(commit)
        } catch {
            guard case .stale = error else { throw BrokenPromise("\(when): \(error)") }
            return
        }
        throw BrokenPromise("\(when) a commit on what was read before was written")
    }

    private static func openPersonalDeal(in store: any WholeStore) async throws {
        let people = [Person(id: "ivan", name: "Ivan"), Person(id: "olga", name: "Olga")]
        _ = try await store.save(Customer(id: "acme", name: "Acme", people: people), expecting: nil)
        try await store.create(sample("d-1", customer: "acme"))
        for (person, result) in [("ivan", "wants a discount"), ("olga", "asks for a price")] as [(PersonID, String)] {
            let call = Interaction(channel: "phone", .in, at: .sampleMonday, with: person, result: result)
            _ = try await store.add(call, to: "d-1")
        }
        try await store.note([.attempts(.sample("a", at: .sampleMonday))])
        try await store.move("d-1", to: "proposal", read: 1)
    }

    private static func soundHead(
        of deal: DealID, in store: any WholeStore, kept: ChainHead? = nil
    ) async throws -> ChainHead? {
        let entries = try await store.entries(of: deal, after: 0, limit: 99)
        let found = Verification(
            of: deal, entries: entries, kept: kept, stored: try await store.file(deal).facts.body)
        try promise(found.isSound, "\(found)")
        return found.head
    }
}
