/// Gathers the findings of a run: one a cause, sorted by place.
package struct DiagnosticCollector: Sendable {
    private var found: [Diagnostic] = []
    private var seen: Set<Key> = []
    private var errors = 0

    /// One cause shows once: the same kind of finding at the same place (a node read twice through an alias).
    private struct Key: Hashable {
        let code: String
        let file: String
        let span: SourceSpan
    }

    package init() {}

    package var isEmpty: Bool { found.isEmpty }
    package var hasErrors: Bool { errors > 0 }
    package var errorCount: Int { errors }
    package var count: Int { found.count }

    /// Adds a finding, unless the same one has been added already.
    package mutating func add(_ diagnostic: Diagnostic) {
        let key = Key(code: diagnostic.code, file: diagnostic.file, span: diagnostic.range.span)
        guard seen.insert(key).inserted else { return }
        if diagnostic.severity == .error { errors += 1 }
        found.append(diagnostic)
    }

    package mutating func add(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { add(diagnostic) }
    }

    package mutating func error(
        _ code: String, in source: SourceFile, at span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) {
        add(Diagnostic(code, .error, in: source, at: span, message, label: label, notes: notes, help: help))
    }

    package mutating func warning(
        _ code: String, in source: SourceFile, at span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) {
        add(Diagnostic(code, .warning, in: source, at: span, message, label: label, notes: notes, help: help))
    }

    package mutating func hint(
        _ code: String, in source: SourceFile, at span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) {
        add(Diagnostic(code, .hint, in: source, at: span, message, label: label, notes: notes, help: help))
    }

    /// Takes findings back.
    package mutating func remove(where isMistaken: (Diagnostic) -> Bool) {
        found.removeAll(where: isMistaken)
        errors = found.count { $0.severity == .error }
    }

    /// All findings by file and place; at one place by weight, then by code.
    package var sorted: [Diagnostic] {
        found.sorted { left, right in
            if left.file != right.file { return left.file < right.file }
            if left.range.start != right.range.start { return left.range.start < right.range.start }
            if left.severity != right.severity { return left.severity < right.severity }
            return left.code < right.code
        }
    }
}
