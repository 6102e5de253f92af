public import ArgumentParser
public import DealInsight
import DealKit

/// How CSV files are read.
struct CSVOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A CSV file; may be repeated: each is read as far as it has the columns.", valueName: "file")
    )
    var csv: [String] = []

    @Option(help: ArgumentHelp("Which column holds what; may be repeated.", valueName: "what=column"))
    var map: [String] = []

    @Option(
        help: ArgumentHelp(
            "A CSV file with one row a name, as of each owner the team; its mapped columns become known of the deals.",
            valueName: "what=file"))
    var join: [String] = []

    @Option(
        help: ArgumentHelp("The stages in the order of the funnel, with commas; also repeated.", valueName: "names"))
    var stages: [String] = []

    @Option(help: ArgumentHelp("An outcome that counts as won; may be repeated.", valueName: "name"))
    var won: [String] = []

    @Option(help: ArgumentHelp("An outcome that counts as lost; may be repeated.", valueName: "name"))
    var lost: [String] = []

    @Option(help: ArgumentHelp("An outcome that is no case, such as a duplicate; may be repeated.", valueName: "name"))
    var neither: [String] = []

    @Option(help: ArgumentHelp("The currency of amounts that name none, as EUR.", valueName: "code"))
    var currency: String?

    @Option(help: "What orders events of the same time: stages, names or rows (default: stages if they are named).")
    var sameTime: CSVImport.SameTime?

    @Option(help: "Which number of a day like 03/02/2026 is the month: day-first or month-first.")
    var slashDates: CSVImport.SlashDates?

    @Option(
        help: ArgumentHelp(
            "Since when the values of a file of one row a deal were known: end (the last day of the row) or start.",
            valueName: "when"))
    var valuesKnown: CSVImport.ValuesKnown = .end

    @Flag(help: "Leave out rows that cannot be read, and count them.")
    var skipBadRows = false

    /// Reads all files.
    func read() throws(ReportProblem) -> CSVImport.Result {
        var reader = CSVImport(try columnMap())
        reader.stages = stages.isEmpty ? nil : stages.flatMap(Self.names).map { StageID($0) }
        reader.outcomes = outcomes
        reader.sameTime = sameTime
        reader.slashDates = slashDates
        reader.valuesKnown = valuesKnown
        reader.skipsBadRows = skipBadRows
        if let currency {
            guard let known = Currency(code: currency) else {
                throw ReportProblem("'\(currency)' is no currency; write a code of ISO 4217, such as --currency EUR")
            }
            reader.currency = known
        }
        var found: [CSVImportError] = []
        for file in csv {
            let bytes = try Input.bytes(of: file)
            do throws(CSVImportError) { try reader.add(bytes, named: file) } catch { found.append(error) }
        }
        for pair in join {
            let (attribute, file) = try Self.joined(pair)
            let bytes = try Input.bytes(of: file)
            do throws(CSVImportError) {
                try reader.join(bytes, named: file, on: attribute)
            } catch {
                found.append(error)
            }
        }
        do throws(CSVImportError) {
            if !found.isEmpty { throw CSVImportError(joining: found) }
            return try reader.finish()
        } catch {
            throw ReportProblem(lines: error.description)
        }
    }

    private static func joined(_ pair: String) throws(ReportProblem) -> (attribute: DealAttribute, file: String) {
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, case .attribute(let attribute)? = ColumnMap.Field(parts[0]) else {
            throw ReportProblem("'\(pair)' joins nothing; write --join owner=FILE")
        }
        return (attribute, parts[1])
    }

    /// `nil` unless an outcome was named: then only those named are outcomes.
    private var outcomes: [OutcomeID: Outcome.Kind]? {
        let named = won.map { ($0, Outcome.Kind.won) } + lost.map { ($0, .lost) } + neither.map { ($0, .neither) }
        guard !named.isEmpty else { return nil }
        return Dictionary(named.flatMap { names, kind in Self.names(names).map { (OutcomeID($0), kind) } }) {
            first, _ in first
        }
    }

    private func columnMap() throws(ReportProblem) -> ColumnMap {
        var columns: [ColumnMap.Field: String] = [:]
        for pair in map {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let field = ColumnMap.Field(parts[0]) else {
                throw ReportProblem("'\(pair)' maps nothing; write --map deal=COLUMN")
            }
            if case .attribute = field, let meant = Self.meant(by: parts[0]) {
                throw ReportProblem("'\(parts[0])' is no word of a map; did you mean '\(meant)'?")
            }
            guard columns.updateValue(parts[1], forKey: field) == nil else {
                throw ReportProblem("'\(parts[0])' is mapped twice; map one column to it")
            }
        }
        guard columns[.deal] != nil else {
            throw ReportProblem("no column is mapped to 'deal'; add --map deal=COLUMN")
        }
        return ColumnMap(columns)
    }

    /// The word of a map that an attribute's name is most probably a slip of.
    private static func meant(by word: String) -> String? {
        ColumnMap.Field.words.contains(word) ? nil : nearest(to: word, among: ColumnMap.Field.words)
    }

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",").map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension CSVImport.SameTime: ExpressibleByArgument {}
extension CSVImport.SlashDates: ExpressibleByArgument {}
extension CSVImport.ValuesKnown: ExpressibleByArgument {}
