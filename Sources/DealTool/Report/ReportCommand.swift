public import ArgumentParser
public import DealInsight
import DealKit
import DealProcess
public import DealReport

/// `dealkit report`
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Says where deals are lost, what is in work, who differs, how deals went.",
        discussion: """
            FILE is a journal: one entry a line, as JournalFile writes it. Or CSV files are read, with the names of their \
            columns:

              dealkit report funnel --csv stage_events.csv --csv deals.csv \\
                --map deal=deal_id --map stage=stage --map time=entered_at --map owner=manager --map value=value
              dealkit report deals --csv pipeline.csv --stages Prospecting,Engaging --currency USD \\
                --map deal=opportunity_id --map stage=deal_stage --map entered.Engaging=engage_date \\
                --map closed=close_date --map value=close_value --map owner=sales_agent --map product=product

            With a column for 'time' a file has one row an event, else one row a deal. Columns: deal, stage, time, outcome, \
            reason, created, closed, entered.STAGE, value, currency, actor, owner, source, product, segment, or a word of \
            your own. What another file says of each owner, product … is joined:

              dealkit report managers --by team … --map owner=agent --map team=team --join owner=teams.csv

            Stages called Won or Lost are outcomes unless --won, --lost or --neither say otherwise.

            Times without an offset are UTC. Equal data give equal bytes, whatever the order of the rows.
            """)

    /// How the answer is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, html, xes, log
    }

    @Argument(help: "funnel, deals, managers or mining; of a page, what stands first.")
    var kind: Report.Kind

    @Argument(help: "A journal.", completion: .file())
    var file: String?

    @OptionGroup(title: "CSV files")
    var table: CSVOptions

    @Option(
        help: ArgumentHelp(
            "The process: its order of stages, titles, plan, arrows and items; may be repeated.", valueName: "file"))
    var process: [String] = []

    @Option(help: ArgumentHelp("Steps that are allowed: a CSV file with the columns from and to.", valueName: "file"))
    var graph: String?

    @Option(
        help: ArgumentHelp(
            "The date asked: what happened later is not known (default: the last event). A day is its first moment.",
            valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("Deals that closed before are not in the data.", valueName: "date"))
    var since: String?

    @Option(help: "What is assumed of the stages before the one at which a deal was first seen: unknown or passed.")
    var assume: VisitTable.EarlierStages = .unknown

    @Option(help: "Which end of a deal counts that ended more than once: last, or first (what came after is left out).")
    var ends: VisitTable.Ends = .last

    @Option(help: "By what deals are told apart: owner, source …, month, quarter, year (of creation) or control.")
    var by = "owner"

    @Option(help: "How many days a backtest looks ahead.")
    var days = 90

    @Option(help: "How many rows of a long list are shown.")
    var top = 20

    @Option(
        help: "text, json, csv (the chief table), html (one page with everything); of mining also xes and log (CSV).")
    var format: Format = .text

    @Option(help: ArgumentHelp("What the report is called (default: the first file).", valueName: "text"))
    var title: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where it is written (default: the standard output).", valueName: "file"))
    var output: String?

    func validate() throws {
        guard (file == nil) != table.csv.isEmpty else {
            throw ValidationError("name either a journal or CSV files with --csv")
        }
        guard days > 0, top > 0 else { throw ValidationError("--days and --top take a number above 0") }
        if format == .xes || format == .log, kind != .mining {
            throw ValidationError("--format \(format.rawValue) belongs to 'dealkit report mining'")
        }
    }

    func run() throws {
        do throws(ReportProblem) {
            let input = try ReportInput(self)
            for hint in input.hints { Terminal.complain("hint: \(hint)") }
            try write(input)
        } catch {
            Terminal.complain(error.description)
            throw ExitCode.found
        }
    }

    private func write(_ input: ReportInput) throws(ReportProblem) {
        let table = VisitTable(
            input.log, asOf: try instant(asOf, "--as-of"), observedSince: try instant(since, "--since"),
            earlierStages: assume, ends: ends)
        let export = MiningExport(table.log, asOf: table.asOf)
        if format == .xes { return try Output.write(export.xes(), to: output) }
        if format == .log { return try Output.write(export.csv(), to: output) }
        let report = Report(
            table, of: input.source, kinds: format == .html ? Set(Report.Kind.allCases) : [kind],
            by: ReportGrouping(by), named: input.itemNames, graph: try input.graph(), days: days)
        switch format {
        case .json: try Output.write(Array(json(report).utf8), to: output)
        case .csv: try Output.write(report.csv(of: kind), to: output)
        case .html: try Output.write(Array(report.html(first: kind, top: top).utf8), to: output)
        default: try Output.write(Array(report.text(of: kind, width: Terminal.width, top: top).utf8), to: output)
        }
    }

    private func json(_ report: Report) throws(ReportProblem) -> String {
        do { return try report.json(of: kind) } catch { throw ReportProblem("the report cannot be written: \(error)") }
    }

    private func instant(_ text: String?, _ option: String) throws(ReportProblem) -> Instant? {
        guard let text else { return nil }
        if let instant = Instant(text) ?? Instant(text + "T00:00:00Z") { return instant }
        throw ReportProblem("'\(text)' is no date; write \(option) 2026-03-02 or \(option) 2026-03-02T09:00:00Z")
    }
}

extension Report.Kind: ExpressibleByArgument {}
extension VisitTable.EarlierStages: ExpressibleByArgument {}
extension VisitTable.Ends: ExpressibleByArgument {}
