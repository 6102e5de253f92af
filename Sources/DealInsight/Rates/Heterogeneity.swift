/// Whether groups differ by more than chance: to be asked before anybody is ranked.
public struct Heterogeneity: Hashable, Sendable, Encodable {
    /// Pearson's χ² of hits and misses against the rate of all.
    public let statistic: Double
    /// One less than the groups with cases.
    public let degreesOfFreedom: Int
    /// How often chance alone makes groups differ at least so much; `nil` when there is nothing to compare.
    public let pValue: Double?

    /// Whether the differences are within chance, at 5 %. Then no group is better than another as far as anybody knows.
    public var isWithinChance: Bool { (pValue ?? 1) >= 0.05 }

    /// Compares groups; those without cases are left out.
    init(_ shares: [Share]) {
        let groups = shares.filter { $0.decided > 0 }
            .sorted { ($0.decided, $0.hits) < ($1.decided, $1.hits) }
        let (hits, decided) = groups.reduce((0, 0)) { ($0.0 + $1.hits, $0.1 + $1.decided) }
        guard groups.count > 1, hits > 0, hits < decided else {
            (statistic, degreesOfFreedom, pValue) = (0, max(0, groups.count - 1), nil)
            return
        }
        let rate = Double(hits) / Double(decided)
        statistic = groups.reduce(0) { sum, group in
            let expected = Double(group.decided) * rate
            let difference = Double(group.hits) - expected
            return sum + difference * difference / (expected * (1 - rate))
        }
        degreesOfFreedom = groups.count - 1
        pValue = chiSquareTail(statistic, degreesOfFreedom: degreesOfFreedom)
    }

    private enum CodingKeys: String, CodingKey {
        case statistic, degreesOfFreedom = "degrees_of_freedom", pValue = "p_value"
    }
}
