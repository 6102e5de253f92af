import DealKit
import TestTags
import Testing

@Suite("dealkit report: journals", .tags(.journal, .figures, .tool))
struct JournalReportTests {
    /// One deal is refused, then offered and lost; another stands in its first stage.
    private static func journal() async throws -> String {
        let processes = try ProcessLibrary.load(Array(Samples.process.utf8), named: "small-sale.yaml").library()
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
