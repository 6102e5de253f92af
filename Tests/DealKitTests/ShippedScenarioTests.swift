import DealKit
import DealTesting
import TestTags
import Testing

@Suite("Scenarios of the processes that ship", .tags(.scenarios))
struct ShippedScenarioTests {
    private static let rules =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/") + "/Rules/"

    @Test(
        "Every step goes as its scenario says, and together they cover the whole process",
        arguments: ShippedProcess.allCases)
    func shipped(_ shipped: ShippedProcess) throws {
        let report = ProcessLibrary.shipped(shipped)
        let process = try #require(report.processes.first, "\(report.diagnostics)")
        let played = ScenarioRunner(process).run(file: Self.rules + shipped.rawValue + ".scenarios.yaml")
        #expect(!played.steps.isEmpty)
        #expect(played.isPassed, "\(played.diagnostics)\n\(played.text(ReportStyle(showsPassedSteps: false)))")
        #expect(played.coverage.isComplete, "\(played.coverage)")
    }

    @Test("They read the same loaded by path and embedded in the library", arguments: ShippedProcess.allCases)
    func sameByPath(_ shipped: ShippedProcess) throws {
        let byPath = ProcessLibrary.load(files: [Self.rules + shipped.rawValue + ".yaml"]).processes.first
        let embedded = ProcessLibrary.shipped(shipped).processes.first
        #expect(byPath != nil)
        #expect(byPath?.digest == embedded?.digest)
    }
}
