import TestTags
import Testing

@testable import DealProcess

@Suite("YAML limits", .tags(.language))
struct YAMLLimitTests {
    private func codes(_ text: String, _ limits: YAMLLimits = YAMLLimits()) -> [String] {
        var findings = DiagnosticCollector()
        _ = YAMLDocument.read(Array(text.utf8), file: "test.yaml", limits: limits, into: &findings)
        return findings.sorted.map(\.code)
    }

    @Test("A file is refused by its size before it is looked at")
    func bytes() {
        #expect(codes("a: 1\n", YAMLLimits(bytes: 4)) == ["file-too-large"])
        #expect(codes("a: 1\n", YAMLLimits(bytes: 5)) == [])
    }

    @Test("Nesting is counted in maps and lists, through aliases too")
    func depth() {
        #expect(codes("a: [ [ 1 ] ]\n", YAMLLimits(depth: 3)) == [])
        #expect(codes("a: [ [ [ 1 ] ] ]\n", YAMLLimits(depth: 3)) == ["too-deep"])
        #expect(codes("x: &x [ [ 1 ] ]\nb: *x\n", YAMLLimits(depth: 3)) == [])
        #expect(codes("x: &x [ [ 1 ] ]\nb: [ *x ]\n", YAMLLimits(depth: 3)) == ["too-deep"])
        #expect(codes("x: &x [ [ 1 ] ]\ny: &y [ 1 ]\nb: [ { k: *y } ]\n", YAMLLimits(depth: 4)) == [])
    }

    @Test("Nodes are counted as aliases repeat them")
    func nodes() {
        // The map, two keys, the list and its two elements; then the list again.
        #expect(codes("x: &x [ 1, 2 ]\ny: *x\n", YAMLLimits(nodes: 9)) == [])
        #expect(codes("x: &x [ 1, 2 ]\ny: *x\n", YAMLLimits(nodes: 8)) == ["too-large"])
    }

    @Test("Text repeated by aliases is limited by its bytes")
    func repeatedText() {
        let long = String(repeating: "x", count: 500)
        let aliases = String(repeating: "- *a\n", count: 90)
        #expect(codes("- &a \(long)\n\(aliases)", YAMLLimits(bytes: 1000)) == ["too-large"])
        #expect(codes("- &a \(long)\n- *a\n", YAMLLimits(bytes: 1000)) == [])
    }

    @Test(
        "Attacks on the scanner end at a limit, not after minutes", .timeLimit(.minutes(10)),
        arguments: attacks.map(Attack.init))
    func attacksEnd(attack: Attack) {
        let clock = ContinuousClock()
        let time = clock.measure { _ = codes(attack.text) }
        // Without optimisation and beside other tests; the conformance runner holds the release build to its limits.
        #expect(time < .seconds(120), "\(attack) took \(time)")
    }

    /// A long text, which a report names by its beginning: in full it would fill the log.
    struct Attack: Sendable, CustomTestStringConvertible, CustomStringConvertible {
        let text: String
        var description: String { "\(String(text.prefix(12)).debugDescription) and so on, \(text.utf8.count) bytes" }
        var testDescription: String { description }
    }

    static let attacks: [String] = [
        String(repeating: "[", count: 500_000), String(repeating: "{", count: 500_000),
        String(repeating: "[{a: ", count: 200_000), String(repeating: "- ", count: 500_000),
        String(repeating: "? ", count: 500_000), String(repeating: "a: ", count: 300_000),
        String(repeating: "[a, ", count: 200_000), String(repeating: "x ", count: 500_000),
        String(repeating: "x\n", count: 500_000), "a: \"" + String(repeating: "\\u0041", count: 170_000),
        String(repeating: "&a ", count: 300_000), String(repeating: "!a ", count: 300_000),
        String(repeating: "%TAG !a! x\n", count: 90_000), String(repeating: "'", count: 1_000_000),
        "a: [" + String(repeating: "x, ", count: 49_000) + "]", String(repeating: "\n", count: 1_000_000),
        "a: |\n" + String(repeating: " ", count: 1_000_000), String(repeating: "a:\n", count: 300_000),
        "{" + String(repeating: "\"k\":", count: 200_000), String(repeating: "---\n", count: 200_000),
        String(repeating: "\t", count: 1_000_000), String(repeating: "#\n", count: 500_000),
        (0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        "k: v\n" + String(repeating: "*a\n", count: 300_000), String(repeating: "k: 1\n", count: 200_000),
        "{ " + (0..<40_000).map { "k\($0): 1" }.joined(separator: ", ") + " }",
        "a: " + String(repeating: "\u{301}", count: 400_000) + ": b",
    ]
}
