public import ExactValues

/// What the open deals will bring, by several methods side by side.
///
///     let forecast = Forecast(table)
///     forecast[.stageAndAge].expectedWins          // 125.8 of 400 open
///     forecast[.winRate].expectedWins              // 35.6, since losses come faster than wins
public struct Forecast: Hashable, Sendable, Encodable {
    /// What one method says.
    public struct Line: Hashable, Sendable, Encodable {
        /// The method.
        public let method: ForecastMethod
        /// Open deals of which it says something.
        public let estimated: Int
        /// Open deals of which it says nothing, such as those older than every closed one; they add nothing.
        public let withoutEstimate: Int
        /// How many will be won.
        public let expectedWins: Double
        /// The standard deviation of that number, if deals do not depend on each other.
        public let standardDeviation: Double
        /// What they will bring, by currency.
        public let values: [Value]
    }

    /// What is expected in one currency.
    public struct Value: Hashable, Sendable {
        /// The currency; `XXX` for values that were given without one.
        public let currency: Currency
        /// The sum of value × chance.
        public let expected: Double
        /// The standard deviation of what will be won, if deals do not depend on each other.
        public let standardDeviation: Double
        /// How many deals that have an estimate are valued in it.
        public let deals: Int
    }

    /// Open deals.
    public let open: Int
    /// Open deals without a value, for which the mean value of won deals like them was taken.
    public let assumedValues: Int
    /// Open deals without a value for which nothing could be taken.
    public let withoutValue: Int
    /// One line a method, in the methods' order.
    public let lines: [Line]

    /// What a method says.
    public subscript(method: ForecastMethod) -> Line {
        lines.first { $0.method == method } ?? Line(method, [], open: open)
    }

    /// A forecast for the open ones of some deals, of all if none are named, learnt from the same deals.
    ///
    /// - Parameters:
    ///   - table: What is known.
    ///   - deals: The deals, closed and open.
    ///   - attribute: For open deals without a value: the mean of won deals that have this in common with them.
    public init(_ table: VisitTable, of deals: DealSelection? = nil, valuesBy attribute: DealAttribute? = .product) {
        let deals = deals ?? table.allDeals
        self.init(table, of: deals, FateModel(table, of: deals), valuesBy: attribute)
    }

    /// A forecast by a model of the same deals.
    package init(
        _ table: VisitTable, of deals: DealSelection, _ fates: FateModel, valuesBy attribute: DealAttribute? = .product
    ) {
        let model = ForecastModel(table, of: deals, fates, valuesBy: attribute)
        let openDeals = Self.open(of: deals, in: table)
        self.init(model, openDeals, ForecastMethod.allCases.map { model.chances(of: openDeals, by: $0) })
    }

    /// - Parameter chances: Of the open deals, by method.
    init(_ model: ForecastModel, _ openDeals: [Int], _ chances: [[Double?]]) {
        let values = openDeals.map { model.value(of: $0) }
        open = openDeals.count
        assumedValues = values.count { $0?.isAssumed == true }
        withoutValue = values.count { $0 == nil }
        lines = zip(ForecastMethod.allCases, chances).map { method, chances in
            Line(
                method,
                zip(chances, values).compactMap { chance, value in
                    chance.map { Line.Part(chance: $0, currency: value?.currency, value: value?.value ?? 0) }
                }, open: openDeals.count)
        }
    }

    static func open(of deals: DealSelection, in table: VisitTable) -> [Int] {
        (0..<deals.count).map { deals[$0] }.filter { table.standings[$0].fate == .open }
    }
}

extension Forecast.Line {
    /// One deal with an estimate.
    struct Part {
        let chance: Double
        let currency: Currency?
        let value: Double
    }

    init(_ method: ForecastMethod, _ parts: [Part], open: Int) {
        self.method = method
        estimated = parts.count
        withoutEstimate = open - parts.count
        expectedWins = parts.reduce(0) { $0 + $1.chance }
        standardDeviation = parts.reduce(0) { $0 + $1.chance * (1 - $1.chance) }.squareRoot()
        values = Set(parts.compactMap(\.currency)).sorted().map { currency in
            let own = parts.filter { $0.currency == currency }
            return Forecast.Value(
                currency: currency, expected: own.reduce(0) { $0 + $1.chance * $1.value },
                standardDeviation: own.reduce(0) { $0 + $1.chance * (1 - $1.chance) * $1.value * $1.value }
                    .squareRoot(),
                deals: own.count)
        }
    }
}

extension Forecast.Value: Encodable {
    private enum Key: String, CodingKey {
        case currency, expected, standardDeviation = "standard_deviation", deals
    }

    /// Writes the currency's code and the figures.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(currency.code, forKey: .currency)
        try container.encode(expected, forKey: .expected)
        try container.encode(standardDeviation, forKey: .standardDeviation)
        try container.encode(deals, forKey: .deals)
    }
}
