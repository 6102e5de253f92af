public import DealInsight

/// Where deals are lost.
public struct FunnelSection: Sendable, Encodable {
    /// The funnel of all deals.
    public let funnel: Funnel
    /// What becomes of visits and deals, by age.
    public let fates: Fates
    /// The funnel of each cohort, owner …; empty when deals are not told apart by anything but the owner.
    public let groups: [Group]
    /// What the groups are groups of.
    public let grouping: String

    /// The funnel of one group.
    public struct Group: Sendable, Encodable {
        /// Its name; `nil`: the deals of which it is not known.
        public let name: String?
        /// Its funnel.
        public let funnel: Funnel
        /// What became of its deals by age; at round ages up to the greatest age of any deal of the report.
        public let deals: IncidenceMarks
    }

    init(_ table: VisitTable, _ model: FateModel, by grouping: ReportGrouping) {
        funnel = Funnel(table)
        fates = Fates(table, model)
        self.grouping = grouping.name
        groups =
            grouping == .owner
            ? []
            : table.groups(by: grouping.grouping).map { [lastAge = fates.deals.lastAge ?? 0] group in
                Group(
                    name: group.name, funnel: Funnel(table, of: group.deals),
                    deals: IncidenceMarks(IncidenceCurves(table, of: group.deals), upTo: lastAge))
            }
    }
}

/// What is won, lost and in work, and what will come of it.
public struct DealsSection: Sendable, Encodable {
    /// Days from beginning to end.
    public let cycle: CycleTimes
    /// What was won and lost in each period.
    public let closings: ClosingsByPeriod
    /// What open deals bring a day.
    public let velocity: Velocity
    /// What open deals will bring, by several methods.
    public let forecast: Forecast
    /// How those methods did at past dates.
    public let backtest: Backtest
    /// The open deals, the most overdue ones first.
    public let open: OpenDeals

    init(_ table: VisitTable, _ model: FateModel, days: Int) {
        cycle = CycleTimes(table)
        closings = ClosingsByPeriod(table)
        velocity = Velocity(table)
        forecast = Forecast(table, of: table.allDeals, model)
        backtest = Backtest(table, at: Backtest.dates(of: table, days: days), days: days)
        open = OpenDeals(table, of: table.allDeals, model)
    }
}

/// What was won and lost, by the period in which it ended.
public struct ClosingsByPeriod: Sendable, Encodable {
    /// The same ends by stretches of the calendar.
    public let month, quarter, year: Closings

    init(_ table: VisitTable) {
        month = Closings(table, by: .month)
        quarter = Closings(table, by: .quarter)
        year = Closings(table, by: .year)
    }
}

/// Owners, products … side by side, and strict deals beside manual ones.
public struct ManagersSection: Sendable, Encodable {
    /// What the groups are groups of.
    public let grouping: String
    /// The groups.
    public let comparison: GroupComparison
    /// Strict and manual deals.
    public let control: ControlReport

    init(_ table: VisitTable, by grouping: ReportGrouping, named items: ItemNames) {
        self.grouping = grouping.name
        comparison = GroupComparison(table, by: grouping.grouping)
        control = ControlReport(table, named: items)
    }
}

/// How deals really went.
public struct MiningSection: Sendable {
    /// Variants, and what followed what.
    public let map: ProcessMap
    /// Whether that was allowed; `nil`: nobody has said what is.
    public let conformance: Conformance?

    init(_ table: VisitTable, graph: StageGraph?) {
        map = ProcessMap(table.log, asOf: table.asOf)
        conformance = graph.map { Conformance(table.log, to: $0, asOf: table.asOf) }
    }
}

extension MiningSection: Encodable {
    private enum Key: String, CodingKey { case map = "process_map", conformance }

    /// Writes both; `null` where nothing is judged.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(map, forKey: .map)
        try container.encode(conformance, forKey: .conformance)
    }
}
