import TestTags
import Testing

@testable import DealProcess

/// Reads a text that must be fine.
func readYAML(_ text: String) throws -> YAMLNode {
    var findings = DiagnosticCollector()
    let root = YAMLDocument.read(Array(text.utf8), file: "test.yaml", into: &findings)
    #expect(findings.isEmpty, "\(findings.sorted)")
    return try #require(root)
}

@Suite("YAML nodes", .tags(.language))
struct YAMLNodeTests {
    @Test("A node ends where its last child ends, not at the next token")
    func endOfBlocks() throws {
        let root = try readYAML("a:\n  - b: 1\n    c: [ 2, 3 ]\n\n# comment\nd: x\n")
        let list = try #require(root["a"])
        #expect(list.source.string(list.span) == "- b: 1\n    c: [ 2, 3 ]")
        #expect(list.range.start.line == 2 && list.range.start.column == 3)
        #expect(list.range.end.line == 3 && list.range.end.column == 16)
        #expect(root.range.end.line == 6)
    }

    @Test("Pairs and elements are walked in the order in which they are written")
    func order() throws {
        let root = try readYAML("b: 1\na: [ x, [ y, z ], { k: v } ]\nc: 3\n")
        #expect(root.pairs.map { $0.key.text ?? "" } == ["b", "a", "c"])
        let list = try #require(root["a"])
        #expect(list.elements.map(\.kind) == [.scalar, .sequence, .mapping])
        #expect(list.count == 3 && root.count == 3)
        #expect(list.elements.map(\.kindName) == ["a text", "a list", "a map"])
        #expect(root["none"] == nil && list["x"] == nil)
    }

    @Test("A key is found by its bytes: strings that only look alike are two keys")
    func bytewiseKeys() throws {
        let root = try readYAML("e\u{301}: 1\n\u{e9}: 2\n")
        #expect(root["e\u{301}"]?.text == "1")
        #expect(root["\u{e9}"]?.text == "2")
    }

    @Test("FORMAT 1: anchors and aliases are allowed, and read as what they stand for")
    func aliases() throws {
        let root = try readYAML("a: &x { k: [ 1, 2 ] }\nb: *x\n")
        #expect(root["b"]?["k"]?.elements.map { $0.text ?? "" } == ["1", "2"])
        #expect(root["b"]?.range.start.line == 1)
    }

    @Test("FORMAT 1: `yes`, `no`, `on`, `off` are plain texts", arguments: ["yes", "no", "on", "off", "y", "n"])
    func plainWords(word: String) throws {
        let value = try #require(try readYAML("a: \(word)\n")["a"]?.scalar)
        #expect(value.text == word && value.isPlain)
    }

    @Test("A byte order mark is no part of the text, and counts no column")
    func byteOrderMark() throws {
        let root = try readYAML("\u{FEFF}a: 1\n")
        #expect(root["a"]?.text == "1")
        #expect(root.range.start.column == 1)
        #expect(root["a"]?.range.start.column == 4)
    }

    @Test("Columns count Unicode scalars, whatever stands before")
    func columns() throws {
        let value = try #require(try readYAML("'название 标题': 'x'\n")["название 标题"])
        #expect(value.range.start.column == 16)
    }

    @Test("Line breaks of YAML 1.1 are characters, as YAML 1.2 has it", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
    func oldBreaks(character: String) throws {
        let root = try readYAML("a: x\(character)b\nc: z\n")
        #expect(root["a"]?.text == "x\(character)b")
        #expect(root["c"]?.range.start.line == 2)
    }

    @Test("JSON's surrogate pairs are one character")
    func surrogatePairs() throws {
        let root = try readYAML(#"a: "\ud83d\uDE00\\ud83d""#)
        #expect(root["a"]?.text == "😀\\ud83d")
    }

    @Test("A text in place of a map tells which space is missing")
    func advice() throws {
        #expect(try readYAML("a: id:lead\n")["a"]?.advice == "write a space behind the colon: 'id: lead'")
        #expect(try readYAML("a: -lead\n")["a"]?.advice == "write a space behind the '-': '- lead'")
        #expect(try readYAML("a: id：销售\n")["a"]?.advice == "the wide '：' is no colon: 'id: 销售'")
        #expect(try readYAML("a: http://x.org\nb: -1\n")["a"]?.advice == nil)
        #expect(try readYAML("a: -1\n")["a"]?.advice == nil)
    }
}
