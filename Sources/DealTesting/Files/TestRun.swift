package import DealModel
package import DealProcess

/// What `dealkit test` does: plays the scenarios that stand beside processes, and those that are named themselves.
package struct TestRun: Sendable {
    /// What is wrong with the processes, and with finding their scenarios.
    package let diagnostics: [Diagnostic]
    /// One for each scenarios file that has its process.
    package let reports: [ScenarioReport]

    /// - Parameter language: The language in which refusals are quoted.
    package init(paths: [String], language: Language) {
        let files = AnalystFiles(paths: paths)
        let loaded = ProcessLibrary.load(files: files.processes)
        var queue = TestQueue(loaded.processes)
        for path in files.scenarios { queue.add(path) }
        for process in loaded.processes { queue.addScenarios(beside: process) }
        reports = queue.entries.map { ScenarioRunner($0.process, language: language).run(file: $0.path) }
        diagnostics = files.diagnostics + loaded.diagnostics + queue.findings.sorted
    }

    /// Whether every step went as expected, and no file has an error or a warning.
    package var isPassed: Bool {
        diagnostics.allSatisfy { $0.severity == .hint } && reports.allSatisfy(\.isPassed)
    }
}

/// Scenarios files with their processes, each file once.
private struct TestQueue {
    private(set) var entries: [(path: String, process: SalesProcess)] = []
    private(set) var findings = DiagnosticCollector()
    private var finder: ProcessFinder

    init(_ processes: [SalesProcess]) { finder = ProcessFinder(processes) }

    mutating func add(_ path: String) {
        guard let source = SourceFile.scenarios(path, into: &findings) else { return }
        var found = DiagnosticCollector()
        if let process = finder.process(for: source, into: &found) {
            entries.append((path, process))
        } else {
            findings.add(contentsOf: found.sorted)
        }
    }

    mutating func addScenarios(beside process: SalesProcess) {
        let folder = FilePath.folder(of: process.path)
        let paths = [".scenarios.yaml", ".scenarios.yml"].map { FilePath.joined(folder, process.id.text + $0) }
        if let path = paths.first(where: FilePath.isReadable) {
            if !entries.contains(where: { $0.path == path }) { entries.append((path, process)) }
        } else if !entries.contains(where: { $0.process.version == process.version }) {
            findings.warning(
                "no-scenarios", in: process.core.definition.source, at: process.core.definition.id.span,
                "process '\(process.id)' has no scenarios, so that nothing was tested",
                help: ["write them into '\(paths[0])'"])
        }
    }
}
