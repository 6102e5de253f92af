/// The beta distribution: what is known of a rate after so many hits and misses.
struct BetaDistribution: Hashable, Sendable {
    let alpha: Double
    let beta: Double

    var mean: Double { alpha / (alpha + beta) }

    /// The probability of at most `x`: the regularised incomplete beta function, by its continued fraction (DLMF
    /// 8.17.22), on the side of the mean where that converges fast.
    func probability(upTo x: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = e(
            to: lnGamma(alpha + beta) - lnGamma(alpha) - lnGamma(beta) + alpha * ln(x) + beta * ln1p(-x))
        if x < (alpha + 1) / (alpha + beta + 2) { return front / alpha / Self.fraction(alpha, beta, x) }
        return 1 - front / beta / Self.fraction(beta, alpha, 1 - x)
    }

    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        ContinuedFraction.value(firstDenominator: 1) { step in
            let m = Double(step / 2)
            let isEven = step.isMultiple(of: 2)
            let numerator =
                isEven
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            return (numerator, 1)
        }
    }

    /// The value below which the distribution lies with this probability, by bisection: slow and sure.
    func quantile(_ probability: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high || high - low < 1e-13 * high { return middle }
            if self.probability(upTo: middle) < probability { low = middle } else { high = middle }
        }
    }

    /// The middle 95 %.
    var interval: ConfidenceInterval { ConfidenceInterval(low: quantile(0.025), high: quantile(0.975)) }
}
