import DealModel

/// Reads process files one after the other: bytes, nodes, definition, process.
package struct ProcessLoader {
    private let limits: YAMLLimits
    private var diagnostics = DiagnosticCollector()
    private var processes: [SalesProcess] = []

    package init(limits: YAMLLimits = YAMLLimits()) { self.limits = limits }

    /// What was read so far.
    package var report: LoadReport { LoadReport(diagnostics: diagnostics.sorted, processes: processes) }

    package mutating func read(file path: String) {
        do throws(FileFailure) {
            // One byte more than is allowed shows that a file is too large without reading it to its end.
            read(try Files.bytes(of: path, upTo: limits.bytes + 1), named: path)
        } catch {
            diagnostics.add(.unreadable(path, error))
        }
    }

    package mutating func read(_ bytes: [UInt8], named name: String) {
        var found = DiagnosticCollector()
        let process = Self.process(SourceFile(name: name, bytes: bytes), limits: limits, into: &found)
        diagnostics.add(contentsOf: found.sorted)
        guard let process else { return }
        if let twin = processes.first(where: { $0.version == process.version }) {
            diagnostics.add(.duplicate(process, of: twin))
        } else {
            processes.append(process)
        }
    }

    private static func process(
        _ source: SourceFile, limits: YAMLLimits, into diagnostics: inout DiagnosticCollector
    ) -> SalesProcess? {
        guard let node = YAMLDocument.read(source, limits: limits, into: &diagnostics),
            let definition = ProcessReader.read(node, file: source, into: &diagnostics)
        else { return nil }
        let index = DefinitionIndex(definition)
        DefinitionChecks.run(definition, index: index, into: &diagnostics)
        return ProcessCompiler(definition, index: index).compile(into: &diagnostics)
    }
}

extension Diagnostic {
    package static func unreadable(_ path: String, _ failure: FileFailure) -> Diagnostic {
        Diagnostic(
            "unreadable-file", in: SourceFile(name: path, bytes: []), at: SourceSpan(0, 0),
            "the file cannot be read: \(failure.reason)", help: [failure.remedy])
    }

    package static func noFiles(in folder: String) -> Diagnostic {
        Diagnostic(
            "no-files", .warning, in: SourceFile(name: folder, bytes: []), at: SourceSpan(0, 0),
            "the folder has no process files", help: ["a process file ends in '.yaml' and is named like its id"])
    }

    static func duplicate(_ process: SalesProcess, of twin: SalesProcess) -> Diagnostic {
        let definition = process.core.definition
        let other = twin.core.definition
        return Diagnostic(
            "duplicate-process", in: definition.source, at: definition.version.span,
            "version \(definition.version.value) of process '\(process.id)' was loaded already",
            notes: [Diagnostic.Note("the first one", in: other.source, at: other.version.span)],
            help: ["give the changed file the next version; a published version never changes"])
    }
}
