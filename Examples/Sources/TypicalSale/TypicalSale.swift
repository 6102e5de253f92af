import ArgumentParser
import Console
import DealKit

extension DealField where Value == String { static var need: Self { Self("need") } }
extension DealField where Value == ExactDecimal { static var discount: Self { Self("discount") } }
extension DealField where Value == Money { static var paid: Self { Self("paid") } }

/// The classic story under a strict process: refused twice, with reasons; then moved stage by stage, and won.
@main
struct TypicalSale: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typical-sale", abstract: "A strict sale: refused twice, with reasons, then won.")

    @Option(help: "The language: en, ru or zh.") var lang: SpokenLanguage = .en

    func run() async throws {
        let console = Console(in: lang)
        let anna = DealActor("anna", roles: ["manager"])
        let boris = DealActor("boris", roles: ["head"])
        let lena = DealActor("lena", roles: ["lawyer"])

        let processes = try ProcessLibrary.shipped(.typicalSale).library()
        let desk = try await DealDesk(
            store: MemoryStore(), processes: processes, plugins: [CreditCheck(bureau: CreditBureau())])
        console.title(
            Words(
                en: "A typical sale, under strict control", ru: "Типовая продажа под строгим контролем",
                zh: "严格管控下的标准销售"))

        console.step(
            Words(
                en: "Anna registers Acme and opens a deal: ten pumps for 80,000 EUR.",
                ru: "Анна регистрирует клиента Acme и заводит сделку: десять насосов на 80 000 EUR.",
                zh: "安娜登记客户 Acme 并新建商机：十台水泵，80,000 EUR。"))
        try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        let pumps = NewDeal("d-1", "Ten pumps", for: "acme", under: "typical-sale", worth: Money(80_000, "EUR"))
        console.show(try await desk.open(pumps, by: anna))

        console.step(
            Words(
                en: "She calls, writes down what Acme needs, and qualifies the deal.",
                ru: "Она звонит, записывает потребность клиента и переводит сделку дальше.",
                zh: "她致电客户，记下需求，并推进商机。"))
        let call = Interaction(channel: "phone", .out, at: SystemDealClock().now(), result: "ten pumps before summer")
        try await desk.record(call, on: "d-1", by: anna)
        try await desk.supply(.set(.need, to: "Ten pumps before summer"), to: "d-1", by: anna).get()
        console.show(try await desk.move("d-1", to: "qualification", by: anna))

        console.step(
            Words(
                en: "She would like to write the proposal at once.", ru: "Она хочет сразу подготовить предложение.",
                zh: "她想马上报价。"))
        console.show(try await desk.move("d-1", to: "proposal", by: anna))

        console.step(
            Words(
                en: "She classifies Acme and agrees on the terms; Acme asks for 20% off. Once more:",
                ru: "Она классифицирует клиента и согласует условия; Acme просит скидку 20 %. Ещё раз:",
                zh: "她为客户分级并谈妥条款；Acme 要求八折。再试一次："))
        try await desk.edit("acme", by: anna) { $0.segment = "A" }
        let terms = Terms(paymentDays: 30, delivery: "DAP Rotterdam")
        let fifth = try ExactDecimal(20).divided(by: 100)
        try await desk.supply(.terms(terms), .set(.discount, to: fifth), to: "d-1", by: anna).get()
        console.show(try await desk.move("d-1", to: "proposal", by: anna))

        console.step(
            Words(
                en: "Boris, the head of sales, agrees to exactly this discount. The same call again:",
                ru: "Борис, руководитель отдела продаж, одобряет именно эту скидку. Тот же вызов ещё раз:",
                zh: "销售总监鲍里斯批准了这一折扣。再次执行同样的操作："))
        try await desk.approve("discount-allowed", on: "d-1", by: boris).get()
        console.show(try await desk.move("d-1", to: "proposal", by: anna))

        console.step(
            Words(
                en: "Acme accepts the proposal. The credit check, a rule written in Swift, is asked on the way.",
                ru: "Acme принимает предложение. По пути отвечает проверка кредита, правило на Swift.",
                zh: "Acme 接受报价。途中会询问信用核查，这是用 Swift 写的规则。"))
        try await desk.file("proposal", as: "accepted", on: "d-1", by: anna).get()
        console.show(try await desk.move("d-1", to: "contract", by: anna))

        console.step(
            Words(
                en: "Lena reviews the contract, both sign it, and the pumps go out.",
                ru: "Лена проверяет договор, стороны подписывают его, насосы отгружены.",
                zh: "列娜审核合同，双方签字，水泵发货。"))
        try await desk.finish("legal-review", on: "d-1", by: lena).get()
        try await desk.file("contract", as: "signed", on: "d-1", by: anna).get()
        console.show(try await desk.move("d-1", to: "delivery", by: anna))

        console.step(
            Words(
                en: "The delivery note is signed, and Acme pays.", ru: "Накладная подписана, Acme оплачивает.",
                zh: "送货单已签收，Acme 付款。"))
        try await desk.file("delivery-note", as: "signed", on: "d-1", by: anna).get()
        try await desk.supply(.set(.paid, to: Money(80_000, "EUR")), to: "d-1", by: anna).get()
        console.show(try await desk.close("d-1", as: "won", by: anna))

        let entries = try await desk.history(of: "d-1").count
        let refused = try await desk.attempts(on: "d-1").reduce(0) { $0 + $1.count }
        console.note(
            Words(
                en: "The journal has \(entries) entries, and remembers \(refused) refused attempts.",
                ru: "Записей в журнале: \(entries); отклонённых попыток: \(refused).",
                zh: "日志共 \(entries) 条记录，另记下 \(refused) 次被拒的尝试。"))
    }
}
