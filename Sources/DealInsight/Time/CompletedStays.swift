import DealModel

/// How long visits lasted that have ended: exact medians, quickly, for millions of visits.
///
/// The figure most tools print. Too short while long visits are still open; ``Fates/Stage/medianDays`` takes those into
/// account.
public struct CompletedStays: Hashable, Sendable, Encodable {
    /// The visits to one stage.
    public struct Stage: Hashable, Sendable, Encodable {
        /// The stage.
        public let stage: String
        /// Visits that ended by a move or a closing, of which both times are known.
        public let count: Int
        /// Visits that go on, and are not in the median.
        public let stillOpen: Int
        /// The median in seconds, the mean of the middle two of an even count; `nil` of none.
        public let medianSeconds: Double?
    }

    /// In the order of the funnel, then others by id; stages that were never visited left out.
    public let stages: [Stage]

    /// Measures all visits of a table.
    ///
    /// - Complexity: O(*n*) in the visits.
    public init(_ table: VisitTable) {
        let medians = StayMedians(table)
        let order =
            Array(0..<table.placeCount)
            + (table.placeCount..<table.stages.count).sorted { table.stages[$0] < table.stages[$1] }
        stages = order.filter { medians.ended[$0] + medians.open[$0] > 0 }.map { stage in
            Stage(
                stage: table.stages[stage].text, count: medians.ended[stage], stillOpen: medians.open[stage],
                medianSeconds: medians.seconds(stage))
        }
    }
}

/// Medians by counting: first how many stays fall into each of many bins, then only those in the bins of the middle are
/// looked at. Two passes over the visits, and no copy of them.
private struct StayMedians {
    /// By stage: visits that ended by a move or a closing, and visits that go on.
    private(set) var ended, open: [Int]
    private var middles: [Middle]

    /// The bins in which the middle two stays of a stage lie, and the stays in them.
    private struct Middle {
        /// The least stay of the first bin, and how far above it the last one ends.
        var (low, width): (Int64, UInt64) = (0, 0)
        /// How many stays lie below.
        var below = 0
        var stays: [Int64] = []
    }

    init(_ table: VisitTable) {
        let bins = StayBins(stages: table.stages.count)
        var histogram = [UInt32](repeating: 0, count: table.stages.count * bins.count)
        histogram.withUnsafeMutableBufferPointer { histogram in
            table.columns.forEachStay { stage, stay in histogram[stage * bins.count + bins.bin(of: stay)] += 1 }
        }
        var open = [Int](repeating: 0, count: table.stages.count)
        for deal in table.standings.indices where table.standings[deal].fate == .open {
            if let visit = table.openVisit(of: deal) { open[table.columns.stage(visit)] += 1 }
        }
        self.open = open
        ended = []
        var middles: [Middle] = []
        for stage in table.stages.indices {
            let own = histogram[(stage * bins.count)..<((stage + 1) * bins.count)]
            ended.append(own.reduce(0) { $0 + Int($1) })
            middles.append(Self.middle(of: own, ended[stage], bins))
        }
        // Apart from the stays, so that all but a few visits are judged by two numbers that lie side by side.
        let bounds = middles.map { (low: $0.low, width: $0.width) }
        bounds.withUnsafeBufferPointer { bounds in
            table.columns.forEachStay { stage, stay in
                guard UInt64(bitPattern: stay &- bounds[stage].low) < bounds[stage].width else { return }
                middles[stage].stays.append(stay)
            }
        }
        self.middles = middles
    }

    func seconds(_ stage: Int) -> Double? {
        let count = ended[stage]
        guard count > 0 else { return nil }
        let sorted = middles[stage].stays.sortedByDigits()
        let below = middles[stage].below
        let (left, right) = (sorted[(count - 1) / 2 - below], sorted[count / 2 - below])
        return (Double(left) + Double(right)) / 2_000_000
    }

    private static func middle(of histogram: ArraySlice<UInt32>, _ count: Int, _ bins: StayBins) -> Middle {
        var middle = Middle()
        var (sum, first): (Int, Int?) = (0, nil)
        for (bin, size) in histogram.enumerated() where size > 0 {
            if first == nil, sum + Int(size) > (count - 1) / 2 {
                first = bin
                middle.below = sum
            }
            sum += Int(size)
            if let first, sum > count / 2 {
                middle.low = bins.least(in: first)
                middle.width = UInt64(bins.least(in: bin) &- middle.low) + bins.width(of: bin)
                return middle
            }
        }
        return middle
    }
}

/// Bins that are as wide as stays are long, like the digits of a floating-point number: exact for short stays, never
/// wider than a fixed share of long ones, and few whatever the longest is.
private struct StayBins {
    /// Each doubling of the stay is cut into 2 to the power of so many bins.
    private let digits: Int
    /// How many bins cover all stays.
    var count: Int { (64 - digits) << digits }

    /// So many bins are kept at most for all stages together, unless there are hundreds of thousands of stages.
    private static var limit: Int { 1 << 20 }

    init(stages: Int) {
        var digits = 8
        while digits > 1, stages * (64 - digits) << digits > Self.limit { digits -= 1 }
        self.digits = digits
    }

    @inline(__always)
    func bin(of stay: Int64) -> Int {
        let doublings = max(0, 63 - digits - stay.leadingZeroBitCount)
        return doublings << digits + Int(stay >> doublings)
    }

    /// How often the width of a bin has doubled.
    private func doublings(_ bin: Int) -> Int { max(0, bin >> digits - 1) }

    func least(in bin: Int) -> Int64 { Int64(bin - doublings(bin) << digits) << doublings(bin) }

    func width(of bin: Int) -> UInt64 { 1 << doublings(bin) }
}
