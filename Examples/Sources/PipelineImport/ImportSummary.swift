import Console
import DealKit
import PipelineFile

/// Counts what became of the rows.
struct ImportSummary {
    /// Deals that one item has stopped.
    private struct Ground {
        var deals = 0
        var examples: [String] = []
    }

    private let language: SpokenLanguage
    private var grounds: [String: Ground] = [:]
    private(set) var complete = 0
    private(set) var stopped = 0
    private(set) var warned = 0
    private(set) var problems: [RowProblem] = []

    init(in language: SpokenLanguage, problems: [RowProblem]) {
        self.language = language
        self.problems = problems
    }

    mutating func add(_ line: ImportLine, of row: PipelineRow) {
        switch line.result {
        case .success(.done(let brought)):
            if !brought.change.warned.isEmpty { warned += 1 }
            if let refusal = brought.refusal { add(refusal) } else { complete += 1 }
        case .success(.refused(let refusal)): add(refusal)
        case .failure(let error): problems.append(.notBrought("\(error)", at: row.line))
        }
    }

    private mutating func add(_ refusal: Refusal) {
        stopped += 1
        var messages: [String] = []
        refusal.forEachClosedMessage(in: language.language) { messages.append($0) }
        for (item, message) in zip(refusal.items, messages) {
            var ground = grounds[item.id] ?? Ground()
            ground.deals += 1
            if ground.examples.count < 2, !ground.examples.contains(message) { ground.examples.append(message) }
            grounds[item.id] = ground
        }
    }

    /// Prints everything but the table.
    func show(on console: Console, took seconds: String) {
        let brought = complete + stopped
        console.line(
            Words(
                en: "Deals brought: \(brought) in \(seconds) s", ru: "Перенесено сделок: \(brought) за \(seconds) с",
                zh: "已导入商机：\(brought)，用时 \(seconds) 秒"
            ).text(in: language), .bold)
        console.line(
            Words(
                en: "all the way: \(complete)", ru: "до конца: \(complete)", zh: "全程通过：\(complete)"
            ).text(in: language), .green)
        console.line(
            Words(
                en: "refused on the way: \(stopped)", ru: "остановлено по пути: \(stopped)", zh: "中途被拒：\(stopped)"
            ).text(in: language), .red)
        console.line(
            Words(
                en: "with a warning: \(warned)", ru: "с предупреждением: \(warned)", zh: "带有警告：\(warned)"
            ).text(in: language), .yellow)
        print()
        showGrounds(on: console)
        showProblems(on: console)
    }

    private func showGrounds(on console: Console) {
        guard !grounds.isEmpty else { return }
        console.step(
            Words(
                en: "Why deals were refused (one deal may count twice)",
                ru: "Почему сделки остановлены (сделка может попасть в две строки)", zh: "被拒原因（一个商机可能计入多项）"))
        for (id, ground) in grounds.sorted(by: { ($1.value.deals, $0.key) < ($0.value.deals, $1.key) }) {
            console.line("\(ground.deals) × \(id)", .red)
            for example in ground.examples { console.line("    \(example)") }
        }
        print()
    }

    private func showProblems(on console: Console) {
        guard !problems.isEmpty else { return }
        console.step(
            Words(
                en: "Rows that were left out: \(problems.count)", ru: "Пропущено строк: \(problems.count)",
                zh: "跳过的行：\(problems.count)"))
        let line = Words(en: "line", ru: "строка", zh: "第")
        for problem in problems.sorted(by: { $0.line < $1.line }).prefix(20) {
            let place = "\(line.text(in: language)) \(problem.line)" + (language == .zh ? " 行：" : ": ")
            console.line(place + problem.words.text(in: language), .yellow)
        }
        if problems.count > 20 { console.line("…") }
        print()
    }
}
