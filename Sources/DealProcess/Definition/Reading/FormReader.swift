/// Reads one file's nodes as the types that their keys ask for, and collects what is wrong.
///
/// A reader returns nil where it has reported something, so that its caller goes on with the rest; a node that is
/// marked as faulty has been reported already and is passed over in silence. A class, since the readers of maps call
/// each other from closures; it lives for one file and never leaves it.
final class FormReader {
    let source: SourceFile
    var findings = DiagnosticCollector()
    var unsupported: [UnsupportedUse] = []
    /// Spans of working days, by how many they are.
    var workingDays: [Located<Int>] = []

    init(source: SourceFile) {
        self.source = source
    }

    func report(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) {
        findings.add(
            Diagnostic(
                code.rawValue, code.severity, in: source, at: span, message, label: label, notes: notes, help: help))
    }

    /// Reports the use of a part of the format that this version does not obey.
    func useUnsupported(_ feature: UnsupportedFeature, at span: SourceSpan) {
        unsupported.append(UnsupportedUse(feature: feature, span: span))
        report(
            .notSupportedYet, at: span, "'\(feature.rawValue)' is not supported by this version",
            help: ["take it out, or wait for a version that obeys it: a process is never half obeyed"])
    }

    /// Spans of working days in places that this version obeys; what is wrong with them depends on the calendar.
    func reportWorkingDays(hasCalendar: Bool) {
        for span in workingDays {
            if hasCalendar {
                useUnsupported(.workingDays, at: span.span)
                continue
            }
            unsupported.append(UnsupportedUse(feature: .workingDays, span: span.span))
            report(
                .workingDaysWithoutCalendar, at: span.span, "working days need a calendar, and the process names none",
                help: ["name a 'calendar' in the process, or count calendar days: \(span.value) days"])
        }
    }
}

extension FormReader {
    /// The node as a map, or nil with a finding.
    func isMap(
        _ node: YAMLNode, _ what: @autoclosure () -> String, help: @autoclosure () -> [String] = []
    ) -> Bool {
        if node.isFaulty { return false }
        if node.kind == .mapping { return true }
        report(.wrongShape, at: node.span, "\(what()) is a map, but this is \(node.kindName)", help: help())
        return false
    }

    /// The node as a list, or nil with a finding.
    func isList(
        _ node: YAMLNode, _ what: @autoclosure () -> String, help: @autoclosure () -> [String] = []
    ) -> Bool {
        if node.isFaulty { return false }
        if node.kind == .sequence { return true }
        let help = help()
        let remedy = help.isEmpty && node.kind == .scalar ? ["write [ \(source.string(node.span)) ]"] : help
        report(.wrongShape, at: node.span, "\(what()) is a list, but this is \(node.kindName)", help: remedy)
        return false
    }

    /// The node as a scalar, or nil with a finding.
    func scalar(_ node: YAMLNode, _ what: @autoclosure () -> String) -> YAMLScalar? {
        if node.isFaulty { return nil }
        if let scalar = node.scalar { return scalar }
        report(
            .wrongShape, at: node.span, "\(what()) is wanted here, but this is \(node.kindName)",
            help: ["write one value, without brackets or braces"])
        return nil
    }

    /// One value, or a list of them.
    func oneOrMany<Value>(
        _ node: YAMLNode, _ what: String, _ read: (YAMLNode) -> Value?
    ) -> [Value] {
        guard node.kind == .sequence else { return read(node).map { [$0] } ?? [] }
        if node.isFaulty { return [] }
        if node.elements.isEmpty {
            report(.emptyList, at: node.span, "an empty list names no \(what)", help: ["leave the key out"])
        }
        return node.elements.compactMap(read)
    }
}
