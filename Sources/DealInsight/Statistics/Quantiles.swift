/// Quantiles of numbers that are all known.
public struct Quantiles: Hashable, Sendable, Encodable {
    /// How many numbers.
    public let count: Int
    /// Their mean; `nil` of none.
    public let mean: Double?
    /// The least, and the greatest; `nil` of none.
    public let minimum, maximum: Double?
    /// The points that 5, 10, 25, 50, 75, 90 and 95 % lie below; empty of none.
    public let points: [Point]

    /// A share of the numbers, and the number below which it lies.
    public struct Point: Hashable, Sendable, Encodable {
        /// The share, as 0.5.
        public let share: Double
        /// The number.
        public let value: Double
    }

    /// The shares for which points are given.
    public static let shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

    /// The middle number; `nil` of none.
    public var median: Double? { points.first { $0.share == 0.5 }?.value }

    /// Quantiles of type 7 (Hyndman & Fan, *The American Statistician* 50, 1996).
    ///
    /// - Parameter scale: What the numbers are divided by.
    init(_ numbers: [Int64], dividedBy scale: Double) {
        let sorted = numbers.sortedByDigits()
        count = sorted.count
        // In one exact sum, so that the order of the numbers plays no part.
        mean = sorted.isEmpty ? nil : Double(sorted.reduce(Int128(0)) { $0 + Int128($1) }) / Double(count) / scale
        minimum = sorted.first.map { Double($0) / scale }
        maximum = sorted.last.map { Double($0) / scale }
        points =
            sorted.isEmpty
            ? []
            : Self.shares.map { share in
                let place = share * Double(sorted.count - 1)
                let below = Int(place)
                let above = min(below + 1, sorted.count - 1)
                let step = Double(sorted[above] - sorted[below]) * (place - Double(below))
                return Point(share: share, value: (Double(sorted[below]) + step) / scale)
            }
    }
}
