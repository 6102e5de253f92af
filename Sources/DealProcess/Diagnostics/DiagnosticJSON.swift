/// Findings as JSON, for editors and build servers.
///
///     {"file":"sale.yaml","line":3,"column":5,"endLine":3,"endColumn":9,"severity":"error","code":"unknown-rule",
///      "message":"…","label":"…","help":["…"],"notes":[{"file":"…","line":1,"column":3,…,"message":"…"}]}
enum DiagnosticJSON {
    static func array(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "[]\n" }
        return "[\n" + diagnostics.map(object).joined(separator: ",\n") + "\n]\n"
    }

    static func object(_ diagnostic: Diagnostic) -> String {
        var members = place(diagnostic.file, diagnostic.range)
        members.append(("severity", string(diagnostic.severity.rawValue)))
        members.append(("code", string(diagnostic.code)))
        members.append(("message", string(diagnostic.message)))
        if let label = diagnostic.label { members.append(("label", string(label))) }
        if !diagnostic.help.isEmpty { members.append(("help", list(diagnostic.help.map(string)))) }
        if !diagnostic.notes.isEmpty { members.append(("notes", list(diagnostic.notes.map(note)))) }
        return object(members)
    }

    private static func note(_ note: Diagnostic.Note) -> String {
        object(place(note.file, note.range) + [("message", string(note.message))])
    }

    private static func place(_ file: String, _ range: SourceRange) -> [(String, String)] {
        [
            ("file", string(file)), ("line", "\(range.start.line)"), ("column", "\(range.start.column)"),
            ("endLine", "\(range.end.line)"), ("endColumn", "\(range.end.column)"),
        ]
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(string($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    private static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x10000 && Visible.isHidden(scalar):
                let number = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - number.count) + number
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
