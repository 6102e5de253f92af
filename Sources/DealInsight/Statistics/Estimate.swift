/// An estimate with the range in which the true value lies, and the cases it rests on.
public struct Estimate: Hashable, Sendable, Encodable {
    /// The estimate.
    public let value: Double
    /// Where the true value lies.
    public let interval: ConfidenceInterval
    /// How many decided cases it rests on.
    public let cases: Int

    /// Of a probability, with an interval that is even on the scale of log-odds and so stays between 0 and 1; at 0 and
    /// 1, where that says nothing, Wilson's.
    static func ofProbability(_ value: Double, variance: Double, cases: Int) -> Estimate {
        let p = min(1, max(0, value))
        guard p > 1e-12, p < 1 - 1e-12 else {
            let share = Share(hits: p < 0.5 ? 0 : cases, decided: cases, stillOpen: 0)
            return Estimate(value: p, interval: share.interval, cases: cases)
        }
        let odds = ln(p / (1 - p))
        let width = ConfidenceInterval.z * variance.squareRoot() / (p * (1 - p))
        let end = { (place: Double) in 1 / (1 + e(to: -place)) }
        return Estimate(
            value: p, interval: ConfidenceInterval(low: end(odds - width), high: end(odds + width)), cases: cases)
    }
}
