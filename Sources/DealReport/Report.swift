public import DealInsight
import DealModel
public import ExactValues

/// A report on a pipeline: what was asked about, ready to be written as text, JSON, CSV or a page.
///
///     let report = Report(table, of: ReportSource("June"), by: .attribute(.owner))
///     print(report.text(of: .funnel))
///     try write(report.html(first: .funnel), to: "sales.html")
///
/// Rendering is a pure function of the report, and a report of the table: equal data have equal bytes, whatever the order
/// of their rows and the zone of the machine.
public struct Report: Sendable {
    /// One of the questions that a report answers.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Where deals are lost.
        case funnel
        /// What is won, lost and in work, and what will come of it.
        case deals
        /// Whether owners, products … differ by more than chance.
        case managers
        /// How deals really went.
        case mining
    }

    /// Of what the report is.
    public let source: ReportSource
    /// The date asked.
    public let asOf: Instant
    /// Since when closings were recorded; `nil`: from the start.
    public let observedSince: Instant?
    /// Which end of a deal counts that ended more than once.
    public let ends: VisitTable.Ends
    /// Deals and events that were read; changes of an owner, a value … are no events here.
    public let dealCount, eventCount: Int
    /// What is odd about the data.
    public let dataNotes: DataNotes
    /// Won, lost and in work.
    public let summary: OutcomeSummary
    /// Answers to the questions asked; `nil` for others.
    public let funnel: FunnelSection?
    /// What is in work.
    public let deals: DealsSection?
    /// Groups side by side.
    public let managers: ManagersSection?
    /// How deals went.
    public let mining: MiningSection?

    /// Answers questions about a table.
    ///
    /// - Parameters:
    ///   - table: What is reported on.
    ///   - source: Where it is from.
    ///   - kinds: The questions; all of them for a page.
    ///   - grouping: What is compared in ``Kind/managers``; also what the funnel is told by, unless it is by owner.
    ///   - items: What people call the items of gates that refused; by default their identities.
    ///   - graph: The steps that the process allows; `nil`: how deals went is not judged.
    ///   - days: How far the backtest looks ahead.
    public init(
        _ table: VisitTable, of source: ReportSource, kinds: Set<Kind> = Set(Kind.allCases),
        by grouping: ReportGrouping = .owner, named items: ItemNames = ItemNames(), graph: StageGraph? = nil,
        days: Int = 90
    ) {
        self.source = source
        asOf = table.asOf
        observedSince = table.observedSince
        ends = table.ends
        dealCount = table.dealCount
        eventCount = table.log.stepCount
        dataNotes = table.notes
        summary = OutcomeSummary(table)
        let asksFates = kinds.contains(.funnel) || kinds.contains(.deals)
        let fates = asksFates ? FateModel(table, of: table.allDeals) : nil
        funnel = kinds.contains(.funnel) ? fates.map { FunnelSection(table, $0, by: grouping) } : nil
        deals = kinds.contains(.deals) ? fates.map { DealsSection(table, $0, days: days) } : nil
        managers = kinds.contains(.managers) ? ManagersSection(table, by: grouping, named: items) : nil
        mining = kinds.contains(.mining) ? MiningSection(table, graph: graph) : nil
    }
}

/// Of what a report is, and what had to be assumed.
public struct ReportSource: Hashable, Sendable, Encodable {
    /// What people call it: the name of the file or the pipeline.
    public let title: String
    /// What had to be assumed to read it, as sentences.
    public var assumptions: [String]
    /// Rows that could not be read and were left out.
    public var skippedRows: Int

    /// A source.
    public init(_ title: String, assumptions: [String] = [], skippedRows: Int = 0) {
        self.title = title
        self.assumptions = assumptions
        self.skippedRows = skippedRows
    }

    private enum CodingKeys: String, CodingKey { case title, assumptions, skippedRows = "skipped_rows" }
}

/// What deals are grouped by, with its word.
public struct ReportGrouping: Hashable, Sendable {
    /// The grouping.
    public let grouping: Grouping
    /// `owner`, `product`, `month` …
    public let name: String

    /// By who looks after them.
    public static let owner = ReportGrouping(.attribute(.owner), name: "owner")

    /// A grouping with its word.
    public init(_ grouping: Grouping, name: String) {
        self.grouping = grouping
        self.name = name
    }

    /// Reads `month`, `quarter`, `year` (of creation), `control`, or the name of an attribute.
    public init(_ word: String) {
        if let period = Grouping.Period(rawValue: word) {
            self.init(.created(period), name: word)
        } else {
            self.init(word == "control" ? .control : .attribute(DealAttribute(word)), name: word)
        }
    }
}
