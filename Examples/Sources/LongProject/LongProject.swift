import ArgumentParser
import Console
import DealKit

extension DealField where Value == ExactDecimal { static var margin: Self { Self("margin") } }

/// A project of years: no stages, so asking to move it is its own refusal; work, papers, people and an outcome remain.
@main
struct LongProject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "long-project", abstract: "A project without stages: its work, its papers and its outcome.")

    @Option(help: "The language: en, ru or zh.") var lang: SpokenLanguage = .en

    func run() async throws {
        let console = Console(in: lang)
        let mira = DealActor("mira", roles: ["manager"])
        let eli = DealActor("eli", roles: ["engineer"])
        let dora = DealActor("dora", roles: ["director"])

        let processes = try ProcessLibrary.shipped(.longProject).library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes)
        console.title(
            Words(en: "A long project, without stages", ru: "Длительный проект без стадий", zh: "没有阶段的长期项目"))

        console.step(
            Words(
                en: "Mira opens a project: the plant of 2030.", ru: "Мира открывает проект: завод 2030 года.",
                zh: "米拉立项：2030 年的工厂。"))
        let ivan = Person(id: "ivan", name: "Ivan", influence: .high, attitude: .neutral)
        try await desk.register(Customer(id: "acme", name: "Acme", people: [ivan]), by: mira)
        console.show(try await desk.open(NewDeal("p-1", "Plant of 2030", for: "acme", under: "long-project"), by: mira))

        console.step(
            Words(en: "Somebody asks to move it.", ru: "Кто-то просит передвинуть его.", zh: "有人想推进它的阶段。"))
        console.show(try await desk.move("p-1", to: "proposal", by: mira))

        console.step(
            Words(
                en: "Is it won? The offer is out, but the rest is missing.",
                ru: "Выигран? Предложение отправлено, но остального нет.", zh: "中标了吗？标书已递交，但其余还缺。"))
        try await desk.file("offer", as: "submitted", on: "p-1", by: mira).get()
        let thin = try ExactDecimal(9).divided(by: 100)
        try await desk.supply(.set(.margin, to: thin), to: "p-1", by: mira).get()
        console.show(try await desk.close("p-1", as: "won", by: mira))

        console.step(
            Words(
                en: "Mira visits the site, Eli finishes his study, Dora agrees to the margin, Ivan comes round.",
                ru: "Мира едет на площадку, Эли готовит ТЭО, Дора одобряет маржу, Иван становится сторонником.",
                zh: "米拉考察现场，埃利完成可行性研究，多拉批准毛利率，伊万转而支持。"))
        let visit = Interaction(kind: "visit", channel: "meeting", .out, at: SystemDealClock().now(), with: "ivan")
        try await desk.record(visit, on: "p-1", by: mira)
        try await desk.finish("feasibility-study", on: "p-1", by: eli).get()
        try await desk.approve("margin-allowed", on: "p-1", by: dora).get()
        try await desk.edit("acme", by: mira) { $0.people[0].attitude = .supporting }
        console.show(try await desk.close("p-1", as: "won", by: mira))

        console.step(
            Words(en: "The agreement is signed.", ru: "Соглашение подписано.", zh: "协议已签署。"))
        try await desk.file("agreement", as: "signed", on: "p-1", by: mira).get()
        console.show(try await desk.close("p-1", as: "won", by: mira))
    }
}
