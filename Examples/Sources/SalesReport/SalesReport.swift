import ArgumentParser
import Console
import DealInsight
import DealKit
import DealReport
import PipelineFile

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Imports a pipeline, then reports on it from the journal alone: where deals are lost, and what will come of the rest.
@main
struct SalesReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sales-report",
        abstract: "Reports on the opportunities of a CSV file from the journal of their import.",
        discussion: "The report is in English; the story around it is told in --lang.")

    @Argument(help: "The CSV file; without it, a small one that ships with the examples.")
    var file = PipelineFile.sample

    @Option(help: "Where the page is written.") var page = "sales-report.html"

    @Option(help: "Where the journal is written, for 'dealkit report'.") var journal: String?

    @Option(help: "The language: en, ru or zh.") var lang: SpokenLanguage = .en

    func run() async throws {
        let console = Console(in: lang)
        guard let content = FileManager.default.contents(atPath: file), let pipeline = PipelineFile([UInt8](content))
        else { throw ValidationError("'\(file)' cannot be read; name a CSV file with the columns of a pipeline") }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        console.title(
            Words(en: "A report on \(name)", ru: "Отчёт по файлу \(name)", zh: "关于 \(name) 的报告"))

        let processes = try ProcessLibrary.shipped(.pipelineImport).library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes)
        let last = pipeline.rows.compactMap { $0.lastDay }.max()
        try await bring(pipeline.rows, from: name, to: desk, at: last ?? SystemDealClock().now())

        // Everything below reads the journal, and nothing else.
        var (reader, written) = (try JournalReader(Pipeline(processes.processes)), JournalFile())
        for try await entry in desk.journal() {
            try reader.add(entry)
            written.add(entry)
        }
        let table = VisitTable(reader.log, asOf: last)
        let report = Report(
            table, of: ReportSource(name), named: ItemNames(processes.processes), graph: StageGraph(processes.processes)
        )
        print(report.text(of: .funnel))
        try Data(report.html().utf8).write(to: URL(filePath: page))
        if let journal { try Data(written.bytes).write(to: URL(filePath: journal)) }
        console.note(
            Words(
                en: "The page with all charts is \(page).", ru: "Страница со всеми графиками: \(page).",
                zh: "含全部图表的页面：\(page)。"))
    }

    /// Brings every row at its own dates; rows without dates happen `now`.
    private func bring(_ rows: [PipelineRow], from name: String, to desk: DealDesk, at now: Instant) async throws {
        let importer = DealActor("importer", roles: ["manager"])
        for account in Set(rows.compactMap(\.account)) {
            try await desk.register(Customer(id: CustomerID(account), name: account), by: importer)
        }
        for await _ in desk.bring(each: rows.map { $0.history(now: now) }, from: name) {}
    }
}

extension PipelineRow {
    /// The last day that the row knows, at its first moment.
    fileprivate var lastDay: Instant? { (closedOn ?? engagedOn).flatMap { try? Instant($0, in: .utc) } }
}
