public import ExactValues

/// What each method would have forecast at past dates, from what was known then, beside what happened.
///
///     let backtest = Backtest(table, at: Backtest.dates(of: table), days: 90)
///     backtest.rounds[0].scores          // expected and actual wins, by method
public struct Backtest: Hashable, Sendable, Encodable {
    /// What a method would have said at one date.
    public struct Score: Hashable, Sendable, Encodable {
        /// The method.
        public let method: ForecastMethod
        /// Whether it forecast wins within the days asked; the others forecast wins at any time, and are to be compared
        /// with ``Round/wonSince`` once nothing is open any more.
        public let isWithinDays: Bool
        /// What it would have said.
        public let line: Forecast.Line
        /// The mean square of chance less outcome within the days asked, 0 at best (Brier, *Monthly Weather Review* 78,
        /// 1950); deals without an estimate count as not expected to be won. `nil` when nothing was open.
        public let brierScore: Double?
    }

    /// One past date.
    public struct Round: Hashable, Sendable {
        /// The date: things were known that happened before it.
        public let at: Instant
        /// Deals that were open then.
        public let open: Int
        /// Those of them that were won within the days asked, and what they brought.
        public let won: Int
        /// What those brought when they closed.
        public let wonValue: MoneyTotals
        /// Those that were won at any time since.
        public let wonSince: Int
        /// Those that are still open.
        public let stillOpen: Int
        /// What each method would have said.
        public let scores: [Score]
    }

    /// A century: no forecast looks further ahead.
    private static var longestDays: Int { 36_525 }

    /// The days asked.
    public let days: Int
    /// Deals of which nobody noted when they began: whether they were open at a past date is not known, and they are in
    /// no round.
    public let undated: Int
    /// The dates, in their order.
    public let rounds: [Round]

    /// Forecasts at past dates.
    ///
    /// - Parameters:
    ///   - table: What is known now.
    ///   - dates: The past dates; those after which fewer than so many days are known are left out.
    ///   - days: How far each forecast looks ahead.
    ///   - attribute: As in ``Forecast``.
    ///   - condition: Which deals of a table to look at, by their numbers there; `nil`: all.
    public init(
        _ table: VisitTable, at dates: [Instant], days: Int,
        valuesBy attribute: DealAttribute? = .product,
        where condition: ((VisitTable, Int) -> Bool)? = nil
    ) {
        let days = min(max(days, 0), Self.longestDays)
        let horizon = Int64(days) * Int64(IncidenceCurves.day)
        self.days = days
        undated = table.created.count { $0 == DealColumns.unknownTime }
        // The number now of the deal that lies in each row of the log.
        var numbers = [UInt32](repeating: 0, count: table.log.dealCount)
        table.allDeals.forEach { numbers[table.row(of: $0)] = UInt32($0) }
        rounds = dates.map(EventLogLimits.nearest).sorted().filter {
            $0.microseconds &+ horizon <= table.asOf.microseconds &+ Int64(IncidenceCurves.day)
        }
        .map { Round(table, numbers, at: $0, horizon, attribute, condition) }
    }

    /// The firsts of the last months, in UTC, of which so many days are known and before which enough deals had closed.
    ///
    /// - Parameters:
    ///   - table: What is known now.
    ///   - days: How far each forecast looks ahead.
    ///   - closed: How many deals must have been won or lost by then.
    ///   - limit: At most so many dates.
    public static func dates(
        of table: VisitTable, days: Int = 90, closed: Int = 30, limit: Int = 6
    ) -> [Instant] {
        let ends = table.standings.filter { $0.fate == .won || $0.fate == .lost }.map(\.closed).sorted()
        guard closed > 0, ends.count >= closed else { return [] }
        var dates: [Instant] = []
        var last = CivilDate(
            Instant(
                microseconds: table.asOf.microseconds &- Int64(min(max(days, 0), longestDays))
                    * Int64(IncidenceCurves.day)), in: .utc)
        while dates.count < limit, let first = CivilDate(year: last.year, month: last.month, day: 1) {
            let instant = Instant(microseconds: Int64(first.daysSinceEpoch) * Int64(IncidenceCurves.day))
            guard ends[closed - 1] < instant.microseconds else { break }
            dates.append(instant)
            last = CivilDate(daysSinceEpoch: first.daysSinceEpoch - 1)
        }
        return dates.reversed()
    }
}

extension Backtest.Round {
    fileprivate init(
        _ now: VisitTable, _ numbers: [UInt32], at instant: Instant, _ horizon: Int64, _ attribute: DealAttribute?,
        _ condition: ((VisitTable, Int) -> Bool)?
    ) {
        let then = VisitTable(
            now.log, asOf: instant, isThatDayOpen: true, observedSince: now.observedSince,
            earlierStages: now.earlierStages, ends: now.ends)
        let deals = then.deals {
            then.created[$0] != DealColumns.unknownTime && condition?(then, $0) ?? true
        }
        let model = ForecastModel(then, of: deals, FateModel(then, of: deals), valuesBy: attribute)
        let openDeals = Forecast.open(of: deals, in: then)
        let openNumbers = openDeals.map { Int(numbers[then.row(of: $0)]) }
        let later = openNumbers.map { now.standings[$0] }
        let end = instant.microseconds &+ horizon
        let wins = later.map { $0.fate == .won && $0.closed < end }
        let chances = ForecastMethod.allCases.map { model.chances(of: openDeals, by: $0, within: horizon) }
        let forecast = Forecast(model, openDeals, chances)
        var value = MoneySum()
        for (deal, isWon) in zip(openNumbers, wins) where isWon { value.add(now.value(deal)) }
        at = instant
        open = openDeals.count
        won = wins.count { $0 }
        wonValue = value.totals
        wonSince = later.count { $0.fate == .won }
        stillOpen = later.count { $0.fate == .open }
        scores = zip(forecast.lines, chances).map { line, chances in
            let squares = zip(chances, wins).reduce(0) { sum, deal in
                let error = (deal.0 ?? 0) - (deal.1 ? 1 : 0)
                return sum + error * error
            }
            return Backtest.Score(
                method: line.method, isWithinDays: line.method == .age, line: line,
                brierScore: openDeals.isEmpty ? nil : squares / Double(openDeals.count))
        }
    }
}

extension Backtest.Round: Encodable {
    private enum Key: String, CodingKey {
        case at, open, won
        case wonValue = "won_value"
        case wonSince = "won_since"
        case stillOpen = "still_open"
        case scores
    }

    /// Writes the date as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(at.description, forKey: .at)
        try container.encode(open, forKey: .open)
        try container.encode(won, forKey: .won)
        try container.encode(wonValue, forKey: .wonValue)
        try container.encode(wonSince, forKey: .wonSince)
        try container.encode(stillOpen, forKey: .stillOpen)
        try container.encode(scores, forKey: .scores)
    }
}
