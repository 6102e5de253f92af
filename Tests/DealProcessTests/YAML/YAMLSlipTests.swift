import TestTags
import Testing

@testable import DealProcess

@Suite("Slips of hand-written YAML", .tags(.language, .snapshot))
struct YAMLSlipTests {
    static let folder = SnapshotFolder("Diagnostics/YAML")

    @Test("FORMAT 1: each wrong file is explained by place, cause and remedy", arguments: folder.names)
    func wrongFileIsExplained(name: String) throws {
        var findings = DiagnosticCollector()
        _ = YAMLDocument.read(try Self.folder.bytes(of: name), file: name + ".yaml", into: &findings)
        #expect(findings.hasErrors)
        #expect(findings.sorted.allSatisfy { !$0.help.isEmpty })
        try Self.folder.expect(DiagnosticRenderer().render(findings.sorted), for: name)
    }

    @Test("The folder of wrong files is not empty")
    func folderIsFull() { #expect(Self.folder.names.count >= 50) }
}
