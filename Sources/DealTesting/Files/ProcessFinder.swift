import DealModel
import DealProcess

/// Finds the process that a scenarios file is for: among those at hand, else the file beside it that is named like it.
struct ProcessFinder {
    private var processes: [SalesProcess]

    init(_ processes: [SalesProcess]) { self.processes = processes }

    /// The process, or nil with a finding that says why there is none.
    mutating func process(for source: SourceFile, into findings: inout DiagnosticCollector) -> SalesProcess? {
        guard let node = YAMLDocument.read(source, into: &findings) else { return nil }
        guard let name = node["process"], let id = name.text else {
            findings.error(
                "missing-key", in: source, at: SourceSpan(node.span.start, node.span.start),
                "these scenarios do not say for which process they are", help: ["write process: ID"])
            return nil
        }
        let folder = FilePath.folder(of: source.name)
        let known = processes.filter { $0.id.text == id }
        if let found = known.first(where: { FilePath.folder(of: $0.path) == folder }) ?? known.first { return found }
        return load(id, at: name.span, beside: source, into: &findings)
    }

    private mutating func load(
        _ id: String, at span: SourceSpan, beside source: SourceFile, into findings: inout DiagnosticCollector
    ) -> SalesProcess? {
        let folder = FilePath.folder(of: source.name)
        let paths = [".yaml", ".yml"].map { FilePath.joined(folder, id + $0) }
        guard let path = paths.first(where: FilePath.isReadable) else {
            findings.error(
                "unknown-process", in: source, at: span, "there is no process '\(id)' for these scenarios",
                label: "no such process", help: ["put '\(id).yaml' beside this file, or name its file too"])
            return nil
        }
        let report = ProcessLibrary.load(files: [path])
        if let process = report.processes.first(where: { $0.id.text == id }) {
            processes.append(process)
            return process
        }
        findings.error(
            "unsound-process", in: source, at: span,
            report.isSound
                ? "the file '\(path)' holds another process than '\(id)'"
                : "process '\(id)' has errors, so that its scenarios mean nothing",
            help: [report.isSound ? "name a process file like its id" : "run dealkit check \(path)"])
        return nil
    }
}

extension SalesProcess {
    /// The file it was read from, as it was named.
    var path: String { core.definition.source.name }
}
