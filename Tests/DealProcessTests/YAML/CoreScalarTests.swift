import TestTags
import Testing

@testable import DealProcess

@Suite("YAML 1.2's core schema", .tags(.language))
struct CoreScalarTests {
    @Test(
        "Plain scalars are null, bools, numbers or texts",
        arguments: [
            ("", "null"), ("~", "null"), ("Null", "null"), ("nULL", "nULL"), ("TRUE", "true"), ("tRUE", "tRUE"),
            ("yes", "yes"), ("0", "0"), ("-0", "0"), ("012", "0.12e2"), ("0o17", "0.15e2"), ("0xFf", "0.255e3"),
            ("0b1", "0b1"), ("+7", "0.7e1"), ("1.", "0.1e1"), (".5", "0.5e0"), ("1e3", "0.1e4"), ("450.00", "0.45e3"),
            ("-1.5E-2", "-0.15e-1"), ("1_000", "1_000"), ("1:30", "1:30"), (".", "."), ("-", "-"), ("1e", "1e"),
            (".inf", "inf"), ("-.INF", "-inf"), (".nan", "nan"), ("-.nan", "-.nan"), ("0x", "0x"), ("1.2.3", "1.2.3"),
        ])
    func values(text: String, expected: String) {
        let described =
            switch CoreScalar(text.utf8) {
            case .null: "null"
            case .bool(let value): "\(value)"
            case .int(let number), .float(let number): number.description
            case .string(let bytes): String(decoding: bytes, as: UTF8.self)
            }
        #expect(described == expected)
    }

    @Test("Keys of one value are one key, in small maps and in large ones")
    func duplicateKeys() {
        let filler = (10..<20).map { "k\($0): 1\n" }.joined()
        for (first, second) in [("1", "0x1"), ("1", "+1"), ("~", "null"), ("true", "TRUE"), ("a", "\"a\""), ("é", "é")]
        {
            for more in ["", filler] {
                var findings = DiagnosticCollector()
                let text = "\(first): 1\n\(more)\(second): 2\n"
                _ = YAMLDocument.read(Array(text.utf8), file: "x", into: &findings)
                #expect(findings.sorted.map(\.code) == ["duplicate-key"], "\(first) \(second) \(more.isEmpty)")
            }
        }
        for (first, second) in [("1", "1.5"), ("true", "yes"), ("e\u{301}", "\u{e9}"), ("a", "A"), ("1", "\"0x1\"")] {
            for more in ["", filler] {
                var findings = DiagnosticCollector()
                let text = "\(first): 1\n\(more)\(second): 2\n"
                _ = YAMLDocument.read(Array(text.utf8), file: "x", into: &findings)
                #expect(findings.isEmpty, "\(first) \(second) \(more.isEmpty)")
            }
        }
    }
}
