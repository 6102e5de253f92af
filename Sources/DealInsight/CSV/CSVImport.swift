public import DealModel
public import ExactValues

/// Reads CSV files of another system into a log of events.
///
///     var reader = CSVImport(ColumnMap([.deal: "deal_id", .stage: "stage", .time: "entered_at"]))
///     try reader.add(events, named: "stage_events.csv")
///     try reader.add(deals, named: "deals.csv")            // adds owners and values
///     let brought = try reader.finish()
///     let table = VisitTable(brought.log, asOf: now)
///
/// The order of the rows is of no consequence, unless ``sameTime`` says that it is, and neither is the zone of the
/// machine: times without an offset are UTC.
///
/// **One row an event** (`time` is mapped): the deal came into the row's stage, or ended with the outcome of that name.
/// A row without stage and time makes the deal known, no more. An owner, a value … is stated as of the row's time.
///
/// **One row a deal**: `entered.STAGE` gives the day it came into a stage, or ended if the name is an outcome's, `stage`
/// where it stands, `outcome` how it ended — `stage` may name the outcome, too — and `closed` when. A stage that has no
/// day was entered, for all that is known, on the last day that the row has; in a row without days, nobody knows when.
/// The value is known since that last day, too, unless ``valuesKnown`` says otherwise: of a deal that ended, it is
/// mostly what the deal brought, which nobody knew before.
public struct CSVImport: Sendable {
    /// In which order events of one deal are put that have the same time.
    public enum SameTime: String, Hashable, Sendable, CaseIterable {
        /// In the order of the stages, ends last.
        case stages
        /// In the order of the names of the stages, ends last: where nobody has stated an order of the stages.
        case names
        /// In the order of the rows, which then must not be shuffled.
        case rows
    }

    /// Since when the value of a file of one row a deal was known.
    public enum ValuesKnown: String, Hashable, Sendable, CaseIterable {
        /// Since the last day that the row has: of a deal that ended, since its end. A forecast for a past date then
        /// knows as little as anybody did.
        case end
        /// All along, as where a value is set when the deal is opened and stays.
        case start
    }

    /// Which number of a day with slashes is the month.
    public enum SlashDates: String, Hashable, Sendable, CaseIterable {
        /// `31/12/2025`
        case dayFirst = "day-first"
        /// `12/31/2025`
        case monthFirst = "month-first"
    }

    /// Which column holds what.
    public let map: ColumnMap
    /// The stages in the order of the funnel; `nil`: in the order in which deals mostly come into them.
    public var stages: [StageID]?
    /// What ends count as; `nil`: `Won`, `Closed Won`, `Lost` and `Closed Lost` are known, in any case of the letters.
    public var outcomes: [OutcomeID: Outcome.Kind]?
    /// The currency of amounts that name none.
    public var currency: Currency = "XXX"
    /// What orders events of the same time; `nil`: the stages when they are stated, else their names.
    public var sameTime: SameTime?
    /// Which number of `03/02/2026` is the month; `nil`: such a day is an error, since it may be two.
    public var slashDates: SlashDates?
    /// Since when the value of a file of one row a deal was known.
    public var valuesKnown = ValuesKnown.end
    /// Whether rows that cannot be read are left out and counted; else they are an error.
    public var skipsBadRows = false

    var rows: [ImportedRow] = []
    var joins: [CSVJoin] = []
    var usedFields: Set<ColumnMap.Field> = []
    private var headers: [String: [String]] = [:]
    private var firstLines: [String: Int] = [:]
    private var skipped: [CSVProblem] = []
    private var skippedCount = 0

    /// A reader of nothing yet.
    public init(_ map: ColumnMap) { self.map = map }
}

extension CSVImport {
    /// What was read.
    public struct Result: Sendable {
        /// The events.
        public let log: EventLog
        /// What had to be assumed, as sentences for the reader of a report.
        public let assumptions: [String]
        /// What may be a slip of whoever stated the names, to be said to them as `hint: …`: a stated stage or outcome
        /// that no row has. They are no part of a report, since the report of a past date knows nothing of later names.
        public let hints: [String]
        /// Rows that were left out; of one file at most ``CSVImportError/limit``.
        public let skipped: [CSVProblem]
        /// How many rows were left out.
        public let skippedCount: Int
    }

    /// Reads a file.
    ///
    /// - Throws: Everything that is wrong with the file, by rows.
    public mutating func add(_ bytes: [UInt8], named name: String) throws(CSVImportError) {
        var reader = try CSVRowReader(bytes, named: name, map: map, slashDates)
        headers[name] = reader.names
        usedFields.formUnion(reader.fields)
        let problems = reader.readAll { row throws(CSVProblem) in
            let read = try read(row)
            if !map.isOfEvents { try requireFirst(read, in: name) }
            append(read)
        }
        guard let error = problems.error else { return }
        guard skipsBadRows else { throw error }
        skipped += problems.told
        skippedCount += problems.count
    }

    /// Puts the rows together.
    ///
    /// - Throws: What concerns all files: a mapped column that none has, a misspelt stage, more than
    ///   ``stageLimit`` stages.
    public func finish() throws(CSVImportError) -> Result {
        let missing = map.columns.keys.filter { !usedFields.contains($0) }.sorted()
        guard missing.isEmpty else { throw CSVImportError(missing.map(problem)) }
        let stageCount = Set(rows.compactMap(\.what.name)).count
        guard stageCount <= Self.stageLimit else {
            let name = map.columns[.stage]
            throw CSVImportError([CSVProblem(.tooManyStages(stageCount), in: "", columnName: name)])
        }
        let (importer, gaps) = joined()
        let assembly: ImportAssembly
        do throws(EventLogError) {
            assembly = try ImportAssembly(importer)
        } catch {
            throw CSVImportError([CSVProblem(.log(error), in: "")])
        }
        if let misspelt = assembly.misspelt { throw CSVImportError([CSVProblem(misspelt, in: "")]) }
        return Result(
            log: assembly.log, assumptions: assembly.assumptions + gaps, hints: assembly.hints, skipped: skipped,
            skippedCount: skippedCount)
    }

    /// So many different stages and outcomes may rows have.
    public static let stageLimit = EventLog.kindLimit

    private func problem(of field: ColumnMap.Field) -> CSVProblem {
        let name = map.columns[field] ?? ""
        let known = headers.sorted { $0.key < $1.key }.flatMap(\.value)
        return CSVProblem(
            .noSuchColumn(name, nearest: nearest(to: name, among: known), among: known), in: headers.keys.min() ?? "")
    }

    private func read(_ row: MappedRow) throws(CSVProblem) -> [ImportedRow] {
        let form = RowForm(row: row, outcomes: ImportedOutcomes(outcomes), currency: currency)
        return try map.isOfEvents ? form.event() : form.deal(valueKnown: valuesKnown)
    }

    private mutating func requireFirst(_ read: [ImportedRow], in file: String) throws(CSVProblem) {
        guard let first = read.first else { return }
        let key = file + "\n" + first.deal
        if let line = firstLines[key] {
            throw CSVProblem(.repeatedDeal(first.deal, firstLine: line), in: file, line: first.line)
        }
        firstLines[key] = first.line
    }

    private mutating func append(_ read: [ImportedRow]) {
        for var row in read {
            row.number = rows.count
            rows.append(row)
        }
    }
}
