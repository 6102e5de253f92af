import DealModel
import TestTags
import Testing

@testable import DealProcess

@Suite("What people call the parts of a process", .tags(.wording))
struct ProcessTitleTests {
    private func process(_ text: String) throws -> SalesProcess {
        try #require(ProcessLibrary.load(text, named: "test.yaml").library().processes.first)
    }

    private static let sale = """
        dealkit: 1
        kind: process
        id: small-sale
        version: 1
        title: Small sale
        control: strict
        currency: EUR
        documents: { quote: { states: [ sent, accepted ] } }
        rules: { priced: { when: deal.amount > 0, message: No price. } }
        stages:
          - id: lead
            tasks: [ { id: call, required: true } ]
            leave: [ priced, { document: quote, state: sent }, { when: deal.amount < 900, message: Too much. } ]
          - id: offer
            enter: [ { id: big, any: [ { fact: deal.title }, { fact: deal.owner } ], message: Who? } ]
        outcomes:
          won: { title: { en: Won, ru: Выиграна } }
          lost: { reasons: { price: { ask: deal.channel } } }
        """

    @Test("An outcome has its title in each language, its id where it has none, and none where it is unknown")
    func outcomes() throws {
        let process = try process(Self.sale)
        #expect(process.title(of: "won")?.text(in: "ru") == "Выиграна")
        #expect(process.title(of: "won")?.text(in: "en") == "Won")
        #expect(process.title(of: "lost")?.text(in: "en") == "lost")
        #expect(process.title(of: "drawn") == nil)
    }

    @Test("SEMANTICS 7.5: an item without an id is called by what it asks for, or by its place, never by its identity")
    func items() throws {
        let process = try process(Self.sale)
        let items = process.core.askedItems
        #expect(items.count == 8)
        let names = items.map { process.itemName(of: $0.identity) }
        #expect(
            names == [
                "priced", "document.quote", "lead.leave.3", "task.call", "big", "deal.title", "deal.owner",
                "deal.channel",
            ])
        #expect(process.itemName(of: "leave-0000000000") == nil)
    }

    @Test("A deal without stages names the items of its outcomes and its required tasks, too")
    func withoutStages() throws {
        let process = try process(
            """
            dealkit: 1
            kind: process
            id: project
            version: 1
            title: Project
            control: none
            tasks: [ { id: study, required: true } ]
            outcomes: { won: { require: [ { fact: deal.amount } ] }, lost: {} }
            """)
        #expect(Set(process.itemNames) == ["deal.amount", "task.study"])
    }
}
