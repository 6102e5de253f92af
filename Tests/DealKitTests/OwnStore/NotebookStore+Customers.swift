import DealKit
import Synchronization

extension NotebookStore {
    func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
        pages.withLock { $0.customers[id].map { Stored($0.customer, at: $0.revision) } }
    }

    func save(_ customer: Customer, expecting revision: Revision?) async throws(StoreError) -> Revision {
        try pages.withLock { pages throws(StoreError) in
            let known = pages.customers[customer.id]
            guard known?.revision == revision else {
                throw .stale(.customer(customer.id, expected: revision, found: known?.revision ?? .zero))
            }
            let next = Revision((revision?.number ?? 0) + 1)
            let kept = known.map { customer.keepingFigures(of: $0.customer) } ?? customer
            pages.customers[customer.id] = CustomerPage(
                customer: kept, revision: next, portfolio: known?.portfolio ?? .zero)
            return next
        }
    }

    // MARK: - Interactions

    func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
        pages.withLock { pages in
            let page = pages.deals[deal]
            return Stored(page?.interactions ?? [], at: page?.counters.activity ?? .zero)
        }
    }

    func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision {
        try pages.withLock { pages throws(StoreError) in
            guard var page = pages.deals[deal] else { throw .stale(.deal(deal, found: Revision.zero)) }
            let activity = Revision(page.counters.activity.number + 1)
            let added = interaction.recorded(on: deal, of: page.customer, activity: activity)
            let place = page.interactions.lastIndex { $0.at <= added.at }.map { $0 + 1 } ?? 0
            page.interactions.insert(added, at: place)
            page.counters.activity = activity
            if added.direction == .in { page.heardAt = max(page.heardAt ?? added.at, added.at) }
            pages.deals[deal] = page
            if let id = page.customer, var customer = pages.customers[id] {
                customer.portfolio = Revision(customer.portfolio.number + 1)
                customer.customer.noteContact(added)
                pages.customers[id] = customer
            }
            return activity
        }
    }

    // MARK: - Outbox

    func claim(_ limit: Int, until lease: Instant, at now: Instant) async throws(StoreError) -> [Effect] {
        pages.withLock { pages in
            var lanes: Set<[String]> = []
            var claimed: [Effect] = []
            for index in pages.outbox.indices where claimed.count < limit {
                let page = pages.outbox[index]
                // Whether it can be given or not, what follows it on its way waits.
                guard lanes.insert([page.effect.key.deal.text, page.effect.destination]).inserted else { continue }
                guard !page.isParked, page.heldUntil.map({ $0 <= now }) ?? true else { continue }
                pages.outbox[index].heldUntil = lease
                claimed.append(page.effect)
            }
            return claimed
        }
    }

    func settle(_ effect: Effect.Key, as result: Settlement) async throws(StoreError) {
        pages.withLock { pages in
            guard let index = pages.outbox.firstIndex(where: { $0.effect.key == effect }) else { return }
            switch result {
            case .delivered, .skipped: pages.outbox.remove(at: index)
            case .retry(let instant): pages.outbox[index].heldUntil = instant
            case .parked: pages.outbox[index].isParked = true
            case .resumed:
                pages.outbox[index].isParked = false
                pages.outbox[index].heldUntil = nil
            }
        }
    }
}
