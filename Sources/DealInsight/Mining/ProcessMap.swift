public import DealModel
public import ExactValues

/// How deals really went: their variants, what directly followed what, and how long that took.
///
///     let map = ProcessMap(log, asOf: now)
///     map.variants[0].activities       // the commonest way: lead → proposal → won
///     map.edges[0].median              // the commonest step, in seconds
///
/// A deal without steps is a case all the same, with an empty variant. Counts are exact; times are those between two
/// steps that both have one, quantiles of type 7.
public struct ProcessMap: Sendable {
    /// The date asked; `nil`: everything is known.
    public let asOf: Instant?
    /// How many deals.
    public let caseCount: Int
    /// How many steps of all deals together.
    public let stepCount: Int
    /// How many deals had no step yet.
    public let emptyCaseCount: Int
    /// When the first step was, and the last; `nil` when no step has a time.
    public let firstStep, lastStep: Instant?
    /// How many neighbouring steps have the same time: their order is that of the log, see ``EventLog/Order``.
    public let simultaneousCount: Int
    /// Each activity with its counts, the commonest first.
    public let activities: [Usage]
    /// Each sequence of activities, the commonest first.
    public let variants: [Variant]
    /// What directly followed what, the commonest first.
    public let edges: [Edge]
    /// From the first step of a deal to its last, in seconds; of deals whose steps have times.
    public let durations: Quantiles

    /// How often an activity came.
    public struct Usage: Hashable, Sendable {
        /// The activity.
        public let activity: Activity
        /// How often it came.
        public let count: Int
        /// In how many deals.
        public let caseCount: Int
        /// In how many deals it came more than once.
        public let repeatedCount: Int
        /// How many deals began with it.
        public let startCount: Int
        /// How many deals have it as their last step so far.
        public let endCount: Int
    }

    /// A way that deals went, whole.
    public struct Variant: Hashable, Sendable {
        /// The activities from first to last; empty for deals without steps.
        public let activities: [Activity]
        /// How many deals went so.
        public let count: Int
        /// The first of them by id.
        public let example: DealID
    }

    /// An activity that directly followed another.
    public struct Edge: Hashable, Sendable {
        /// The activity before.
        public let from: Activity
        /// The activity after.
        public let to: Activity
        /// How often.
        public let count: Int
        /// How long it took, in seconds.
        public let times: Quantiles
    }

    /// Reads a log.
    ///
    /// - Parameters:
    ///   - log: What happened.
    ///   - instant: What happened later is left out; `nil`: nothing is.
    /// - Complexity: O(*n*) in the steps, and what it takes to order the variants.
    public init(_ log: EventLog, asOf instant: Instant? = nil) {
        let steps = ActivityLog(log, asOf: instant)
        asOf = instant
        caseCount = steps.dealCount
        stepCount = steps.steps.count
        let times = steps.steps.lazy.map(\.time).filter { $0 != DealColumns.unknownTime }
        firstStep = times.min().map { Instant(microseconds: $0) }
        lastStep = times.max().map { Instant(microseconds: $0) }
        emptyCaseCount = (0..<steps.dealCount).count { steps.steps(of: $0).isEmpty }
        simultaneousCount = steps.simultaneous
        activities = UsageCount(steps).usages
        variants = Self.variants(steps)
        edges = Self.edges(steps)
        durations = Self.durations(steps)
    }

    /// How many variants, the commonest first, are needed for this share of the deals.
    public func variantCount(covering share: Double) -> Int {
        var covered = 0
        for (index, variant) in variants.enumerated() {
            covered += variant.count
            if Double(covered) >= share * Double(caseCount) { return index + 1 }
        }
        return variants.count
    }
}

// MARK: - Counting

extension ProcessMap {
    private static func variants(_ log: ActivityLog) -> [Variant] {
        var counts: [[UInt16]: (count: Int, example: Int)] = [:]
        for deal in 0..<log.dealCount {
            let way = log.steps(of: deal).map(\.activity)
            counts[way, default: (0, deal)].count += 1
        }
        let variants = counts.map { way, found in
            Variant(
                activities: way.map { log.activities[Int($0)] }, count: found.count, example: log.ids[found.example])
        }
        return variants.sorted { left, right in
            left.count == right.count
                ? left.activities.lexicographicallyPrecedes(right.activities) : left.count > right.count
        }
    }

    private static func edges(_ log: ActivityLog) -> [Edge] {
        struct Ends: Hashable { let from, to: UInt16 }
        var places: [Ends: Int] = [:]
        var found: [(ends: Ends, count: Int, times: [Int64])] = []
        for deal in 0..<log.dealCount {
            let steps = log.steps(of: deal)
            for (step, next) in zip(steps, steps.dropFirst()) {
                let ends = Ends(from: step.activity, to: next.activity)
                let place = places[ends] ?? found.count
                if place == found.count {
                    places[ends] = place
                    found.append((ends, 0, []))
                }
                found[place].count += 1
                guard step.time != DealColumns.unknownTime, next.time != DealColumns.unknownTime else { continue }
                // A clock that was set back makes no negative time.
                found[place].times.append(max(0, next.time &- step.time))
            }
        }
        let edges = found.map { seen in
            Edge(
                from: log.activities[Int(seen.ends.from)], to: log.activities[Int(seen.ends.to)], count: seen.count,
                times: Quantiles(seen.times, dividedBy: 1_000_000))
        }
        return edges.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            return left.from == right.from ? left.to < right.to : left.from < right.from
        }
    }

    private static func durations(_ log: ActivityLog) -> Quantiles {
        var lengths: [Int64] = []
        for deal in 0..<log.dealCount {
            let times = log.steps(of: deal).lazy.map(\.time).filter { $0 != DealColumns.unknownTime }
            if let first = times.min(), let last = times.max() { lengths.append(last &- first) }
        }
        return Quantiles(lengths, dividedBy: 1_000_000)
    }
}

/// Counts activities, once for the step and once for the deal.
private struct UsageCount {
    private var counts, cases, repeated, starts, ends: [Int]
    private let activities: [Activity]

    init(_ log: ActivityLog) {
        activities = log.activities
        let none = [Int](repeating: 0, count: activities.count)
        (counts, cases, repeated, starts, ends) = (none, none, none, none, none)
        var lastDeal = [Int](repeating: -1, count: activities.count)
        var lastRepeat = lastDeal
        for deal in 0..<log.dealCount {
            let steps = log.steps(of: deal)
            for step in steps {
                let number = Int(step.activity)
                counts[number] += 1
                if lastDeal[number] != deal {
                    lastDeal[number] = deal
                    cases[number] += 1
                } else if lastRepeat[number] != deal {
                    lastRepeat[number] = deal
                    repeated[number] += 1
                }
            }
            if let first = steps.first, let last = steps.last {
                starts[Int(first.activity)] += 1
                ends[Int(last.activity)] += 1
            }
        }
    }

    var usages: [ProcessMap.Usage] {
        activities.indices.filter { counts[$0] > 0 }.map { number in
            ProcessMap.Usage(
                activity: activities[number], count: counts[number], caseCount: cases[number],
                repeatedCount: repeated[number], startCount: starts[number], endCount: ends[number])
        }.sorted { $0.count == $1.count ? $0.activity < $1.activity : $0.count > $1.count }
    }
}
