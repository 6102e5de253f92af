public import ExactValues

/// What was won and lost in each month, quarter or year: deals by when they ended, whenever they began.
///
///     Closings(table, by: .quarter).periods[0].wonValue        // 2017Q1: 1,134,672 USD
///
/// No win rate is given: deals that end in one period began in many, and those that began with them may still be open.
/// ``VisitTable/groups(by:in:)`` tells deals apart by when they began.
public struct Closings: Hashable, Sendable, Encodable {
    /// One stretch of the calendar.
    public struct Period: Hashable, Sendable, Encodable {
        /// `2026-03`, `2026Q1` or `2026`.
        public let name: String
        /// Deals that ended in it.
        public let won, lost, neither: Int
        /// What those won and those lost were worth then.
        public let wonValue, lostValue: MoneyTotals
    }

    /// From the first in which a deal ended to the last; those between in which none did are there, too, unless there are
    /// more than ``gapLimit`` of them all.
    public let periods: [Period]
    /// Deals that ended nobody noted when.
    public let undated: Int

    /// A date that is centuries off must not fill a report with empty months.
    public static let gapLimit = 600

    /// Counts the ends of some deals, of all if none are named.
    ///
    /// - Parameters:
    ///   - table: What is known.
    ///   - deals: The deals.
    ///   - period: How long each stretch is.
    ///   - zone: Where the days begin.
    /// - Complexity: O(*n*) in the deals.
    public init(
        _ table: VisitTable, of deals: DealSelection? = nil, by period: Grouping.Period, in zone: some ZoneRules = .utc
    ) {
        var counts: [Int: Count] = [:]
        var undated = 0
        (deals ?? table.allDeals).forEach { deal in
            let standing = table.standings[deal]
            guard standing.fate != .open else { return }
            guard let closed = EventLog.instant(standing.closed) else {
                undated += 1
                return
            }
            counts[period.number(of: CivilDate(closed, in: zone)), default: Count()]
                .add(standing.fate, worth: table.value(deal))
        }
        self.undated = undated
        periods = Self.numbers(counts.keys).map { (counts[$0] ?? Count()).period(named: period.name(of: $0)) }
    }

    private static func numbers(_ met: some Collection<Int>) -> [Int] {
        guard let first = met.min(), let last = met.max() else { return [] }
        return last - first < gapLimit ? Array(first...last) : met.sorted()
    }
}

/// What ended in one period.
private struct Count {
    private var sums: [DealStanding.Fate: MoneySum] = [:]

    mutating func add(_ fate: DealStanding.Fate, worth value: Money?) {
        sums[fate, default: MoneySum()].add(value)
    }

    func period(named name: String) -> Closings.Period {
        let sum = { (fate: DealStanding.Fate) in sums[fate] ?? MoneySum() }
        return Closings.Period(
            name: name, won: sum(.won).count, lost: sum(.lost).count, neither: sum(.neither).count,
            wonValue: sum(.won).totals, lostValue: sum(.lost).totals)
    }
}
