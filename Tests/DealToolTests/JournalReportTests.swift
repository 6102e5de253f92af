import DealKit
import TestTags
import Testing

@Suite("dealkit report: journals", .tags(.journal, .figures, .tool))
struct JournalReportTests {
    /// One deal is refused, then offered and lost; another stands in its first stage.
    private static func journal(of process: String = Samples.process) async throws -> String {
        let processes = try ProcessLibrary.load(Array(process.utf8), named: "small-sale.yaml").library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes)
        let ann = DealActor("ann", roles: ["manager"])
        try await desk.register(Customer(id: "acme", name: "Acme"), by: ann)
        for id in ["d-1", "d-2"] as [DealID] {
            try await desk.open(NewDeal(id, "Pumps", for: "acme", under: "small-sale"), by: ann)
        }
        _ = try await desk.move("d-1", to: "offer", by: ann)
        try await desk.close("d-1", as: "lost", by: ann)
        var file = JournalFile()
        for try await entry in desk.journal() { file.add(entry) }
        for row in try await desk.attempts(on: "d-1") { file.add(row) }
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test("A journal gives its funnel, and what was refused")
    func journal() async throws {
        let files = ["journal.ndjson": try await Self.journal(), "small-sale.yaml": Samples.process]
        let funnel = try ToolRun(
            "report", "funnel", "journal.ndjson", "--process", "small-sale.yaml", "--format", "csv", files: files)
        #expect(funnel.code == 0, "\(funnel.complaint)")
        #expect(funnel.output.contains("lead,Lead,2,2,0,2,0,1,0,1"))
        let managers = try ToolRun(
            "report", "managers", "journal.ndjson", "--process", "small-sale.yaml", files: files)
        #expect(managers.output.contains("'classified' refused once, 1 deal;"))
        let mining = try ToolRun("report", "mining", "journal.ndjson", "--process", "small-sale.yaml", files: files)
        #expect(mining.output.contains("1 of 2 deals went as allowed to an end, 1 as allowed so far, 0 took a step"))
    }

    @Test("Items without an id are called as refusals call them, and an attempt that two refused is one")
    func itemNames() async throws {
        let process = Samples.process
            .replacing("rules:", with: "documents: { contract: { states: [ draft, signed ] } }\nrules:")
            .replacing("enter: [ classified ]", with: "enter: [ classified, { document: contract, state: signed } ]")
        let files = ["journal.ndjson": try await Self.journal(of: process), "small-sale.yaml": process]
        let text = try ToolRun("report", "managers", "journal.ndjson", "--process", "small-sale.yaml", files: files)
        #expect(text.code == 0, "\(text.complaint)")
        #expect(text.output.contains("'document.contract' refused once, 1 deal;"))
        #expect(text.output.firstMatch(of: /enter-[0-9a-f]{10}/) == nil)
        let row = try #require(text.output.split(separator: "\n").first { $0.contains("strict  ") })
        #expect(text.output.contains("past closed gates  refused attempts"))
        #expect(row.hasSuffix("  1"))
        let page = try ToolRun(
            "report", "managers", "journal.ndjson", "--process", "small-sale.yaml", "--format", "html", files: files)
        #expect(page.output.contains("document.contract"))
        #expect(page.output.firstMatch(of: /enter-[0-9a-f]{10}/) == nil)
    }

    @Test("Without the process the order of the stages is inferred, and that is said")
    func withoutProcess() async throws {
        let run = try ToolRun(
            "report", "funnel", "journal.ndjson", files: ["journal.ndjson": try await Self.journal()])
        #expect(run.code == 0, "\(run.complaint)")
        #expect(run.output.contains("No process was named"))
    }

    @Test("A line that is no entry is told with its number")
    func brokenLine() async throws {
        let text = try await Self.journal() + "{\"half\":\n"
        let line = text.split(separator: "\n").count
        let run = try ToolRun("report", "funnel", "journal.ndjson", files: ["journal.ndjson": text])
        #expect(run.code == 1)
        #expect(run.complaint.hasPrefix("journal.ndjson:\(line): error: not a stored record"))
    }
}
