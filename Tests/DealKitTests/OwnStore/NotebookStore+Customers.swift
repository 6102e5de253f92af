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
}
