package import DealProcess

/// What `dealkit check` finds in files: processes are read, checked and compiled, scenarios read against their process.
package struct FileCheck: Sendable {
    /// Every finding: of the processes, then of the scenarios, each sorted by file and place.
    package let diagnostics: [Diagnostic]
    /// How many files were looked into.
    package let fileCount: Int

    package init(paths: [String]) {
        let files = AnalystFiles(paths: paths)
        let report = ProcessLibrary.load(files: files.processes)
        var finder = ProcessFinder(report.processes)
        var findings = DiagnosticCollector()
        for path in files.scenarios { Self.check(path, &finder, into: &findings) }
        diagnostics = files.diagnostics + report.diagnostics + findings.sorted
        fileCount = files.processes.count + files.scenarios.count
    }

    private static func check(_ path: String, _ finder: inout ProcessFinder, into findings: inout DiagnosticCollector) {
        guard let source = SourceFile.scenarios(path, into: &findings) else { return }
        guard let process = finder.process(for: source, into: &findings) else { return }
        _ = ScenarioRunner(process).read(source, into: &findings)
    }
}

extension SourceFile {
    /// A file's text; nil, with a finding, for one that cannot be read.
    static func scenarios(_ path: String, into findings: inout DiagnosticCollector) -> SourceFile? {
        do throws(FileFailure) {
            return SourceFile(name: path, bytes: try Files.bytes(of: path, upTo: YAMLLimits().bytes + 1))
        } catch {
            findings.add(.unreadable(path, error))
            return nil
        }
    }
}
