import Foundation

@testable import DealProcess

/// Reads files as the loader does, as far as definitions go: YAML, shape, names.
enum DefinitionFixture {
    static func check(
        _ bytes: [UInt8], named name: String = "test.yaml"
    ) -> (definition: ProcessDefinition?, findings: [Diagnostic]) {
        var findings = DiagnosticCollector()
        let source = SourceFile(name: name, bytes: bytes)
        guard let node = YAMLDocument.read(source, into: &findings) else { return (nil, findings.sorted) }
        let definition = ProcessReader.read(node, file: source, into: &findings)
        if let definition { DefinitionChecks.run(definition, into: &findings) }
        return (definition, findings.sorted)
    }

    static func check(_ text: String) -> (definition: ProcessDefinition?, findings: [Diagnostic]) {
        check(Array(text.utf8))
    }

    /// Reads scenarios of the process `small-sale`, or of another.
    static func scenarios(
        _ bytes: [UInt8], named name: String = "test.yaml", of process: ProcessDefinition? = nil
    ) throws -> (file: ScenarioFile?, findings: [Diagnostic]) {
        var findings = DiagnosticCollector()
        let source = SourceFile(name: name, bytes: bytes)
        guard let definition = try process ?? smallSale(),
            let node = YAMLDocument.read(source, into: &findings)
        else { return (nil, findings.sorted) }
        let file = ScenarioReader.read(node, file: source, of: definition, into: &findings)
        return (file, findings.sorted)
    }

    static func smallSale() throws -> ProcessDefinition? {
        try check(SnapshotFolder("Processes").bytes(of: "small-sale")).definition
    }

    /// The package's own folder `Rules`, where the shipped processes are.
    static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules")

    /// A process with these parts in place of the usual ones; an empty part is left out.
    static func process(_ parts: [String: String] = [:]) -> String {
        var all = [
            ("control", "strict"), ("roles", "{ manager: { title: Manager }, head: { title: Head } }"),
            ("rules", "{ classified: { when: has(customer.segment), message: Not classified. } }"),
            ("stages", "[ { id: lead, leave: [ classified ] }, { id: proposal, back: lead } ]"),
            ("outcomes", "{ won: {}, lost: {} }"),
        ]
        for (key, value) in parts.sorted(by: { $0.key < $1.key }) {
            all.removeAll { $0.0 == key }
            if !value.isEmpty { all.append((key, value)) }
        }
        let head = "dealkit: 1\nkind: process\nid: small-sale\nversion: 1\ntitle: Small sale\n"
        return head + all.map { "\($0.0): \($0.1)\n" }.joined()
    }
}
