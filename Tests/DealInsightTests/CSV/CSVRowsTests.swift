import TestTags
import Testing

@testable import DealInsight

@Suite("Rows of CSV files", .tags(.figures))
struct CSVRowsTests {
    static let files: [(text: String, rows: [[String]])] = [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]),
        ("a;b;c\n1,5;2;3\n", [["a", "b", "c"], ["1,5", "2", "3"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("\"a,a\",\"b\"\"b\"\n\"line\nbreak\",\n", [["a,a", "b\"b"], ["line\nbreak", ""]]),
        ("a\n\n\nb\n", [["a"], ["b"]]),
        ("имя,值\n\"\"\"\",\u{1}\n", [["имя", "值"], ["\"", "\u{1}"]]),
    ]

    @Test(
        "Quotes, line breaks, delimiters and byte order marks are read as RFC 4180 and common sense have them",
        arguments: files)
    func rows(_ file: (text: String, rows: [[String]])) throws {
        var reader = CSVRows(Array(file.text.utf8))
        var rows: [[String]] = []
        while let row = reader.next() {
            rows.append(try row.get().cells.map { try #require(reader.text(of: $0)) })
        }
        #expect(rows == file.rows)
    }

    @Test("A row with wrong quotes says where, and the next line begins a new row")
    func wrongQuotes() throws {
        var reader = CSVRows(Array("a,b\n1,\"2\"x\n3,4\n5,\"6\n".utf8))
        _ = reader.next()
        #expect(reader.next().flatMap(\.error) == CSVSyntaxError(line: 2, column: 1, isOpen: false))
        #expect(try reader.next()?.get().line == 3)
        #expect(reader.next().flatMap(\.error) == CSVSyntaxError(line: 4, column: 1, isOpen: true))
        #expect(reader.next().map { _ in true } == nil)
    }

    @Test("What is written is read back, whatever the cells hold")
    func roundTrip() throws {
        let rows = [[" plain ", "a,b", "q\"q"], ["line\r\nbreak", "", "\u{1}\t;"], ["Ирина", "李", "'"]]
        var writer = CSVWriter()
        for row in rows { writer.row(row) }
        var reader = CSVRows(writer.bytes)
        var read: [[String]] = []
        while let row = reader.next() { read.append(try row.get().cells.map { try #require(reader.text(of: $0)) }) }
        #expect(read == rows)
    }
}

extension Result {
    fileprivate var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}
