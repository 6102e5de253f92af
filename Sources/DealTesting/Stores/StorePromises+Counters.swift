import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var counters: [StorePromise] {
        [
            StorePromise("SEMANTICS 6.2: a changed customer refuses a commit that read it, and no other") { store in
                try await store.open("d-1", customer: "acme")
                let file = try await store.file("d-1")
                let known = try await store.customer("acme")
                _ = try await store.save(Customer(id: "acme", name: "Acme 2"), expecting: known?.revision)
                let stale = StaleRead.customer("acme", expected: Revision(1), found: Revision(2))
                try await refuses(.stale(stale)) {
                    _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], customer: true))
                }
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")]))
                let name = try await store.file("d-1").facts.customer?.name
                try promise(name == "Acme 2", "the customer is \(name ?? "–")")
            },
            StorePromise("SEMANTICS 6.1: an interaction counts in the deal's activity and the customer's portfolio") {
                store in
                try await store.open("d-1", customer: "acme")
                let before = try await store.file("d-1")
                _ = try await store.add(Interaction(channel: "phone", .in, at: Instant.sampleMonday), to: "d-1")
                let after = try await store.file("d-1")
                try promise(after.counters.activity > before.counters.activity, "activity")
                try promise(after.counters.portfolio > before.counters.portfolio, "portfolio")
                try promise(after.counters.revision == before.counters.revision, "revision")
                try promise(after.facts.deal.lastCustomerEventAt == Instant.sampleMonday, "last_customer_event_at")
                try promise(after.facts.customer?.lastContactAt == Instant.sampleMonday, "last_contact_at")
                try promise(after.facts.interactions.first?.id.text.isEmpty == false, "the interaction has no id")
            },
            StorePromise("SEMANTICS 6.2: an interaction refuses a commit that read interactions") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.add(Interaction(channel: "phone", .in, at: Instant.sampleMonday), to: "d-1")
                let stale = StaleRead.activity("d-1", expected: Revision(0), found: Revision(1))
                try await refuses(.stale(stale)) {
                    _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")], activity: true))
                }
            },
            StorePromise("An interaction that comes between load and commit is not lost") { store in
                try await store.open("d-1")
                let file = try await store.file("d-1")
                _ = try await store.add(Interaction(channel: "phone", .in, at: Instant.sampleMonday), to: "d-1")
                _ = try await store.commit(file.commit([file.moveEvent(to: "proposal")]))
                try promise(try await store.file("d-1").facts.interactions.count == 1, "interactions")
                try promise(
                    try await store.file("d-1").facts.deal.lastCustomerEventAt == Instant.sampleMonday, "heard of")
            },
            StorePromise("SEMANTICS 6.1: a won deal counts in deals_won, and in the portfolio of its neighbours") {
                store in
                try await store.open("d-1", customer: "acme")
                try await store.open("d-2", customer: "acme")
                let before = try await store.file("d-2")
                let file = try await store.file("d-1")
                let won = Outcome("won", countsAs: .won, at: Instant.sampleMonday)
                _ = try await store.commit(file.commit([.closed(DealEvent.Closing(outcome: won))]))
                let after = try await store.file("d-2")
                try promise(after.facts.customer?.dealsWon == 1, "deals_won")
                try promise(after.counters.portfolio > before.counters.portfolio, "portfolio")
                let stale = StaleRead.portfolio(
                    "acme", expected: before.counters.portfolio, found: after.counters.portfolio)
                try await refuses(.stale(stale)) {
                    _ = try await store.commit(before.commit([before.moveEvent(to: "proposal")], portfolio: true))
                }
            },
            StorePromise("A customer is saved against the revision that was read, and new ones are new") { store in
                _ = try await store.save(Customer(id: "acme", name: "Acme"), expecting: nil)
                try await refuses(.stale(.customer("acme", expected: nil, found: Revision(1)))) {
                    _ = try await store.save(Customer(id: "acme", name: "Other"), expecting: nil)
                }
                _ = try await store.save(Customer(id: "acme", name: "Acme 2"), expecting: Revision(1))
                try await refuses(.stale(.customer("acme", expected: Revision(1), found: Revision(2)))) {
                    _ = try await store.save(Customer(id: "acme", name: "Acme 3"), expecting: Revision(1))
                }
                try promise(try await store.customer("acme")?.name == "Acme 2", "name")
            },
            StorePromise("What DealKit keeps of a customer survives a save by the host") { store in
                try await store.open("d-1", customer: "acme")
                _ = try await store.add(Interaction(channel: "phone", .in, at: Instant.sampleMonday), to: "d-1")
                _ = try await store.save(Customer(id: "acme", name: "Acme 2"), expecting: Revision(1))
                try promise(try await store.customer("acme")?.lastContactAt == Instant.sampleMonday, "last_contact_at")
            },
        ]
    }
}
