import DealModel
import ExactValues

/// What one file says of the names of an attribute: of each owner the team, of each product the series.
struct CSVJoin {
    private let attribute: DealAttribute
    private let file: String
    private let known: [String: [DealAttribute: String]]
    /// What the file has columns for.
    let fields: [ColumnMap.Field]

    init(_ bytes: [UInt8], named name: String, on attribute: DealAttribute, _ map: ColumnMap) throws(CSVImportError) {
        guard let key = map.columns[.attribute(attribute)] else {
            throw CSVImportError([CSVProblem(.unmapped(.attribute(attribute)), in: "")])
        }
        var columns = map.columns.filter { field, _ in
            if case .attribute(let other) = field { other != attribute } else { false }
        }
        columns[.deal] = key
        var reader = try CSVRowReader(bytes, named: name, map: ColumnMap(columns))
        fields = reader.fields.filter { $0 != .deal }
        guard !fields.isEmpty else {
            let others = reader.names.filter { $0 != key }
            throw CSVImportError([CSVProblem(.nothingToJoin(others), in: name, line: 1)])
        }
        self.attribute = attribute
        file = name
        var (known, lines): ([String: [DealAttribute: String]], [String: Int]) = ([:], [:])
        let problems = reader.readAll { row throws(CSVProblem) in
            guard let name = row.text(.deal) else { return }
            if let line = lines[name] { throw row.problem(.repeatedName(name, firstLine: line), at: .deal) }
            lines[name] = row.line
            known[name] = row.attributes
        }
        if let error = problems.error { throw error }
        self.known = known
    }

    /// Adds what the file says to what a row says of a deal; the row's own word counts.
    func apply(to row: inout ImportedRow) {
        guard let name = row.attributes[attribute], let more = known[name] else { return }
        row.attributes.merge(more) { own, _ in own }
    }

    /// The names that rows have and the file has not, in a sentence; `nil` when it has them all.
    func gaps(in rows: [ImportedRow]) -> String? {
        var missing: Set<String> = []
        for row in rows {
            if let name = row.attributes[attribute], known[name] == nil { missing.insert(name) }
        }
        guard !missing.isEmpty else { return nil }
        let names = missing.sorted { $0.precedesInBytes($1) }.prefix(Self.shownGaps).map { name in
            "'\(name)'" + (nearest(to: name, among: Array(known.keys)).map { " (did you mean '\($0)'?)" } ?? "")
        }
        let others = missing.count > names.count ? " and \(missing.count - names.count) more" : ""
        return "\(file) has no row for the \(attribute) \(names.joined(separator: ", "))\(others)."
    }

    private static let shownGaps = 5
}

extension CSVImport {
    /// Reads a file that has one row a name of an attribute: what its other mapped columns say becomes known of all deals
    /// with that name. The column of the names is called there as it is for the deals.
    ///
    ///     // sales_agent,manager,office
    ///     var reader = CSVImport(ColumnMap([… .attribute(.owner): "sales_agent", .attribute("manager"): "manager"]))
    ///     try reader.join(teams, named: "sales_teams.csv", on: .owner)
    ///
    /// Names that the file does not have are told in ``Result/assumptions``. Of several such files each may use what those
    /// before it have brought.
    ///
    /// - Throws: What is wrong with the file: no column of the names, nothing beside it, a name that comes twice.
    public mutating func join(
        _ bytes: [UInt8], named name: String, on attribute: DealAttribute
    ) throws(CSVImportError) {
        let join = try CSVJoin(bytes, named: name, on: attribute, map)
        usedFields.formUnion(join.fields)
        joins.append(join)
    }

    /// With what the joined files say, and a sentence for each that does not know a name.
    func joined() -> (importer: CSVImport, gaps: [String]) {
        guard !joins.isEmpty else { return (self, []) }
        var importer = self
        var gaps: [String] = []
        for join in joins {
            if let gap = join.gaps(in: importer.rows) { gaps.append(gap) }
            for row in importer.rows.indices { join.apply(to: &importer.rows[row]) }
        }
        return (importer, gaps)
    }
}
