/// What is wrong at one place of a CSV file, why, and what to do about it.
public struct CSVProblem: Error, Hashable, Sendable {
    /// What is wrong.
    @nonexhaustive
    public enum Cause: Hashable, Sendable {
        /// The file has no line that names the columns.
        case noHeader
        /// Quotes are opened and never closed.
        case openQuotes
        /// Something follows closing quotes.
        case textAfterQuotes
        /// The bytes are not UTF-8.
        case encoding
        /// The row has another number of cells than the first line.
        case cellCount(found: Int, expected: Int)
        /// No column is called so; the name that comes nearest, if one does, and those that there are.
        case noSuchColumn(String, nearest: String?, among: [String])
        /// Two columns are called so.
        case ambiguousColumn(String)
        /// No file has a column for this, and without it nothing can be read.
        case unmapped(ColumnMap.Field)
        /// A cell that must not be empty is.
        case empty(ColumnMap.Field)
        /// A cell cannot be read as what it should be.
        case unreadable(String, as: ColumnMap.Field)
        /// A file of one row a deal has a second row for one.
        case repeatedDeal(String, firstLine: Int)
        /// A file of one row a name has a second row for one.
        case repeatedName(String, firstLine: Int)
        /// A file of one row a name has no other mapped column; the columns that it has.
        case nothingToJoin([String])
        /// A stage or outcome was named that no row has, and a row has one that is called almost so.
        case misspelt(String, nearest: String)
        /// The column of the stages has so many different names that it must be another one, that of the deals perhaps.
        case tooManyStages(Int)
        /// What the rows say does not fit into a log.
        case log(EventLogError)
    }

    /// The file, as the reader was told; empty for what concerns all of them.
    public let file: String
    /// The line, from 1; `nil` for what concerns the whole file.
    public let line: Int?
    /// The number of the cell in its row, from 1.
    public let column: Int?
    /// What the first line calls the column.
    public let columnName: String?
    /// What is wrong.
    public let cause: Cause

    init(_ cause: Cause, in file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil) {
        self.cause = cause
        self.file = file
        self.line = line
        self.column = column
        self.columnName = columnName
    }
}

extension CSVProblem: CustomStringConvertible {
    /// What is wrong, without its place.
    public var message: String {
        switch cause {
        case .noHeader: "the file is empty"
        case .openQuotes: "the quotes are not closed"
        case .textAfterQuotes: "something follows the closing quotes"
        case .encoding: "the text is not UTF-8"
        case .cellCount(let found, let expected): "the row has \(cells(found)), the first line \(expected)"
        case .noSuchColumn(let name, _, _): "there is no column '\(name)'"
        case .ambiguousColumn(let name): "two columns are called '\(name)'"
        case .unmapped(let field): "no column is mapped to '\(field)'"
        case .empty(let field): "the cell of '\(field)' is empty"
        case .unreadable(let text, let field): "'\(text)' cannot be read as \(field.meaning)"
        case .repeatedDeal(let deal, let line): "the deal '\(deal)' has a row already, on line \(line)"
        case .repeatedName(let name, let line): "'\(name)' has a row already, on line \(line)"
        case .nothingToJoin: "no other column of the file is mapped"
        case .misspelt(let name, _): "no row has the stage or outcome '\(name)'"
        case .tooManyStages(let count): "there are \(count) different stages and outcomes"
        case .log(let error): error.message
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch cause {
        case .noHeader: "the first line has to name the columns"
        case .openQuotes, .textAfterQuotes: "write a quote inside a cell twice, and put quotes around the whole cell"
        case .encoding: "save the file as UTF-8"
        case .cellCount: "put quotes around cells that hold the delimiter or a line break"
        case .noSuchColumn(_, let nearest?, _): "did you mean '\(nearest)'?"
        case .noSuchColumn(_, _, let names): "map one of the columns: \(listed(names))"
        case .ambiguousColumn: "give each column a name of its own"
        case .unmapped(let field): "add --map \(field)=COLUMN"
        case .empty: "fill it, or leave the row out"
        case .unreadable(let text, let field) where field.isTime && text.contains("/"):
            "write 2026-03-02, or say which number is the month: --slash-dates day-first or month-first"
        case .unreadable(_, let field): field.form
        case .repeatedDeal: "keep one row a deal, or map a column to 'time' for a file of events"
        case .repeatedName: "keep one row a name"
        case .nothingToJoin(let columns): "add --map WORD=COLUMN for one of: \(columns.joined(separator: ", "))"
        case .misspelt(_, let nearest): "did you mean '\(nearest)'?"
        case .tooManyStages: "map to 'stage' the column that says where a deal stands"
        case .log(let error): error.remedy
        }
    }

    /// `deals.csv:12:3: error: '31.02.2026' cannot be read as a time; write …`
    public var description: String {
        let place = [file.isEmpty ? nil : file, line.map(String.init), column.map(String.init)].compactMap(\.self)
        let prefix = place.isEmpty ? "" : place.joined(separator: ":") + ": "
        let name = columnName.map { " (column '\($0)')" } ?? ""
        return "\(prefix)error: \(message)\(name); \(remedy)"
    }

    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
        return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
    }

    private func cells(_ count: Int) -> String { "\(count) cell\(count == 1 ? "" : "s")" }
}

/// What is wrong with the rows of one file: the first problems, and the number of all.
struct CSVRowProblems {
    private(set) var told: [CSVProblem] = []
    private(set) var count = 0

    mutating func add(_ problem: CSVProblem) {
        count += 1
        if told.count < CSVImportError.limit { told.append(problem) }
    }

    /// `nil` when nothing is wrong.
    var error: CSVImportError? { count == 0 ? nil : CSVImportError(told, others: count - told.count) }
}

/// Everything that is wrong with the files that were to be imported, in the order of the files and lines.
public struct CSVImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The problems; of one file at most ``limit``.
    public let problems: [CSVProblem]
    /// How many more there are.
    public let others: Int

    /// So many problems of a file are told; the rest is counted.
    public static let limit = 20

    init(_ problems: [CSVProblem], others: Int = 0) {
        self.problems = problems
        self.others = others
    }

    /// What is wrong with several files, in one.
    public init(joining errors: [CSVImportError]) {
        problems = errors.flatMap(\.problems)
        others = errors.reduce(0) { $0 + $1.others }
    }

    /// One line a problem.
    public var description: String {
        let lines = problems.map(\.description)
        return (others == 0 ? lines : lines + ["… and \(others) more"]).joined(separator: "\n")
    }
}
