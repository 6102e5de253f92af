/// How much the true win rates of groups differ, as far as their counts tell: a beta distribution over them.
///
/// Each group's rate is drawn towards the mean of all by as much as its own cases are few (empirical Bayes; Efron &
/// Morris, *Scientific American* 236, 1977). Fitted by maximum likelihood of the beta-binomial distribution (Skellam,
/// *JRSS B* 10, 1948).
public struct BetaBinomialFit: Hashable, Sendable, Encodable {
    /// The parameters of the beta distribution; infinite ones are cut off, see ``isAtBound``.
    public let alpha, beta: Double
    /// The logarithm of the likelihood, without the binomial coefficients.
    public let logLikelihood: Double
    /// Whether the likelihood grows without end as the spread goes to 0: the counts differ no more than by chance, and
    /// every group is drawn to the mean of all.
    public let isAtBound: Bool

    /// The mean of the groups' true rates.
    public var mean: Double { alpha / (alpha + beta) }

    /// Fits the distribution; `nil` when fewer than two groups have cases, or all cases went one way.
    ///
    /// - Parameter shares: The groups; those without cases tell nothing.
    init?(_ shares: [Share]) {
        let counts = Self.counts(shares)
        let (hits, misses) = counts.reduce((0, 0)) { ($0.0 + $1.hits * $1.groups, $0.1 + $1.misses * $1.groups) }
        guard counts.reduce(0, { $0 + $1.groups }) > 1, hits > 0, misses > 0 else { return nil }
        let pooled = Double(hits) / Double(hits + misses)
        let profile = { (logPrecision: Double) in Self.profile(counts, precision: e(to: logPrecision), near: pooled) }
        let best = Self.maximum(of: { profile($0).likelihood }, from: Self.lowest, to: Self.highest)
        let limit = profile(Self.highest)
        isAtBound = limit.likelihood >= best.value - 1e-7
        let chosen = isAtBound ? limit : profile(best.place)
        let precision = e(to: isAtBound ? Self.highest : best.place)
        // At the bound the mean is that of all cases together, and no digit of the search is worth more.
        let mean = isAtBound ? pooled : chosen.mean
        alpha = mean * precision
        beta = (1 - mean) * precision
        logLikelihood = chosen.likelihood
    }

    /// What is known of a group's rate once its own cases and those of all others are taken together.
    func posterior(_ share: Share) -> BetaDistribution {
        BetaDistribution(alpha: alpha + Double(share.hits), beta: beta + Double(share.decided - share.hits))
    }

    private enum CodingKeys: String, CodingKey {
        case alpha, beta, logLikelihood = "log_likelihood", isAtBound = "at_bound"
    }
}

// MARK: - Fitting

extension BetaBinomialFit {
    /// Groups of equal counts, taken together.
    private struct Counts {
        let hits, misses: Int
        let groups: Int
    }

    /// The logarithms between which α + β is searched: at 10⁹ the spread is 0 to all digits that count.
    private static let (lowest, highest) = (ln(1e-3), ln(1e9))

    /// In an order that does not depend on that of the groups.
    private static func counts(_ shares: [Share]) -> [Counts] {
        var groups: [[Int]: Int] = [:]
        for share in shares where share.decided > 0 {
            groups[[share.hits, share.decided - share.hits], default: 0] += 1
        }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { Counts(hits: $0.key[0], misses: $0.key[1], groups: $0.value) }
    }

    private static func likelihood(_ counts: [Counts], mean: Double, precision: Double) -> Double {
        let (alpha, beta) = (mean * precision, (1 - mean) * precision)
        return counts.reduce(0) { sum, group in
            sum + Double(group.groups)
                * (lnRising(alpha, group.hits) + lnRising(beta, group.misses)
                    - lnRising(precision, group.hits + group.misses))
        }
    }

    /// The best mean for a precision: the likelihood has one maximum there.
    private static func profile(
        _ counts: [Counts], precision: Double, near pooled: Double
    ) -> (mean: Double, likelihood: Double) {
        let middle = ln(pooled / (1 - pooled))
        let best = maximum(
            of: { likelihood(counts, mean: 1 / (1 + e(to: -$0)), precision: precision) },
            from: middle - 4, to: middle + 4, steps: 8)
        return (1 / (1 + e(to: -best.place)), best.value)
    }

    /// The greatest value of a function with one peak: steps to find its neighbourhood, then the golden section.
    private static func maximum(
        of function: (Double) -> Double, from low: Double, to high: Double, steps: Int = 24
    ) -> (place: Double, value: Double) {
        let width = (high - low) / Double(steps)
        var peak = (place: low, value: function(low))
        for step in 1...steps {
            let place = low + Double(step) * width
            let value = function(place)
            if value > peak.value { peak = (place, value) }
        }
        var (left, right) = (max(low, peak.place - width), min(high, peak.place + width))
        let golden = (5.0.squareRoot() - 1) / 2
        var (inner, outer) = (right - golden * (right - left), left + golden * (right - left))
        var (valueInner, valueOuter) = (function(inner), function(outer))
        while right - left > 1e-7 {
            if valueInner >= valueOuter {
                (right, outer, valueOuter) = (outer, inner, valueInner)
                inner = right - golden * (right - left)
                valueInner = function(inner)
            } else {
                (left, inner, valueInner) = (inner, outer, valueOuter)
                outer = left + golden * (right - left)
                valueOuter = function(outer)
            }
        }
        let middle = (left + right) / 2
        let value = function(middle)
        return value > peak.value ? (middle, value) : peak
    }
}
