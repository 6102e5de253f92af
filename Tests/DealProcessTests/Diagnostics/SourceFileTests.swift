import TestTags
import Testing

@testable import DealProcess

@Suite("Places in a file", .tags(.language, .wording))
struct SourceFileTests {
    @Test(
        "Lines and columns are those of a plain walk over the text",
        arguments: [
            "", "a", "a\nb", "a\r\nb\n", "\n\n\n", "a\rb", "название: x\n标题: 销售\n", "\u{FEFF}a\nb\n", "e\u{301}\n😀x\n",
            String(repeating: "длинная строка 长 ", count: 200) + "\n" + String(repeating: "x", count: 300) + "é\n",
        ])
    func positions(text: String) {
        let source = SourceFile(name: "x", bytes: Array(text.utf8))
        var (line, column, offset) = (1, 1, 0)
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\u{FEFF}" {
                offset += 3
                continue
            }
            let position = source.position(at: offset)
            #expect((position.line, position.column) == (line, column))
            offset += UTF8.width(scalar)
            let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if scalar == "\n" || scalar == "\r" && !isPair { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        #expect(source.position(at: offset) == SourcePosition(line: line, column: column, offset: offset))
        #expect(source.position(at: offset + 9).offset == offset)
        #expect(source.lineCount == line)
    }

    @Test("A line is given without its line break")
    func lines() {
        let source = SourceFile(name: "x", bytes: Array("ab\r\n\ncd".utf8))
        #expect((1...4).map { source.line($0) } == [0..<2, 4..<4, 5..<7, 7..<7])
    }

    @Test("Findings are sorted by place, and one cause is told once")
    func collector() {
        let source = SourceFile(name: "x", bytes: Array("a: b\nc: d\n".utf8))
        var findings = DiagnosticCollector()
        findings.hint("h", in: source, at: SourceSpan(0, 1), "third at its place")
        findings.error("b", in: source, at: SourceSpan(5, 6), "last")
        findings.warning("w", in: source, at: SourceSpan(0, 1), "second")
        findings.error("a", in: source, at: SourceSpan(0, 1), "first")
        findings.error("a", in: source, at: SourceSpan(0, 1), "the same again")
        #expect(findings.sorted.map(\.code) == ["a", "w", "h", "b"])
        #expect(findings.errorCount == 2 && findings.count == 4)
    }
}
