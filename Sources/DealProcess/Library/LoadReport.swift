/// What loading process files gave: the processes that are sound, and everything there is to say about the others.
///
/// Loading never throws: an unreadable file is a finding as well. Using what has an error does.
///
///     let report = ProcessLibrary.load(folder: "Rules")
///     for finding in report.diagnostics { print(finding) }
///     let processes = try report.library()
public struct LoadReport: Sendable {
    /// Every finding, sorted by file and place.
    public let diagnostics: [Diagnostic]
    /// The processes without an error, in the order of the files.
    public let processes: [SalesProcess]

    package init(diagnostics: [Diagnostic], processes: [SalesProcess]) {
        self.diagnostics = diagnostics
        self.processes = processes
    }

    /// Whether nothing was found that keeps a process from being used.
    public var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

    /// The processes, to open a desk with.
    ///
    /// - Throws: ``LoadFailure`` when any file has an error: half a library is none.
    public func library() throws(LoadFailure) -> ProcessLibrary {
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw LoadFailure(diagnostics: errors) }
        return ProcessLibrary(processes)
    }
}

/// Process files with errors; prints as the findings, one after the other.
public struct LoadFailure: Error, Sendable, CustomStringConvertible {
    /// The errors, sorted by file and place; never empty.
    public let diagnostics: [Diagnostic]

    /// The findings as an editor or a terminal shows them.
    public var description: String { DiagnosticRenderer().render(diagnostics) }
}
