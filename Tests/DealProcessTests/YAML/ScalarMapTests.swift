import TestTags
import Testing

@testable import DealProcess

@Suite("From a decoded text back to the file", .tags(.language))
struct ScalarMapTests {
    /// The source of each scalar of the text of key `a`, joined by `|`.
    private func origins(_ yaml: String) throws -> String {
        let scalar = try #require(try readYAML(yaml)["a"]?.scalar)
        let count = scalar.text.unicodeScalars.count
        return (0..<count).map { index in
            scalar.tree.source.string(scalar.span(of: index..<index + 1))
        }.joined(separator: "|")
    }

    @Test(
        "Every character of a text leads to where it is written",
        arguments: [
            ("a: x < y\n", "x| |<| |y"),
            ("a: été\n", "é|t|é"),
            ("a: 'it''s'\n", "i|t|''|s"),
            (#"a: "x\ty\u00e9\"z""#, #"x|\t|y|\u00e9|\"|z"#),
            (#"a: "\ud83d\ude00!""#, #"\ud83d\ude00|!"#),
            ("a: one\n   two\n", "o|n|e|\n|t|w|o"),
            ("a: one\n\n  two\n", "o|n|e|\n|t|w|o"),
            ("a: \"one \\\n  two\"\n", "o|n|e| |t|w|o"),
            ("a: 'one  \n\n   two'\n", "o|n|e|\n|t|w|o"),
            ("a: |\n  x\n   y\n", "x|\n| |y|\n"),
            ("a: |2-\n   x\n  y\n", " |x|\n|y"),
            ("a: >-\n  x &&\n  y\n", "x| |&|&|\n|y"),
            ("a: >\n  x\n\n  y\n    z\n", "x|\n|y|\n| | |z|\n"),
            ("a: >-\r\n  x\r\n  y\r\n", "x|\r\n|y"),
            ("a: |+\n  x\n\nb: 1\n", "x|\n|\n"),
        ])
    func eachCharacter(yaml: String, expected: String) throws {
        #expect(try origins(yaml) == expected)
    }

    @Test("A stretch of a folded condition is a range of the file, over lines too")
    func foldedRange() throws {
        let scalar = try #require(try readYAML("when: >-\n  deal.amount > 0 &&\n  deal.ammount < 9\n")["when"]?.scalar)
        #expect(scalar.text == "deal.amount > 0 && deal.ammount < 9")
        let range = scalar.range(of: 19..<31)
        #expect(range.start.line == 3 && range.start.column == 3)
        #expect(range.end.line == 3 && range.end.column == 15)
        let both = scalar.range(of: 14..<31)
        #expect(both.start.line == 2 && both.end.line == 3)
    }

    @Test("An offset behind the end is the end of the text, before a closing quote")
    func behindTheEnd() throws {
        let scalar = try #require(try readYAML("a: 'x &&'\n")["a"]?.scalar)
        #expect(scalar.range(of: 4..<4).start.column == 9)
        #expect(scalar.range(of: 9..<12).start.column == 9)
    }
}
