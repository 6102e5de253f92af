import DealKit
import TestTags
import Testing

@Suite("The first screen of the README", .tags(.documentation))
struct ReadmeTests {
    @Test("Its code and its process are those of an example that is built")
    func sources() throws {
        let page = try MarkdownPage("README.md")
        let code = try #require(page.blocks(in: "swift").first)
        let process = try #require(page.blocks(in: "yaml").first)
        #expect(try MarkdownPage.text(of: "Examples/Sources/SmallSale/main.swift").contains(code))
        #expect(try MarkdownPage.text(of: "Examples/Rules/small-sale.yaml").contains(process))
    }

    @Test("The refusal is printed exactly so")
    func refusal() async throws {
        let anna = DealActor("anna", roles: ["manager"])
        let processes = try ProcessLibrary.load(folder: MarkdownPage.path(of: "Examples/Rules")).library()
        let desk = try await DealDesk(store: MemoryStore(), processes: processes)
        try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
        try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme", under: "small-sale"), by: anna)
        let refusal = try await desk.move("d-1", to: "proposal", by: anna).refusal
        #expect(try MarkdownPage("README.md").blocks(in: "").first == refusal?.text(in: "en"))
    }
}
