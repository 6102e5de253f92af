/// What is asked: which changes make every item true.
package struct OpeningProblem: Sendable {
    package let domains: [KeyDomain]
    package let items: [GateFormula]

    package init(domains: [KeyDomain], items: [GateFormula]) {
        self.domains = domains
        self.items = items
    }
}

/// The smallest openings of a gate, found when asked for and given in order: the fewest changes first, then those that
/// the asker can supply alone, then by keys.
///
///     var search = OpeningSearch(problem)
///     while let set = search.next() { … }
///
/// - Complexity: Solving is bounded by the limits, each further set costs O(components × changes).
package struct OpeningSearch: IteratorProtocol {
    /// What stands in the way of an exact answer.
    package let findings: OpeningFindings
    /// How many sets there are, at most `Int.max`.
    package let total: Int

    private var askers: CombinationOrder
    private var everybody: CombinationOrder

    package init(_ problem: OpeningProblem, limits: OpeningLimits = OpeningLimits()) {
        let order = problem.domains.indices.sorted { problem.domains[$0].key < problem.domains[$1].key }
        var ranks = [Int](repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        var findings = OpeningFindings()
        var lists: [[SmallestSets.Member]] = []
        for component in GateComponent.split(problem.items, domains: problem.domains, limits: limits) {
            let smallest = SmallestSets(of: component, ranks: ranks, limits: limits)
            findings.add(smallest.findings)
            lists.append(smallest.members)
        }
        self.findings = findings
        total = lists.reduce(1) { product, list in
            let (next, overflow) = product.multipliedReportingOverflow(by: list.count)
            return overflow ? Int.max : next
        }
        askers = CombinationOrder(lists.map { $0.filter(\.isAskers) })
        everybody = CombinationOrder(lists)
    }

    /// The next set, or nil when there is no more. An open gate has one: the empty set.
    package mutating func next() -> OpeningSet? {
        // Of one number of changes, the asker's own come first; the same sets are then passed over among everybody's,
        // and these are no more than have been given already.
        while let candidate = everybody.first, everybody.isAskersOnly {
            guard let own = askers.first, own.cost <= candidate.cost else {
                everybody.removeFirst()
                continue
            }
            break
        }
        if let own = askers.first, own.cost <= everybody.first?.cost ?? Int.max {
            let result = askers.set
            askers.removeFirst()
            return result
        }
        let result = everybody.set
        everybody.removeFirst()
        return result
    }
}
