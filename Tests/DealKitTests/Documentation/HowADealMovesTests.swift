import DealKit
import Testing

private let monday: Instant = Instant("2026-03-02T09:00:00Z") ?? Instant(seconds: 0)

struct CreditCheck: RulePlugin {
    struct Parameters: Decodable, Sendable { var share_of_limit: ExactDecimal }
    let id: PluginID = "credit-check"

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        facts.customer?.name == "Acme" ? .pass : .fail(because: "not known to the bureau")
    }
}

extension DealField where Value == String { static var need: Self { Self("need") } }
extension DealField where Value == Money { static var paid: Self { Self("paid") } }

@Suite("How a deal moves")
struct HowADealMovesTests {
    @Test("The story of the article: refused twice, moved, and won; what it prints is what the article shows")
    func story() async throws {
        var printed: [String] = []
        func print(_ texts: String...) { printed.append(texts.joined(separator: " ")) }

        let anna = DealActor("anna", roles: ["manager"])
        let processes = try ProcessLibrary.shipped(.typicalSale).library()
        let desk = try await DealDesk(
            store: MemoryStore(), processes: processes, plugins: [CreditCheck()], clock: .fixed(monday))

        _ = try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        _ = try await desk.open(
            NewDeal("d-1", "Ten pumps", for: "acme", under: "typical-sale", worth: Money(80_000, "EUR")), by: anna)

        switch try await desk.move("d-1", to: "qualification", by: anna) {
        case .done(let transition): print("now at", transition.to.text)
        case .refused(let refusal): print(refusal.text(in: "en"))
        }

        _ = try await desk.record(Interaction(channel: "phone", .out, at: monday), on: "d-1", by: anna)
        _ = try await desk.supply(.set(.need, to: "Ten pumps before the summer"), to: "d-1", by: anna)
        _ = try await desk.move("d-1", to: "qualification", by: anna).get()

        let refusal = try #require(try await desk.move("d-1", to: "proposal", by: anna).refusal)
        print(refusal.text(in: "ru"))

        #expect(refusal.items.map(\.id) == ["customer-classified", "terms-set"])
        try await thePureCore(desk, processes)

        _ = try await desk.edit("acme", by: anna) { $0.segment = "B" }
        _ = try await desk.supply(.terms(Terms(paymentDays: 30, delivery: "DAP Rotterdam")), to: "d-1", by: anna)
        _ = try await desk.move("d-1", to: "proposal", by: anna).get()

        let lena = DealActor("lena", roles: ["lawyer"])
        _ = try await desk.file("proposal", as: "accepted", on: "d-1", by: anna)
        _ = try await desk.move("d-1", to: "contract", by: anna).get()
        _ = try await desk.file("contract", as: "signed", on: "d-1", by: anna)
        _ = try await desk.finish("legal-review", on: "d-1", by: lena)
        _ = try await desk.move("d-1", to: "delivery", by: anna).get()

        _ = try await desk.file("delivery-note", as: "signed", on: "d-1", by: anna)
        _ = try await desk.supply(.set(.paid, to: Money(80_000, "EUR")), to: "d-1", by: anna)
        _ = try await desk.close("d-1", as: "won", by: anna).get()

        for entry in try await desk.history(of: "d-1") {
            print("\(entry.sequence)", entry.event.kind, entry.actor.text)
        }

        let shown = try Article("HowADealMoves").blocks(of: "text").map { $0.joined(separator: "\n") }
        let history = printed.dropFirst(2).joined(separator: "\n")
        #expect(shown.count == 3)
        for (text, block) in zip(printed.prefix(2) + [history], shown) { #expect(text.hasPrefix(block)) }
    }

    private func thePureCore(_ desk: DealDesk, _ processes: ProcessLibrary) async throws {
        let anna = DealActor("anna", roles: ["manager"])

        let facts = try await desk.facts(of: "d-1").record
        let process = try #require(processes["typical-sale"])
        let command = DealCommand(.move(to: "proposal"), by: anna)
        let refused = try #require(decide(command, on: facts, under: process, at: monday).refusal)
        #expect(refused.items.map(\.id) == ["customer-classified", "terms-set"])
    }
}
