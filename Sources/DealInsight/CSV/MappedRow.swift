import DealModel
import ExactValues

/// The mapped cells of one row, with their places for problems.
struct MappedRow {
    let file: String
    let line: Int
    fileprivate let slashDates: CSVImport.SlashDates?
    fileprivate let cells: [ColumnMap.Field: (text: String, column: Int, name: String)]

    /// The text of a cell; `nil` for an empty one, and for a column that the file does not have.
    func text(_ field: ColumnMap.Field) -> String? { cells[field].flatMap { $0.text.isEmpty ? nil : $0.text } }

    func required(_ field: ColumnMap.Field) throws(CSVProblem) -> String {
        guard let text = text(field) else { throw problem(.empty(field), at: field) }
        return text
    }

    func time(_ field: ColumnMap.Field) throws(CSVProblem) -> Instant? {
        guard let text = text(field) else { return nil }
        guard let instant = Instant(cell: text, slashDates: slashDates) else {
            throw problem(.unreadable(text, as: field), at: field)
        }
        return instant
    }

    func value(else currency: Currency) throws(CSVProblem) -> Money? {
        var currency = currency
        if let code = text(.currency) {
            guard let stated = Currency(code: code) else {
                throw problem(.unreadable(code, as: .currency), at: .currency)
            }
            currency = stated
        }
        guard let text = text(.value) else { return nil }
        guard let value = Money(cell: text, currency: currency) else {
            throw problem(.unreadable(text, as: .value), at: .value)
        }
        return value
    }

    /// The stages that have a day of their own, and the day.
    func entries() throws(CSVProblem) -> [(stage: StageID, at: Instant)] {
        var entries: [(stage: StageID, at: Instant)] = []
        for field in cells.keys.sorted() {
            if case .entered(let stage) = field, let at = try time(field) { entries.append((stage, at)) }
        }
        return entries
    }

    var attributes: [DealAttribute: String] {
        var attributes: [DealAttribute: String] = [:]
        for case .attribute(let attribute) in cells.keys { attributes[attribute] = text(.attribute(attribute)) }
        return attributes
    }

    func has(_ field: ColumnMap.Field) -> Bool { cells[field] != nil }

    func problem(_ cause: CSVProblem.Cause, at field: ColumnMap.Field) -> CSVProblem {
        let cell = cells[field]
        return CSVProblem(cause, in: file, line: line, column: cell.map { $0.column + 1 }, columnName: cell?.name)
    }
}

/// Reads the rows of one file, the mapped cells only.
struct CSVRowReader {
    let name: String
    /// What the first line calls the columns.
    let names: [String]
    private var rows: CSVRows
    private let columns: [(field: ColumnMap.Field, column: Int)]
    private let slashDates: CSVImport.SlashDates?

    var fields: [ColumnMap.Field] { columns.map(\.field) }

    init(
        _ bytes: [UInt8], named name: String, map: ColumnMap, _ slashDates: CSVImport.SlashDates? = nil
    ) throws(CSVImportError) {
        var rows = CSVRows(bytes)
        do throws(CSVProblem) {
            guard let first = rows.next() else { throw CSVProblem(.noHeader, in: name, line: 1) }
            let header = try Self.row(first, in: name)
            var names: [String] = []
            for cell in header.cells {
                guard let text = rows.text(of: cell) else { throw CSVProblem(.encoding, in: name, line: header.line) }
                names.append(text)
            }
            columns = try Self.columns(map, names, in: name, line: header.line)
            self.names = names
        } catch {
            throw CSVImportError([error])
        }
        self.name = name
        self.slashDates = slashDates
        self.rows = rows
    }

    mutating func next() -> Result<MappedRow, CSVProblem>? {
        guard let next = rows.next() else { return nil }
        do throws(CSVProblem) {
            let row = try Self.row(next, in: name)
            guard row.cells.count == names.count else {
                throw CSVProblem(
                    .cellCount(found: row.cells.count, expected: names.count), in: name, line: row.line)
            }
            var cells: [ColumnMap.Field: (text: String, column: Int, name: String)] = [:]
            for (field, column) in columns {
                guard let text = rows.text(of: row.cells[column]) else {
                    throw CSVProblem(
                        .encoding, in: name, line: row.line, column: column + 1, columnName: names[column])
                }
                cells[field] = (text, column, names[column])
            }
            return .success(MappedRow(file: name, line: row.line, slashDates: slashDates, cells: cells))
        } catch {
            return .failure(error)
        }
    }

    /// Reads all rows that are left, each with a body, and gathers what is wrong with them.
    mutating func readAll(_ body: (MappedRow) throws(CSVProblem) -> Void) -> CSVRowProblems {
        var problems = CSVRowProblems()
        while let next = next() {
            do throws(CSVProblem) {
                try body(try next.get())
            } catch {
                problems.add(error)
            }
        }
        return problems
    }

    private static func row(
        _ read: Result<CSVRow, CSVSyntaxError>, in name: String
    ) throws(CSVProblem) -> CSVRow {
        switch read {
        case .success(let row): return row
        case .failure(let error):
            throw CSVProblem(
                error.isOpen ? .openQuotes : .textAfterQuotes, in: name, line: error.line, column: error.column + 1)
        }
    }

    private static func columns(
        _ map: ColumnMap, _ names: [String], in name: String, line: Int
    ) throws(CSVProblem) -> [(field: ColumnMap.Field, column: Int)] {
        guard let deal = map.columns[.deal] else { throw CSVProblem(.unmapped(.deal), in: "") }
        var columns: [(field: ColumnMap.Field, column: Int)] = []
        for (field, wanted) in map.columns.sorted(by: { $0.key < $1.key }) {
            let places = names.indices.filter { names[$0] == wanted }
            if places.count > 1 { throw CSVProblem(.ambiguousColumn(wanted), in: name, line: line) }
            if let place = places.first { columns.append((field, place)) }
        }
        guard columns.contains(where: { $0.field == .deal }) else {
            throw CSVProblem(
                .noSuchColumn(deal, nearest: nearest(to: deal, among: names), among: names), in: name, line: line)
        }
        return columns
    }
}
