/// The readers as a conformance runner sees them. Not for hosts.
@_spi(Conformance) public enum YAMLConformance {
    /// What became of a text: a result, or at least one error that says where.
    public struct Outcome<Value: Sendable>: Sendable {
        /// Nil when the text was refused.
        public let value: Value?
        /// What is wrong with the text, sorted.
        public let diagnostics: [Diagnostic]
    }

    /// Reads YAML 1.2 with its core schema: one value a document.
    public static func values(of bytes: [UInt8], file: String) -> Outcome<[CoreValue]> {
        let source = SourceFile(name: file, bytes: bytes)
        var findings = DiagnosticCollector()
        let values = values(source, into: &findings)
        return Outcome(value: findings.hasErrors ? nil : values, diagnostics: findings.sorted)
    }

    private static func values(_ source: SourceFile, into findings: inout DiagnosticCollector) -> [CoreValue]? {
        var text = TextCheck(source, limits: YAMLLimits())
        guard text.passes(into: &findings), text.fitsScanner(into: &findings) else { return nil }
        let outcome = EventReader.read(source, text: text, reading: .core, limits: YAMLLimits())
        findings.add(contentsOf: outcome.findings.sorted)
        guard outcome.isComplete, !findings.hasErrors else { return nil }
        let isNothing = outcome.trees.allSatisfy { YAMLNode($0, at: 0).isAbsent && $0.tags.isEmpty }
        if isNothing { findings.add(Slips.emptyFile(source)) }
        var reader = CoreReader()
        let values = outcome.trees.map { reader.value(of: YAMLNode($0, at: 0)) }
        findings.add(contentsOf: reader.findings.sorted)
        return values.compactMap { $0 }
    }

    /// Reads a process file's YAML, and gives its value by the core schema where it is accepted.
    public static func processValue(of bytes: [UInt8], file: String) -> Outcome<[CoreValue]> {
        var findings = DiagnosticCollector()
        let root = YAMLDocument.read(bytes, file: file, into: &findings)
        guard let root, !findings.hasErrors else { return Outcome(value: nil, diagnostics: findings.sorted) }
        var reader = CoreReader()
        let value = reader.value(of: root)
        findings.add(contentsOf: reader.findings.sorted)
        return Outcome(value: value.map { [$0] }, diagnostics: findings.sorted)
    }

    /// The events of a text in the notation of the public YAML test suite.
    public static func events(of bytes: [UInt8], file: String) -> Outcome<[String]> {
        let source = SourceFile(name: file, bytes: bytes)
        var findings = DiagnosticCollector()
        var text = TextCheck(source, limits: YAMLLimits())
        guard text.passes(into: &findings), text.fitsScanner(into: &findings) else {
            return Outcome(value: nil, diagnostics: findings.sorted)
        }
        let outcome = EventReader.read(source, text: text, reading: .core, limits: YAMLLimits())
        findings.add(contentsOf: outcome.findings.sorted)
        guard outcome.isComplete else { return Outcome(value: nil, diagnostics: findings.sorted) }
        return Outcome(value: EventLog.lines(of: source, text: text), diagnostics: findings.sorted)
    }
}
