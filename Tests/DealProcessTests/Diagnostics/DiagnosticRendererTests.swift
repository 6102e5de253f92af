import TestTags
import Testing

@testable import DealProcess

@Suite("How findings are written", .tags(.language, .wording))
struct DiagnosticRendererTests {
    private func finding(
        _ text: String, at part: String, label: String? = nil, help: [String] = [], note: String? = nil
    ) throws -> Diagnostic {
        let source = SourceFile(name: "sale.yaml", bytes: Array(text.utf8))
        let span = try #require(Self.span(of: part, in: source))
        let notes = try note.map { part in
            [Diagnostic.Note("first here", in: source, at: try #require(Self.span(of: part, in: source)))]
        }
        return Diagnostic(
            "unknown-rule", in: source, at: span, "gate 'leave' names rule 'x'", label: label, notes: notes ?? [],
            help: help)
    }

    private static func span(of part: String, in source: SourceFile) -> SourceSpan? {
        let needle = Array(part.utf8)
        let starts = 0...max(0, source.bytes.count - needle.count)
        return starts.first { source.bytes[$0...].starts(with: needle) }.map { SourceSpan($0, $0 + needle.count) }
    }

    @Test("STYLE 9: the first line is for editors, then the text, the carets with a label, and help")
    func plain() throws {
        let finding = try finding(
            "a: 1\n    leave: [ terms-sett ]\n", at: "terms-sett", label: "no rule has this id",
            help: ["did you mean 'terms-set'?"])
        #expect(
            DiagnosticRenderer().render(finding) == """
                sale.yaml:2:14: error: gate 'leave' names rule 'x' [unknown-rule]
                  |
                2 |     leave: [ terms-sett ]
                  |              ^^^^^^^^^^ no rule has this id
                  = help: did you mean 'terms-set'?

                """)
    }

    @Test("The margin is as wide as the greatest line number shown")
    func margin() throws {
        let text = String(repeating: "k: v\n", count: 9) + "here: x\n"
        let rendered = DiagnosticRenderer().render(try finding(text, at: "here", note: "k"))
        #expect(
            rendered == """
                sale.yaml:10:1: error: gate 'leave' names rule 'x' [unknown-rule]
                   |
                10 | here: x
                   | ^^^^
                sale.yaml:1:1: note: first here
                   |
                1  | k: v
                   | ^

                """)
    }

    @Test(
        "Carets stand under the place, whatever stands before it",
        arguments: [
            ("a: x\n", "x", "a: x", "   ^"),
            ("\tx\n", "x", "    x", "    ^"),
            ("ab\tx\n", "x", "ab  x", "    ^"),
            ("название: x\n", "x", "название: x", "          ^"),
            ("标题: x\n", "x", "标题: x", "      ^"),
            ("a: 销售\n", "销售", "a: 销售", "   ^^^^"),
            ("e\u{301}te\u{301}: x\n", "x", "e\u{301}te\u{301}: x", "     ^"),
            ("😀: x\n", "x", "😀: x", "    ^"),
            ("a\u{1B}: x\n", "x", "a<U+001B>: x", "           ^"),
            ("a\u{200B}b\n", "b", "a<U+200B>b", "         ^"),
            ("a: \u{202E}x\n", "\u{202E}", "a: <U+202E>x", "   ^^^^^^^^"),
        ])
    func carets(text: String, part: String, line: String, carets: String) throws {
        let lines = DiagnosticRenderer().render(try finding(text, at: part)).split(separator: "\n")
        #expect(lines[2] == "1 | " + line)
        #expect(lines[3] == "  | " + carets)
    }

    @Test("Of a long line only the part around the place is shown")
    func longLine() throws {
        let text = String(repeating: "x", count: 500_000) + "HERE" + String(repeating: "y", count: 500_000)
        let lines = DiagnosticRenderer().render(try finding(text, at: "HERE")).split(separator: "\n")
        let shown = String(lines[2].dropFirst(4))
        let column = lines[3].dropFirst(4).prefix { $0 == " " }.count
        #expect(shown.count <= SourceExcerpt.widest + 1)
        #expect(shown.hasPrefix("…") && shown.hasSuffix("…"))
        #expect(shown.dropFirst(column).hasPrefix("HERE"))
        #expect(lines[3].hasSuffix("^^^^"))
    }

    @Test("A place over several lines is shown by its first one")
    func severalLines() throws {
        let lines = DiagnosticRenderer().render(try finding("a: one\n  two\n", at: "one\n  two")).split(separator: "\n")
        #expect(lines[2] == "1 | a: one")
        #expect(lines[3] == "  |    ^^^")
    }

    @Test("Nothing of a file reaches a terminal as a control character")
    func noControlCharacters() throws {
        let finding = try finding("a\u{1B}[2J\u{07}: \u{202E}x\n", at: "x", label: "\u{1B}[31m", help: ["\u{9B}2J"])
        let hidden = DiagnosticRenderer().render(finding).unicodeScalars.filter { $0 != "\n" && Visible.isHidden($0) }
        #expect(hidden.isEmpty)
    }

    @Test("In colour the same text is written, with colours around it")
    func colour() throws {
        let finding = try finding("a: x\n", at: "x", label: "here", help: ["do it"])
        let coloured = DiagnosticRenderer(style: .colour).render(finding)
        #expect(coloured.contains("\u{1B}[1;31m^ here\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == DiagnosticRenderer().render(finding))
    }

    @Test("As JSON a finding is one object, with every part")
    func json() throws {
        let finding = try finding("a: \"x\"\nb: 1\n", at: "\"x\"", label: "l", help: ["say \"y\"\n"], note: "b")
        #expect(
            DiagnosticRenderer(style: .json).render([finding]) == """
                [
                {"file":"sale.yaml","line":1,"column":4,"endLine":1,"endColumn":7,"severity":"error",\
                "code":"unknown-rule","message":"gate 'leave' names rule 'x'","label":"l",\
                "help":["say \\"y\\"\\n"],"notes":[{"file":"sale.yaml","line":2,"column":1,"endLine":2,\
                "endColumn":2,"message":"first here"}]}
                ]

                """)
        #expect(DiagnosticRenderer(style: .json).render([]) == "[]\n")
    }

    @Test("A finding prints as its first line")
    func description() throws {
        #expect(
            "\(try finding("a: x\n", at: "x"))" == "sale.yaml:1:4: error: gate 'leave' names rule 'x' [unknown-rule]")
    }
}
