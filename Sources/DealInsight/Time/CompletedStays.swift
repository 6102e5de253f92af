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
        var open = [Int](repeating: 0, count: table.stages.count)
        for visit in 0..<table.visitCount where table.columns.marks[visit].end == .open {
            open[Int(table.columns.stage[visit])] += 1
        }
        let medians = StayMedians(table)
        let order =
            Array(0..<table.placeCount)
            + (table.placeCount..<table.stages.count).sorted { table.stages[$0] < table.stages[$1] }
        stages = order.filter { medians.counts[$0] + open[$0] > 0 }.map { stage in
            Stage(
                stage: table.stages[stage].text, count: medians.counts[stage], stillOpen: open[stage],
                medianSeconds: medians.seconds(stage))
        }
    }
}

/// Medians by counting: first how many stays fall into each of many bins, then only those in the bin of the middle are
/// looked at. Two passes over the visits, and no copy of them.
private struct StayMedians {
    private(set) var counts: [Int]
    private let bins: Int
    private let shift: Int
    private let table: VisitTable
    /// By stage: the bins in which the middle two lie, how many stays lie below the first, and the stays in both.
    private var middles: [Middle]

    private struct Middle {
        var bins = 0...0
        var below = 0
        var stays: [Int64] = []
    }

    /// So many bins are kept at most, for all stages together.
    private static var binLimit: Int { 1 << 20 }

    init(_ table: VisitTable) {
        let stages = table.stages.count
        var longest: Int64 = 0
        Self.forEachStay(table) { _, stay in longest = max(longest, stay) }
        var bits = 16
        while bits > 4, stages << bits > Self.binLimit { bits -= 1 }
        bins = 1 << bits
        shift = max(0, 64 - longest.leadingZeroBitCount - bits)
        self.table = table
        var histogram = [UInt32](repeating: 0, count: stages * bins)
        let (bins, shift) = (bins, shift)
        Self.forEachStay(table) { stage, stay in histogram[stage * bins + Int(stay >> shift)] += 1 }
        counts = (0..<stages).map { stage in
            histogram[(stage * bins)..<((stage + 1) * bins)].reduce(0) { $0 + Int($1) }
        }
        middles = zip(0..<stages, counts).map { stage, count in
            Self.middle(of: histogram[(stage * bins)..<((stage + 1) * bins)], count)
        }
        var middles = middles
        Self.forEachStay(table) { stage, stay in
            if middles[stage].bins.contains(Int(stay >> shift)) { middles[stage].stays.append(stay) }
        }
        self.middles = middles
    }

    func seconds(_ stage: Int) -> Double? {
        let count = counts[stage]
        guard count > 0 else { return nil }
        let sorted = middles[stage].stays.sorted()
        let below = middles[stage].below
        let (left, right) = (sorted[(count - 1) / 2 - below], sorted[count / 2 - below])
        return (Double(left) + Double(right)) / 2_000_000
    }

    private static func middle(of histogram: ArraySlice<UInt32>, _ count: Int) -> Middle {
        var middle = Middle()
        var (sum, first): (Int, Int?) = (0, nil)
        for (bin, size) in histogram.enumerated() where size > 0 {
            if first == nil, sum + Int(size) > (count - 1) / 2 {
                first = bin
                middle.below = sum
            }
            sum += Int(size)
            if let first, sum > count / 2 {
                middle.bins = first...bin
                return middle
            }
        }
        return middle
    }

    @inline(__always)
    private static func forEachStay(_ table: VisitTable, _ body: (Int, Int64) -> Void) {
        let columns = table.columns
        for visit in 0..<columns.count {
            let end = columns.marks[visit].end
            guard end != .open, end != .migrated, end != .neither, columns.entered[visit] != DealColumns.unknownTime
            else { continue }
            body(Int(columns.stage[visit]), max(0, columns.left[visit] &- columns.entered[visit]))
        }
    }
}
