import ArgumentParser
import Console
import DealKit

/// Answers as a bureau would that does not know the customer.
struct CreditCheck: RulePlugin {
    struct Parameters: Decodable, Sendable { var share_of_limit: ExactDecimal }

    let id: PluginID = "credit-check"

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        .fail(because: "not known to the bureau")
    }
}

/// The same sale under manual control: whoever may jump passes closed gates, and what they advised is recorded.
@main
struct ManualSale: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual-sale", abstract: "A manual sale: gates are advice, and advice not taken is recorded.")

    @Option(help: "The language: en, ru or zh.") var lang: SpokenLanguage = .en

    func run() async throws {
        let console = Console(in: lang)
        let anna = DealActor("anna", roles: ["manager"])
        let ada = DealActor("ada", roles: ["assistant"])

        let processes = try ProcessLibrary.shipped(.manualSale).library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes, plugins: [CreditCheck()])
        console.title(
            Words(
                en: "The same sale, under manual control", ru: "Та же продажа под ручным контролем",
                zh: "人工管控下的同一笔销售"))

        console.step(
            Words(
                en: "Anna opens a deal with a customer of thirty years.",
                ru: "Анна заводит сделку с клиентом, которого знает тридцать лет.",
                zh: "安娜为一位三十年的老客户新建商机。"))
        try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        let pumps = NewDeal("d-1", "Ten pumps", for: "acme", under: "manual-sale", worth: Money(80_000, "EUR"))
        console.show(try await desk.open(pumps, by: anna))

        console.step(
            Words(
                en: "Ada, an assistant, may not jump: for her the process is as strict as ever.",
                ru: "Ада, ассистент, прыгать не может: для неё процесс так же строг.",
                zh: "助理阿达无权跳转：对她来说流程依然严格。"))
        console.show(try await desk.move("d-1", to: "contract", by: ada))

        console.step(
            Words(
                en: "Anna may, but whoever passes closed gates says why.",
                ru: "Анна может, но кто проходит через закрытые условия, должен объяснить почему.",
                zh: "安娜可以，但越过未满足的条件须说明理由。"))
        console.show(try await desk.move("d-1", to: "contract", by: anna))

        console.step(
            Words(
                en: "“They have paid on time for thirty years.”", ru: "«Они тридцать лет платят вовремя».",
                zh: "“三十年来他们一直按时付款。”"))
        let reason = Words(
            en: "They have paid on time for thirty years", ru: "Тридцать лет платят вовремя", zh: "三十年来一直按时付款")
        console.show(try await desk.move("d-1", to: "contract", by: anna, because: reason.text(in: lang)))

        console.step(
            Words(en: "What the journal keeps of it:", ru: "Что об этом хранит журнал:", zh: "日志中的记录："))
        guard let process = processes["manual-sale"] else { return }
        for entry in try await desk.history(of: "d-1") {
            guard case .moved(let move) = entry.event else { continue }
            let (from, to) = (title(of: move.from, in: process), title(of: move.to.stage, in: process))
            let (count, why) = (move.advice.count, move.reason ?? "")
            console.line(
                Words(
                    en: "\(entry.actor): from “\(from)” to “\(to)”, past \(count) closed conditions. “\(why)”",
                    ru: "\(entry.actor): с этапа «\(from)» на этап «\(to)», в обход условий: \(count). «\(why)»",
                    zh: "\(entry.actor)：从「\(from)」到「\(to)」，越过 \(count) 项条件。“\(why)”"
                ).text(in: lang))
            for identity in move.advice { console.line("  • \(process.itemName(of: identity) ?? identity)") }
        }
    }

    private func title(of stage: StageID, in process: SalesProcess) -> String {
        process.stages.first { $0.id == stage }?.title.text(in: lang.language) ?? stage.text
    }
}
