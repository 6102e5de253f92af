/// Writes findings for people (plain, or with colours for a terminal) or for programs (JSON).
///
///     print(DiagnosticRenderer(style: .plain).render(report.diagnostics))
public struct DiagnosticRenderer: Sendable {
    /// How findings are written.
    public enum Style: Sendable, Hashable, CaseIterable {
        /// Text alone: for files, mails and logs.
        case plain
        /// Text with ANSI colours: for a terminal.
        case colour
        /// A JSON array, one object a finding.
        case json
    }

    /// How findings are written.
    public var style: Style

    /// Makes a renderer.
    public init(style: Style = .plain) { self.style = style }

    /// Writes findings in the order given, with a blank line between two of them; nothing for none (in JSON: `[]`).
    public func render(_ diagnostics: [Diagnostic]) -> String {
        guard style != .json else { return DiagnosticJSON.array(diagnostics) }
        return diagnostics.map(render).joined(separator: "\n")
    }

    /// Writes one finding: its line, the text it is about, what to do, and second places. Ends with a line break.
    public func render(_ diagnostic: Diagnostic) -> String {
        guard style != .json else { return DiagnosticJSON.object(diagnostic) + "\n" }
        let ink = Ink(isOn: style == .colour)
        var text = header(diagnostic, ink)
        let margin = margin(of: diagnostic)
        text += excerpt(
            diagnostic.source, diagnostic.range, label: diagnostic.label, severity: diagnostic.severity, margin, ink)
        for help in diagnostic.help {
            text += ink.faint(margin + "=") + " " + ink.bold("help:") + " " + Visible.text(help) + "\n"
        }
        for note in diagnostic.notes {
            text += place(note.file, note.range) + ink.bold("note:") + " " + Visible.text(note.message) + "\n"
            text += excerpt(note.source, note.range, label: nil, severity: .hint, margin, ink)
        }
        return text
    }

    private func header(_ diagnostic: Diagnostic, _ ink: Ink) -> String {
        place(diagnostic.file, diagnostic.range) + ink.severity(diagnostic.severity, diagnostic.severity.rawValue + ":")
            + " " + ink.bold(Visible.text(diagnostic.message)) + " " + ink.faint("[\(diagnostic.code)]") + "\n"
    }

    private func place(_ file: String, _ range: SourceRange) -> String {
        "\(Visible.text(file)):\(range.start.line):\(range.start.column): "
    }

    /// As wide as the greatest line number shown, and one space.
    private func margin(of diagnostic: Diagnostic) -> String {
        let greatest = diagnostic.notes.map(\.range.start.line).reduce(diagnostic.range.start.line, max)
        return String(repeating: " ", count: String(greatest).utf8.count + 1)
    }

    private func excerpt(
        _ source: SourceFile, _ range: SourceRange, label: String?, severity: Diagnostic.Severity, _ margin: String,
        _ ink: Ink
    ) -> String {
        let excerpt = SourceExcerpt(source, range)
        guard !excerpt.text.isEmpty || label != nil else { return "" }
        let number = String(excerpt.lineNumber)
        let padding = String(repeating: " ", count: margin.utf8.count - number.utf8.count)
        let carets =
            String(repeating: "^", count: excerpt.caretCount) + (label.map { " " + Visible.text($0) } ?? "")
        let line = excerpt.text.isEmpty ? "" : " " + excerpt.text
        return ink.faint(margin + "|") + "\n"
            + ink.faint(number + padding + "|") + line + "\n"
            + ink.faint(margin + "|") + " " + String(repeating: " ", count: excerpt.caretColumn)
            + ink.severity(severity, carets) + "\n"
    }
}

/// ANSI colours, or none.
private struct Ink {
    let isOn: Bool

    func bold(_ text: String) -> String { paint("1", text) }
    func faint(_ text: String) -> String { paint("34", text) }

    func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
        switch severity {
        case .error: paint("1;31", text)
        case .warning: paint("1;33", text)
        case .hint: paint("1;36", text)
        }
    }

    private func paint(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
