import CEL
@_spi(Conformance) package import DealProcess
package import ExactValues

/// What `dealkit eval` does: tries an expression over a map of variables.
package struct ExpressionTrial: Sendable {
    /// What is wrong with the expression or with the file of facts.
    package private(set) var diagnostics: [Diagnostic] = []
    private var program: CELProgram<TrialFacts, CELValue>?
    private var facts = TrialFacts()

    /// - Parameters:
    ///   - expression: The expression.
    ///   - path: A file with a map of variables; without one there are only `now` and `today`.
    ///   - now: What `now` and `today` are where the file does not say.
    package init(_ expression: String, facts path: String?, now: Instant) {
        if let path { read(path) }
        if diagnostics.contains(where: { $0.severity == .error }) { return }
        facts.addDefault("now", .timestamp(CELTimestamp(now)))
        facts.addDefault("today", .date(CivilDate(now, in: FixedZone.utc)))
        let options = CELOptions(exact: true, absent: .unknown, currency: Currency("EUR"))
        do throws(CELErrors) {
            let program = try CELProgram<TrialFacts, CELValue>(expression, over: facts.schema, options: options)
            report(program.hints, in: expression)
            self.program = program
        } catch {
            report(error.issues, in: expression)
        }
    }

    private mutating func read(_ path: String) {
        let source: SourceFile
        do throws(FileFailure) {
            source = SourceFile(name: path, bytes: try Files.bytes(of: path, upTo: 1 << 24))
        } catch {
            diagnostics.append(.unreadable(path, error))
            return
        }
        let outcome = YAMLConformance.values(of: source.bytes, file: path)
        diagnostics += outcome.diagnostics
        guard let values = outcome.value else { return }
        guard let first = values.first, let facts = TrialFacts(first) else {
            diagnostics.append(
                Diagnostic(
                    "facts", in: source, at: SourceSpan(0, min(1, source.bytes.count)), "the facts are no map",
                    help: ["write a map of variables, such as {deal: {amount: 80000 EUR}}"]))
            return
        }
        self.facts = facts
    }

    /// An expression's findings, shown like those of a file.
    private mutating func report(_ issues: [CELIssue], in expression: String) {
        let source = SourceFile(name: "expression", bytes: Array(expression.utf8))
        let scalars = Array(expression.unicodeScalars)
        func offset(_ place: Int) -> Int {
            scalars.prefix(max(0, place)).reduce(0) { $0 + UTF8.width($1) }
        }
        for issue in issues {
            let severity: Diagnostic.Severity =
                switch issue.severity {
                case .error: .error
                case .warning: .warning
                case .hint: .hint
                }
            diagnostics.append(
                Diagnostic(
                    issue.code, severity, in: source,
                    at: SourceSpan(offset(issue.range.lowerBound), offset(issue.range.upperBound)), issue.message,
                    label: issue.label, help: issue.help.map { [$0] } ?? []))
        }
    }

    /// The type of the expression and what it reads; `nil` when it is wrong.
    package var checkText: String? {
        guard let program else { return nil }
        let reads = program.reads.isEmpty ? "" : "\nreads \(program.reads.joined(separator: ", "))"
        return "\(program.type)\(reads)"
    }

    /// What the expression gives, after a line for each of its parts if wanted; `nil` when it is wrong.
    package func text(isTraced: Bool) -> (text: String, isFailed: Bool)? {
        guard let program else { return nil }
        guard isTraced else {
            let result = program.evaluate(facts)
            return (result.text, result.isFailed)
        }
        let (result, trace) = program.trace(facts)
        return ("\(trace)\n\(result.text)", result.isFailed)
    }
}

extension CELResult {
    fileprivate var isFailed: Bool { if case .failed = self { true } else { false } }
}
