import ArgumentParser
import Console
import DealKit
import PipelineFile

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Brings the opportunities of another CRM, row by row, through a strict process of their own, at the rows' own dates.
@main
struct PipelineImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipeline-import", abstract: "Drives the opportunities of a CSV file through a strict process.")

    @Argument(help: "The CSV file; without it, a small one that ships with the examples.")
    var file = PipelineFile.sample

    @Option(help: "The language: en, ru or zh.") var lang: SpokenLanguage = .en

    func run() async throws {
        let console = Console(in: lang)
        guard let content = FileManager.default.contents(atPath: file) else {
            throw ValidationError("'\(file)' cannot be read; name a CSV file that is there")
        }
        guard let pipeline = PipelineFile([UInt8](content)) else {
            throw ValidationError("the first line must name the columns \(PipelineRow.columns.joined(separator: ","))")
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        console.title(
            Words(
                en: "Importing \(name) through a strict process", ru: "Импорт \(name) через строгий процесс",
                zh: "让 \(name) 通过严格流程导入"))

        let rows = pipeline.rows
        let processes = try ProcessLibrary.shipped(.pipelineImport).library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes)
        let importer = DealActor("importer", roles: ["manager"])
        for account in Set(rows.compactMap(\.account)) {
            try await desk.register(Customer(id: CustomerID(account), name: account), by: importer)
        }

        let clock = ContinuousClock()
        let start = clock.now
        let now = SystemDealClock().now()
        var summary = ImportSummary(in: lang, problems: pipeline.problems)
        var bar = ProgressBar(total: rows.count, on: console)
        var count = 0
        for await line in desk.bring(each: rows.map { $0.history(now: now) }, from: name) {
            summary.add(line, of: rows[count])
            count += 1
            bar.advance(to: count)
        }
        let hundredths = Int((clock.now - start) / .milliseconds(10))
        let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
        summary.show(on: console, took: "\(whole)\(lang.decimalMark)\(part < 10 ? "0" : "")\(part)")
        for process in processes.processes { try await showStages(of: process, at: desk, on: console) }
    }

    /// Where the deals stand now, and where they ended: asked of the desk, stage by stage.
    private func showStages(of process: SalesProcess, at desk: DealDesk, on console: Console) async throws {
        let open = Words(en: "open", ru: "открыто", zh: "进行中").text(in: lang)
        let outcomes = process.outcomes.map { process.title(of: $0)?.text(in: lang.language) ?? $0.text }
        var table = Table([""] + [open] + outcomes)
        for stage in process.stages {
            let deals = try await desk.deals(DealQuery(stage: stage.id), limit: .max)
            let ended = deals.compactMap { deal in
                if case .closed(let outcome) = deal.standing { outcome.id } else { nil }
            }
            let counts = process.outcomes.map { outcome in ended.count { $0 == outcome } }
            table.add(stage.title.text(in: lang.language), [deals.count - ended.count] + counts)
        }
        console.step(Words(en: "Where the deals are", ru: "Где сделки сейчас", zh: "商机现状"))
        for line in table.lines { console.line(line) }
    }
}
