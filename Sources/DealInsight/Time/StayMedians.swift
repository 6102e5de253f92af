/// Exact medians of how long visits lasted, by stage, mostly in one pass over the visits.
///
/// A sample says between which two stays the median of each stage must lie; then stays below are counted, and only those
/// between are kept and sorted (selection by sampling: Floyd & Rivest, *Communications of the ACM* 18, 1975). Where the
/// sample has misled, which the counts show, the stage is gone through once more and all its stays are kept.
struct StayMedians {
    private var stages: [Selection]

    init(_ table: VisitTable) {
        stages = Self.bounds(table)
        pass(table.columns)
        let misled = stages.map { !$0.holdsMedian }
        guard misled.contains(true) else { return }
        for stage in stages.indices where misled[stage] { stages[stage] = Selection() }
        pass(table.columns, only: misled)
    }

    /// Visits that ended by a move or a closing.
    func ended(_ stage: Int) -> Int { stages[stage].ended }

    /// Visits that go on.
    func open(_ stage: Int) -> Int { stages[stage].open }

    func seconds(_ stage: Int) -> Double? { stages[stage].median.map { $0 / 1_000_000 } }

    private mutating func pass(_ columns: VisitColumns, only wanted: [Bool]? = nil) {
        // A buffer, since an array would be asked at each visit whether it is shared.
        stages.withUnsafeMutableBufferPointer { stages in
            columns.forEachEnd { stage, stay in
                if let wanted, !wanted[stage] { return }
                stages[stage].add(stay)
            }
        }
    }

    // MARK: The sample

    /// One visit in so many is looked at first.
    private static var stride: Int { 64 }

    private static func bounds(_ table: VisitTable) -> [Selection] {
        var samples = [[Int64]](repeating: [], count: table.stages.count)
        let columns = table.columns
        // At places that keep no step with the deals, each of which may have as many visits as the others.
        var (random, place) = (UInt64(0), 0)
        while place < columns.count {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let visit = place + Int(random >> 58)
            if visit < columns.count, let stay = columns.stay(visit) { samples[columns.stage(visit)].append(stay) }
            place += stride
        }
        return samples.map { Selection(around: $0.sortedByDigits()) }
    }
}

/// The stays of one stage that may be its median, and how many are shorter.
private struct Selection {
    /// Stays from here up to so much above are looked at: all of them, unless a sample says better.
    private var (low, width): (Int64, UInt64) = (0, .max)
    private var (below, lowest, highest) = (0, 0, 0)
    /// Those between the bounds; of the bounds themselves, which many stays may equal, only the number is kept.
    private var between: [Int64] = []
    private(set) var (ended, open) = (0, 0)

    init() {}

    /// - Parameter sample: Rising.
    init(around sample: [Int64]) {
        // Four standard deviations of the rank of a median.
        let margin = 2 * Int(Double(sample.count).squareRoot()) + 2
        guard sample.count > 4 * margin else { return }
        low = sample[sample.count / 2 - margin]
        width = UInt64(sample[sample.count / 2 + margin] - low)
    }

    /// - Parameter stay: `nil`: the visit goes on.
    @inline(__always)
    mutating func add(_ stay: Int64?) {
        guard let stay else {
            open += 1
            return
        }
        ended += 1
        let above = UInt64(bitPattern: stay &- low)
        if above <= width { keep(stay, above) } else { below += stay < low ? 1 : 0 }
    }

    @inline(never)
    private mutating func keep(_ stay: Int64, _ above: UInt64) {
        if above == 0 { lowest += 1 } else if above == width { highest += 1 } else { between.append(stay) }
    }

    /// Whether the middle two are among those that were kept.
    var holdsMedian: Bool {
        ended == 0 || (ended - 1) / 2 >= below && ended / 2 < below + lowest + between.count + highest
    }

    /// The mean of the middle two of an even count; `nil` of none.
    var median: Double? {
        guard ended > 0 else { return nil }
        let sorted = between.sortedByDigits()
        return (Double(stay(at: (ended - 1) / 2 - below, sorted)) + Double(stay(at: ended / 2 - below, sorted))) / 2
    }

    private func stay(at place: Int, _ sorted: [Int64]) -> Int64 {
        if place < lowest { return low }
        let middle = place - lowest
        return middle < sorted.count ? sorted[middle] : low &+ Int64(bitPattern: width)
    }
}
