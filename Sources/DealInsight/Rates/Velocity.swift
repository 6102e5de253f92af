public import ExactValues

/// What the open deals bring a day, if they go on as closed ones did: open deals × win rate × mean value won ÷ mean days
/// to win. A rule of thumb with four rough factors, shown beside it.
///
/// - SeeAlso: Farris et al., *Marketing Metrics*, 2nd ed., 2010, on the sales pipeline.
public struct Velocity: Hashable, Sendable, Encodable {
    /// The figures of one currency.
    public struct Rate: Hashable, Sendable {
        /// The currency; `XXX` for values that were given without one.
        public let currency: Currency
        /// Open deals in it. Where there is only one currency, open deals without a value are counted, too.
        public let open: Int
        /// The win rate of the closed deals.
        public let winRate: Share
        /// The mean value of won deals.
        public let meanWonValue: Double
        /// The mean days from beginning to winning; `nil` when no won deal has both dates.
        public let meanDaysToWin: Double?
        /// Value a day; `nil` when one of the factors is not known.
        public let perDay: Double?
    }

    /// In order of the currencies' codes: one a currency in which something was won.
    public let rates: [Rate]

    /// Measures some deals, all if none are named.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        let deals = deals ?? table.allDeals
        let currencies = OutcomeSummary(table, of: deals).wonValue.totals.map(\.currency)
        rates = currencies.map { currency in
            let own = (0..<deals.count).map { deals[$0] }.filter { deal in
                table.value(deal).map { $0.currency == currency } ?? (currencies.count == 1)
            }
            return Rate(table, of: DealSelection(own.map { UInt32($0) }), in: currency)
        }
    }
}

extension Velocity.Rate {
    fileprivate init(_ table: VisitTable, of deals: DealSelection, in currency: Currency) {
        let summary = OutcomeSummary(table, of: deals)
        self.currency = currency
        open = summary.open
        winRate = summary.winRate
        meanWonValue = summary.wonValue[currency]?.mean ?? 0
        meanDaysToWin = CycleTimes(table, of: deals).won.mean
        if let rate = winRate.rate, let days = meanDaysToWin, days > 0 {
            perDay = Double(open) * rate * meanWonValue / days
        } else {
            perDay = nil
        }
    }
}

extension Velocity.Rate: Encodable {
    private enum Key: String, CodingKey {
        case currency, open, winRate = "win_rate", meanWonValue = "mean_won_value", meanDaysToWin = "mean_days_to_win"
        case perDay = "per_day"
    }

    /// Writes the factors and the figure.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(currency.code, forKey: .currency)
        try container.encode(open, forKey: .open)
        try container.encode(winRate, forKey: .winRate)
        try container.encode(meanWonValue, forKey: .meanWonValue)
        try container.encode(meanDaysToWin, forKey: .meanDaysToWin)
        try container.encode(perDay, forKey: .perDay)
    }
}
