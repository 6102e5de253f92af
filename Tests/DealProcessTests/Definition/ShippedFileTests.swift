import Foundation
import TestTags
import Testing

@testable import DealProcess

@Suite("Shipped processes and their scenarios", .tags(.language, .scenarios))
struct ShippedFileTests {
    static let names = ["typical-sale", "manual-sale", "long-project", "pipeline-import"]

    @Test("Each shipped process and its scenarios read without a finding", arguments: names)
    func noFinding(name: String) throws {
        let process = try bytes(name + ".yaml")
        let (definition, findings) = DefinitionFixture.check(process, named: name + ".yaml")
        #expect(findings.map(\.description) == [])
        let scenarios = try bytes(name + ".scenarios.yaml")
        let (file, slips) = try DefinitionFixture.scenarios(scenarios, named: name + ".scenarios.yaml", of: definition)
        #expect(slips.map(\.description) == [])
        #expect(file?.scenarios.isEmpty == false)
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: DefinitionFixture.rules.appendingPathComponent(name)))
    }
}
