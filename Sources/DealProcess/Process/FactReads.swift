package import DealModel

/// What a condition, an item or a gate reads: known when the process is loaded, so that a store fetches no more.
package struct FactReads: Sendable, Hashable {
    /// Single facts and whole lists, sorted: `deal.amount`, `interactions`.
    package private(set) var paths: [String]
    /// The groups that must be loaded.
    package private(set) var needs: FactNeeds
    /// Whether a figure is read that other deals of the customer change (SEMANTICS 6.2).
    package private(set) var readsPortfolio: Bool

    package static let nothing = FactReads(paths: [])

    package init(paths: some Sequence<String>) {
        self.paths = Set(paths).sorted()
        needs = []
        readsPortfolio = false
        for path in self.paths { note(path) }
    }

    package func union(_ other: FactReads) -> FactReads {
        other.paths.isEmpty ? self : FactReads(paths: paths + other.paths)
    }

    private mutating func note(_ path: String) {
        let root = path.prefix { $0 != "." }
        switch root {
        case "customer": needs.insert(.customer)
        case "people": needs.formUnion([.customer, .people])
        case "claims": needs.formUnion([.customer, .claims])
        case "interactions": needs.insert(.interactions)
        case "documents": needs.insert(.documents)
        case "tasks": needs.insert(.tasks)
        default: break
        }
        // It is the time of an interaction, and changes with them.
        if path == "deal.last_customer_event_at" { needs.insert(.interactions) }
        if path == "customer.deals_won" || path.hasSuffix(".last_contact_at") { readsPortfolio = true }
    }
}
