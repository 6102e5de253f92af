/// A range that holds the true value in 95 of 100 such analyses.
public struct ConfidenceInterval: Hashable, Sendable, Codable {
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// The 97.5 % point of the normal distribution.
    static var z: Double { 1.959_963_984_540_054 }

    /// What is known of a rate without cases: nothing.
    static var anything: ConfidenceInterval { ConfidenceInterval(low: 0, high: 1) }

    /// Of a probability, through ln(−ln p), which keeps it between 0 and 1 (Kalbfleisch & Prentice, *The Statistical
    /// Analysis of Failure Time Data*, 1980).
    static func ofProbability(_ p: Double, variance: Double) -> ConfidenceInterval? {
        guard variance.isFinite else { return nil }
        guard p > 0, p < 1, variance > 0 else { return ConfidenceInterval(low: p, high: p) }
        let logarithm = ln(p)
        let width = z * variance.squareRoot() / (p * -logarithm)
        let (one, other) = (e(to: logarithm * e(to: width)), e(to: logarithm * e(to: -width)))
        return ConfidenceInterval(low: min(one, other), high: max(one, other))
    }
}
