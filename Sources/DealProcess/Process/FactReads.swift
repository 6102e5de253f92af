package import DealModel

/// What a condition, an item or a gate reads: known when the process is loaded, so that a store fetches no more.
package struct FactReads: Sendable, Hashable {
    /// Single facts and whole lists, sorted: `deal.amount`, `interactions`.
    package private(set) var paths: [String]
    /// The groups that must be loaded.
    package private(set) var needs: FactNeeds = []
    /// Whether a figure is read that other deals of the customer change (SEMANTICS 6.2).
    package private(set) var readsPortfolio = false
    /// A bit for each path: two that read the same fact have one in common.
    private(set) var marks: UInt64 = 0

    package static let nothing = FactReads(paths: [])

    package init(paths: some Sequence<String>) {
        self.paths = Array(paths)
        let isSorted = zip(self.paths, self.paths.dropFirst()).allSatisfy { $0 < $1 }
        if !isSorted { self.paths = Set(self.paths).sorted() }
        for path in self.paths { note(path) }
    }

    package func union(_ other: FactReads) -> FactReads {
        if other.paths.isEmpty || self == other { return self }
        return paths.isEmpty ? other : FactReads(merging: self, other)
    }

    private init(merging one: FactReads, _ other: FactReads) {
        paths = []
        paths.reserveCapacity(one.paths.count + other.paths.count)
        var rest = other.paths[...]
        for path in one.paths {
            while let next = rest.first, next < path { paths.append(rest.removeFirst()) }
            if rest.first == path { rest.removeFirst() }
            paths.append(path)
        }
        paths += rest
        needs = one.needs.union(other.needs)
        readsPortfolio = one.readsPortfolio || other.readsPortfolio
        marks = one.marks | other.marks
    }

    private mutating func note(_ path: String) {
        switch path[..<(path.utf8.firstIndex(of: UInt8(ascii: ".")) ?? path.endIndex)] {
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
        marks |= Self.mark(of: path)
    }

    private static func mark(of path: String) -> UInt64 {
        // The day follows from the time.
        let sum = (path == "today" ? "now" : path).utf8.reduce(5381) { $0 &* 33 &+ UInt64($1) }
        return 1 << ((sum &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}
