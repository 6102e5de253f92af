import DealKit
import DealTesting
import TestTags
import Testing

@Suite("What an analyst reads and copies", .tags(.documentation))
struct AnalystPagesTests {
    @Test("The article about the process file shows the files that ship")
    func article() throws {
        let shipped = try ["Rules/typical-sale.yaml", "Rules/typical-sale.scenarios.yaml"].map(MarkdownPage.text)
        let blocks = try MarkdownPage("DocC/DealKit.docc/TheProcessFile.md").blocks(in: "yaml")
        #expect(blocks.count >= 8)
        for block in blocks { #expect(shipped.contains { $0.contains(block) }, "\(block)") }
    }

    @Test("The first process of the page of rules is sound, and goes as its scenarios say")
    func firstProcess() throws {
        let blocks = try MarkdownPage("Rules/README.md").blocks(in: "yaml")
        let loaded = ProcessLibrary.load(blocks[0], named: "visit-sale.yaml")
        #expect(loaded.diagnostics.map(\.description) == [])
        let process = try #require(loaded.processes.first)
        let report = ScenarioRunner(process).run(Array(blocks[1].utf8), named: "visit-sale.scenarios.yaml")
        #expect(report.diagnostics.map(\.description) == [])
        #expect(report.steps.flatMap(\.problems).map(\.came) == [])
        #expect(report.isPassed)
    }
}
