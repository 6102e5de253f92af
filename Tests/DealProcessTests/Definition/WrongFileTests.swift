import TestTags
import Testing

@testable import DealProcess

@Suite("Wrong files", .tags(.language, .snapshot))
struct WrongFileTests {
    static let processes = SnapshotFolder("Wrong")
    static let scenarios = SnapshotFolder("WrongScenarios")

    @Test("FORMAT 1–5: each wrong process file is explained by place, cause and remedy", arguments: processes.names)
    func wrongProcess(name: String) throws {
        let findings = try DefinitionFixture.check(Self.processes.bytes(of: name), named: name + ".yaml").findings
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.label != nil || !$0.help.isEmpty || !$0.notes.isEmpty })
        try Self.processes.expect(DiagnosticRenderer().render(findings), for: name)
    }

    @Test("FORMAT 7: each wrong scenarios file is explained by place, cause and remedy", arguments: scenarios.names)
    func wrongScenarios(name: String) throws {
        let findings = try DefinitionFixture.scenarios(Self.scenarios.bytes(of: name), named: name + ".yaml").findings
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.label != nil || !$0.help.isEmpty || !$0.notes.isEmpty })
        try Self.scenarios.expect(DiagnosticRenderer().render(findings), for: name)
    }

    @Test("There are at least ninety wrong processes and twenty wrong scenarios")
    func foldersAreFull() {
        #expect(Self.processes.names.count >= 90)
        #expect(Self.scenarios.names.count >= 20)
    }

    /// The codes that the wrong files show, all of them read once.
    static let shownCodes: Set<String> = {
        let inProcesses = processes.names.compactMap { name in
            try? DefinitionFixture.check(processes.bytes(of: name)).findings
        }
        let inScenarios = scenarios.names.compactMap { name in
            try? DefinitionFixture.scenarios(scenarios.bytes(of: name)).findings
        }
        return Set((inProcesses + inScenarios).joined().map(\.code))
    }()

    @Test("Every code that these readers report is shown by a wrong file", arguments: DiagnosticCode.allCases)
    func everyCodeIsShown(code: DiagnosticCode) {
        #expect(Self.shownCodes.contains(code.rawValue))
        #expect(!code.summary.isEmpty && !code.summary.hasSuffix("."))
    }
}
