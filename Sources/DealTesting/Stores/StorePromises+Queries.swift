import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var queries: [StorePromise] {
        [
            StorePromise("Deals are found by customer, process, stage, owner, outcome and what is due") { store in
                try await openVariedDeals(in: store)
                let table: [(DealQuery, [DealID])] = [
                    (.all, ["d-1", "d-2", "d-3", "d-4"]),
                    (DealQuery(customer: "acme"), ["d-1", "d-2"]), (DealQuery(customer: "nobody"), []),
                    (DealQuery(process: "sale"), ["d-1", "d-2", "d-3"]), (DealQuery(process: "service"), ["d-4"]),
                    (DealQuery(stage: "proposal"), ["d-2"]), (DealQuery(owner: "anna"), ["d-1", "d-4"]),
                    (DealQuery(standing: .open), ["d-1", "d-2", "d-4"]), (DealQuery(standing: .closed), ["d-3"]),
                    (DealQuery(outcome: "won"), ["d-3"]), (DealQuery(outcome: "lost"), []),
                    (DealQuery(dueBefore: .sampleTuesday), ["d-1"]), (DealQuery(dueBefore: .sampleMonday), []),
                    (DealQuery(customer: "acme", owner: "anna", standing: .open), ["d-1"]),
                    (DealQuery(stage: "lead", standing: .open), ["d-1", "d-4"]),
                ]
                for (query, expected) in table {
                    let found = try await store.deals(query, after: nil, limit: 9).map(\.record.id)
                    try promise(found == expected, "\(query) gave \(found)")
                }
            },
            StorePromise("A query in pages gives each deal once, whatever the query") { store in
                for number in 10..<31 {
                    try await store.open(DealID("d-\(number)"), customer: number % 2 == 0 ? "even" : "odd")
                }
                for query in [.all, DealQuery(customer: "even"), DealQuery(standing: .open)] {
                    let whole = try await store.deals(query, after: nil, limit: 99).map(\.record.id)
                    var paged: [DealID] = []
                    while true {
                        let page = try await store.deals(query, after: paged.last, limit: 4).map(\.record.id)
                        if page.isEmpty { break }
                        paged += page
                    }
                    try promise(!whole.isEmpty && paged == whole, "\(query): \(paged) and \(whole)")
                }
            },
            StorePromise("A deal that was changed is found by what it is now") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                let edit = DealEvent.edited([FactEdit(FactPath(.deal, "owner"), from: nil, to: .text("boris"))])
                _ = try await store.commit(file.commit([edit, file.moveEvent(to: "proposal")]))
                let found = try await store.deals(DealQuery(stage: "proposal", owner: "boris"), after: nil, limit: 9)
                try promise(found.map(\.record.id) == ["d-1"] && found[0].record.owner == "boris", "\(found)")
                let gone = try await store.deals(DealQuery(stage: "lead"), after: nil, limit: 9)
                try promise(gone.isEmpty, "found where it stood before")
            },
        ]
    }

    private static func openVariedDeals(in store: any WholeStore) async throws {
        for customer in ["acme", "globex"] as [CustomerID] {
            _ = try await store.save(Customer(id: customer), expecting: nil)
        }
        var first = sample("d-1", customer: "acme")
        first.owner = "anna"
        let noon = Instant(seconds: Instant.sampleMonday.microseconds / 1_000_000 + 10_800)
        try await store.create(
            first, tasks: [DealTask(id: "call", stage: "lead", visit: 1, isRequired: true, dueAt: noon)])
        try await store.create(sample("d-2", customer: "acme"))
        try await store.move("d-2", to: "proposal", read: 1)
        try await store.create(sample("d-3", customer: "globex"))
        let file = try await store.file("d-3")
        let end = Outcome("won", countsAs: .won, at: .sampleMonday)
        _ = try await store.commit(file.commit([.closed(DealEvent.Closing(outcome: end))]))
        var last = Deal(
            id: "d-4", customer: nil, process: ProcessVersion("service", 2),
            course: .manual(Visit(stage: "lead", number: 1, since: .sampleMonday)), createdAt: .sampleMonday)
        last.owner = "anna"
        try await store.create(last)
    }
}
