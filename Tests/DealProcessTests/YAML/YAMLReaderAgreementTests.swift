import Foundation
import Randomness
import TestTags
import Testing

@testable import DealProcess

@Suite("The two readers of YAML, and the scalar decoder", .tags(.language, .random))
struct YAMLReaderAgreementTests {
    private struct Reading {
        var direct: YAMLTree?
        var events: EventReader.Outcome?
    }

    /// What each reader makes of a text; nothing where the text is refused before.
    private func read(_ bytes: [UInt8]) -> Reading {
        let source = SourceFile(name: "test.yaml", bytes: bytes)
        var findings = DiagnosticCollector()
        var text = TextCheck(source, limits: YAMLLimits())
        guard text.passes(into: &findings), text.fitsScanner(into: &findings) else { return Reading() }
        return Reading(
            direct: text.isSimple ? DirectReader.read(source, limits: YAMLLimits()) : nil,
            events: EventReader.read(source, text: text, reading: .process, limits: YAMLLimits()))
    }

    /// Each entry of a tree in words.
    private func lines(_ tree: YAMLTree) -> [String] {
        tree.entries.map {
            "\($0.kind) \($0.style) \($0.flags.rawValue) \($0.start)..<\($0.end) \($0.next) \($0.extra)"
        }
    }

    private func agree(_ bytes: [UInt8]) -> Bool? {
        let reading = read(bytes)
        guard let direct = reading.direct else { return nil }
        guard let events = reading.events, events.isComplete, events.findings.isEmpty, let tree = events.trees.first
        else { return false }
        return lines(direct) == lines(tree)
    }

    @Test("What is read directly is what libyaml's events give, in random documents")
    func randomDocuments() {
        var direct = 0
        for seed in UInt64(0)..<20_000 {
            let text = RandomYAML.document(seed: seed)
            guard let isEqual = agree(Array(text.utf8)) else { continue }
            #expect(isEqual, "seed \(seed)\n\(text)")
            direct += 1
        }
        #expect(direct > 2_000)
    }

    @Test("What is read directly is what libyaml's events give, in documents with random flaws")
    func flawedDocuments() {
        var random = SeededRandom(seed: 7)
        var direct = 0
        let flaws = Array(" \n:-#'\"[]{},&*!|>%@`?\\\tax~".utf8)
        for seed in UInt64(0)..<20_000 {
            var bytes = Array(RandomYAML.document(seed: seed % 4_000).utf8)
            for _ in 0..<Int(1 + random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                let flaw = flaws[Int(random.next() % UInt64(flaws.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = flaw
                case 1: bytes.insert(flaw, at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            guard let isEqual = agree(bytes) else { continue }
            #expect(isEqual, "\(String(decoding: bytes, as: UTF8.self))")
            direct += 1
        }
        #expect(direct > 1_000)
    }

    @Test("The slips of the diagnostics are never read directly", arguments: YAMLSlipTests.folder.names)
    func slips(name: String) throws {
        #expect(read(try YAMLSlipTests.folder.bytes(of: name)).direct == nil)
    }

    @Test("Scalars are decoded as libyaml decodes them, and each character leads back to where it is written")
    func decodedScalars() throws {
        var compared = 0
        for seed in UInt64(0)..<4_000 {
            let text = RandomYAML.document(seed: seed)
            let source = SourceFile(name: "test.yaml", bytes: Array(text.utf8))
            var findings = DiagnosticCollector()
            var check = TextCheck(source, limits: YAMLLimits())
            guard check.passes(into: &findings) else { continue }
            let outcome = EventReader.read(source, text: check, reading: .core, limits: YAMLLimits())
            guard outcome.isComplete, let events = EventLog.lines(of: source, text: check) else { continue }
            let values = events.compactMap { Self.value(ofEvent: $0) }
            let scalars = outcome.trees.flatMap { tree in
                tree.entries.filter { $0.kind == .scalar }.map { YAMLScalar(tree: tree, entry: $0) }
            }
            #expect(values.count == scalars.count)
            for (value, scalar) in zip(values, scalars) where !text.contains("\\ud83d") {
                #expect(Array(value.utf8) == Array(scalar.text.utf8), "seed \(seed)\n\(text)")
                checkMap(of: scalar)
                compared += 1
            }
        }
        #expect(compared > 10_000)
    }

    /// The text of a scalar's event.
    private static func value(ofEvent line: String) -> String? {
        guard line.hasPrefix("=VAL") else { return nil }
        let parts = line.dropFirst(5).split(separator: " ", omittingEmptySubsequences: false)
        let rest = parts.drop { $0.hasPrefix("&") || $0.hasPrefix("<") }.joined(separator: " ")
        return String(rest.dropFirst()).replacing("\\\\", with: "\u{1}").replacing("\\n", with: "\n")
            .replacing("\\t", with: "\t").replacing("\u{1}", with: "\\")
    }

    /// A character that is no product of an escape or a line break is found again in the file, in order.
    private func checkMap(of scalar: YAMLScalar) {
        let decoded = scalar.decoded(mapped: true)
        var last = scalar.span.start
        for piece in decoded.pieces {
            #expect(piece.source.lowerBound >= last)
            last = piece.source.upperBound
            if piece.isCopy {
                #expect(decoded.bytes[piece.text].elementsEqual(scalar.tree.source.bytes[piece.source]))
            }
        }
        #expect(decoded.pieces.map(\.text.count).reduce(0, +) == decoded.bytes.count)
    }
}

@Suite("The public YAML suites", .tags(.language, .conformance, .shared))
struct PublicYAMLSuiteTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../shared/conformance/yaml").standardized
    private static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    @Test(
        "No text of the suites is read directly in another way than through libyaml",
        .enabled(if: isThere, "the folder shared/conformance/yaml is not beside the repository"))
    func agreement() throws {
        for suite in ["yaml-test-suite", "hostile", "json-as-yaml", "naughty-strings"] {
            let data = try Data(contentsOf: Self.folder.appendingPathComponent(suite + ".json"))
            let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let cases = try #require(json["cases"] as? [[String: Any]])
            #expect(!cases.isEmpty)
            for test in cases {
                guard let text = test["yaml"] as? String else { continue }
                try compare(Array(text.utf8), id: test["id"] as? String ?? "")
            }
        }
    }

    private func compare(_ bytes: [UInt8], id: String) throws {
        let source = SourceFile(name: id, bytes: bytes)
        var findings = DiagnosticCollector()
        var text = TextCheck(source, limits: YAMLLimits())
        guard text.passes(into: &findings), text.isSimple,
            let direct = DirectReader.read(source, limits: YAMLLimits())
        else { return }
        let outcome = EventReader.read(source, text: text, reading: .process, limits: YAMLLimits())
        let tree = try #require(outcome.trees.first, "\(id)")
        #expect(outcome.findings.isEmpty)
        #expect(direct.entries.map(\.span) == tree.entries.map(\.span), "\(id)")
        #expect(direct.entries.map(\.kind) == tree.entries.map(\.kind), "\(id)")
    }
}
