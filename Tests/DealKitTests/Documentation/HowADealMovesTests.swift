import DealKit
import TestTags
import Testing

private let monday = Instant(seconds: 1_772_442_000)
private let lena = DealActor("lena", roles: ["lawyer"])

extension DealField where Value == String { fileprivate static var need: Self { Self("need") } }
extension DealField where Value == Money { fileprivate static var paid: Self { Self("paid") } }

private struct CreditCheck: RulePlugin {
    struct Parameters: Decodable, Sendable { var share_of_limit: ExactDecimal }
    let id: PluginID = "credit-check"

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        facts.customer?.name == "Acme" ? .pass : .fail(because: "not known to the bureau")
    }
}

@Suite("How a deal moves, the article", .tags(.documentation))
struct HowADealMovesTests {
    private static let article = "DocC/DealKit.docc/HowADealMoves.md"

    @Test("All its code stands here, and so compiles")
    func codeCompiles() throws {
        let here = MarkdownPage.flattened(
            try MarkdownPage.text(of: "Tests/DealKitTests/Documentation/HowADealMovesTests.swift")
        ).replacing("fileprivate ", with: "").replacing("private ", with: "")
        let blocks = try MarkdownPage(Self.article).blocks(in: "swift")
        #expect(blocks.count >= 10)
        for block in blocks { #expect(here.contains(MarkdownPage.flattened(block)), "\(block)") }
    }

    @Test("Its piece of a process file is the one that ships")
    func process() throws {
        let shipped = try MarkdownPage.text(of: "Rules/typical-sale.yaml")
        let blocks = try MarkdownPage(Self.article).blocks(in: "yaml")
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(shipped.contains(block), "\(block)") }
    }

    @Test("The story goes as it is told, and prints what the article shows")
    func story() async throws {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        let anna = DealActor("anna", roles: ["manager"])
        let processes = try ProcessLibrary.shipped(.typicalSale).library()
        let desk = try await DealDesk(
            store: MemoryStore(), processes: processes, plugins: [CreditCheck()], clock: .fixed(monday))

        try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        try await desk.open(
            NewDeal("d-1", "Ten pumps", for: "acme", under: "typical-sale", worth: Money(80_000, "EUR")), by: anna)

        switch try await desk.move("d-1", to: "qualification", by: anna) {
        case .done(let transition): print("now at", transition.to)
        case .refused(let refusal): print(refusal.text(in: "en"))
        }

        try await desk.record(Interaction(channel: "phone", .out, at: monday), on: "d-1", by: anna)
        try await desk.supply(.set(.need, to: "Ten pumps before the summer"), to: "d-1", by: anna).get()
        _ = try await desk.move("d-1", to: "qualification", by: anna).get()

        let refusal = try #require(try await desk.move("d-1", to: "proposal", by: anna).refusal)
        print(refusal.text(in: "ru"))
        #expect(refusal.items.map(\.id) == ["customer-classified", "terms-set"])
        #expect(
            refusal.openings[0].changes.map(\.key.text) == [
                "customer.segment", "terms.delivery", "terms.payment_days",
            ])

        let facts = try await desk.facts(of: "d-1").record
        let process = try #require(processes["typical-sale"])
        let move = DealCommand(.move(to: "proposal"), by: anna)
        let opening = try #require(decide(move, on: facts, under: process, at: monday).refusal?.openings.first)
        #expect(decide(move, on: facts.supplying(opening), under: process, at: monday).acceptance != nil)

        try await desk.edit("acme", by: anna) { $0.segment = "B" }
        try await desk.supply(.terms(Terms(paymentDays: 30, delivery: "DAP Rotterdam")), to: "d-1", by: anna).get()
        _ = try await desk.move("d-1", to: "proposal", by: anna).get()

        try await desk.file("proposal", as: "accepted", on: "d-1", by: anna).get()
        _ = try await desk.move("d-1", to: "contract", by: anna).get()
        try await desk.file("contract", as: "signed", on: "d-1", by: anna).get()
        try await desk.finish("legal-review", on: "d-1", by: lena).get()
        _ = try await desk.move("d-1", to: "delivery", by: anna).get()

        try await desk.file("delivery-note", as: "signed", on: "d-1", by: anna).get()
        try await desk.supply(.set(.paid, to: Money(80_000, "EUR")), to: "d-1", by: anna).get()
        try await desk.close("d-1", as: "won", by: anna).get()

        for try await entry in desk.journal() { print(entry.sequence, entry.event.kind) }

        // Refusals are shown one by one, the journal as one listing.
        let refusals = printed.prefix(2)
        let journal = printed.dropFirst(2).joined(separator: "\n")
        let shown = try MarkdownPage(Self.article).blocks(in: "")
        #expect(shown.count == 3)
        for (block, text) in zip(shown, refusals + [journal]) { #expect(block == text) }
    }
}
