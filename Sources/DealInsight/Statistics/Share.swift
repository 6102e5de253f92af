/// A rate with all that it rests on: how many of how many, how many are still open, and how sure that makes it.
///
///     share.rate             // 0.6315, or nil of nothing
///     share.interval         // 0.6199 ... 0.6430; 0 ... 1 of nothing
///     "\(share)"             // 4238 of 6711 (2089 open)
public struct Share: Hashable, Sendable {
    /// How many did.
    public let hits: Int
    /// Of how many it is decided whether they did.
    public let decided: Int
    /// How many may do so yet. They are no part of the rate.
    public let stillOpen: Int

    /// So many of so many.
    public init(hits: Int, decided: Int, stillOpen: Int) {
        self.hits = hits
        self.decided = decided
        self.stillOpen = stillOpen
    }

    /// Between 0 and 1; `nil` when nothing is decided.
    public var rate: Double? { decided == 0 ? nil : Double(hits) / Double(decided) }

    /// The hits among all, the open ones counted as not having done so: what most tools print as the rate. Too low
    /// while anything is open.
    public var soFar: Double? { decided + stillOpen == 0 ? nil : Double(hits) / Double(decided + stillOpen) }

    /// The score interval of ``rate`` (Wilson, *JASA* 22, 1927); 0 to 1 when nothing is decided.
    public var interval: ConfidenceInterval {
        guard let rate else { return .anything }
        let (n, z) = (Double(decided), ConfidenceInterval.z)
        let square = z * z / n
        let middle = (rate + square / 2) / (1 + square)
        let half = z * (rate * (1 - rate) / n + square / (4 * n)).squareRoot() / (1 + square)
        return ConfidenceInterval(low: max(0, middle - half), high: min(1, middle + half))
    }
}

extension Share: CustomStringConvertible {
    /// `4238 of 6711 (2089 open)`
    public var description: String { "\(hits) of \(decided) (\(stillOpen) open)" }
}

extension Share: Encodable {
    private enum Key: String, CodingKey {
        case hits, decided, open, rate, soFar = "so_far", low, high
    }

    /// Writes the counts and what follows from them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(hits, forKey: .hits)
        try container.encode(decided, forKey: .decided)
        try container.encode(stillOpen, forKey: .open)
        try container.encode(rate, forKey: .rate)
        try container.encode(soFar, forKey: .soFar)
        try container.encode(interval.low, forKey: .low)
        try container.encode(interval.high, forKey: .high)
    }
}
