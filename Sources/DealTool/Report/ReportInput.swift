import DealInsight
import DealKit
import DealProcess
import DealReport

/// What a report is made from.
struct ReportInput {
    let log: EventLog
    let source: ReportSource
    /// What whoever asked may have written otherwise than meant.
    let hints: [String]
    private let processes: [SalesProcess]
    private let graphFile: String?

    init(_ command: ReportCommand) throws(ReportProblem) {
        processes = try Self.processes(command.process)
        graphFile = command.graph
        if let file = command.file {
            let journal = try Self.journal(file, processes)
            log = journal.log
            hints = []
            source = ReportSource(command.title ?? Self.name(file), assumptions: journal.assumptions)
        } else {
            let read = try command.table.read()
            log = read.log
            hints = read.hints
            source = ReportSource(
                command.title ?? Self.name(command.table.csv[0]), assumptions: read.assumptions,
                skippedRows: read.skippedCount)
        }
    }

    /// What the named processes call their items.
    var itemNames: ItemNames { ItemNames(processes) }

    /// The steps that are allowed; `nil` when nobody said so.
    func graph() throws(ReportProblem) -> StageGraph? {
        guard let graphFile else { return processes.isEmpty ? nil : StageGraph(processes) }
        let bytes = try Input.bytes(of: graphFile)
        do throws(CSVImportError) {
            return try StageGraph(csv: bytes, named: graphFile, for: log)
        } catch {
            throw ReportProblem(lines: error.description)
        }
    }

    private static func processes(_ files: [String]) throws(ReportProblem) -> [SalesProcess] {
        guard !files.isEmpty else { return [] }
        let report = ProcessLibrary.load(files: files)
        let errors = report.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw ReportProblem(lines: DiagnosticRenderer(style: Terminal.style).render(errors))
        }
        return report.processes
    }

    private static func journal(
        _ file: String, _ processes: [SalesProcess]
    ) throws(ReportProblem) -> (log: EventLog, assumptions: [String]) {
        let bytes = try Input.bytes(of: file)
        let lines: [JournalFile.Line]
        do throws(JournalFileError) {
            lines = try JournalFile.lines(of: bytes)
        } catch {
            throw ReportProblem(lines: "\(file):\(error.line): error: \(error.cause); a journal has one entry a line")
        }
        let entries = lines.compactMap { line in if case .entry(let entry) = line { entry } else { nil } }
        var assumptions: [String] = []
        let pipeline: Pipeline
        if processes.isEmpty {
            pipeline = Pipeline(inferredFrom: entries)
            assumptions.append(
                "No process was named: the order of the stages is that in which deals mostly come into them.")
        } else {
            pipeline = Pipeline(processes)
        }
        do throws(EventLogError) {
            var reader = try JournalReader(pipeline)
            for entry in entries { try reader.add(entry) }
            for line in lines { if case .attempts(let row) = line { reader.add([row]) } }
            return (reader.log, assumptions)
        } catch {
            throw ReportProblem(lines: "\(file): error: \(error)")
        }
    }

    private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
