import DealModel
import DealProcess
import TestTags
import Testing

@testable import DealEngine

@Suite("Names that would write a line of their own", .tags(.wording))
struct HostileNameTests {
    /// A line break, a terminal's command and a turn of the direction.
    private static let name = "Acme\r\n  • Approved\u{1B}[2J\u{202E}"
    private static let shown = "Acme    • Approved<U+001B>[2J<U+202E>"

    private static let process = DeskSamples.open.replacing(
        "stages: [ { id: lead },",
        with: """
            rules:
              welcome: { when: customer.blocked, message: "{customer.name} is not blocked." }
              named: { when: deal.title == "-", message: "{deal.title} is no dash." }
            stages: [ { id: lead, leave: [ welcome, named ] },
            """)

    @Test("A customer's name is one line of a refusal, and stays as it is in the record")
    func refusal() async throws {
        let desk = try await DeskSamples.deskWithDeal(Self.process)
        try await desk.edit("acme", by: DeskSamples.manager) { $0.name = Self.name }
        let refusal = try #require(try await desk.move("d-1", to: "proposal", by: DeskSamples.manager).refusal)
        let text = refusal.text(in: "en")
        #expect(text.contains("\n  • \(Self.shown) is not blocked.\n"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\r" })
        var messages: [String] = []
        refusal.forEachClosedMessage(in: "en") { messages.append($0) }
        #expect(messages.first == "\(Self.shown) is not blocked.")
        #expect(try await desk.customer("acme").name == Self.name)
    }

    @Test("A word of a caller or a plugin is one line of a sentence in every language", arguments: ["en", "ru", "zh"])
    func sentences(_ language: Language) throws {
        let wording = Wordings.builtIn[language]
        for text in [
            wording.unknownStage(Self.name, nearest: nil), wording.declined("bureau", because: Self.name),
            wording.valueNotAllowed("Segment", value: Self.name, allowed: ["A"]), wording.quoted(Self.name),
        ] {
            #expect(text.contains(Self.shown))
            #expect(!text.contains("\n"))
        }
        // Joiners are part of how words are written.
        #expect(wording.quoted("می\u{200C}خواهم 👩\u{200D}🔬").contains("می\u{200C}خواهم 👩\u{200D}🔬"))
    }

    @Test("An error names an id on its own line")
    func errors() {
        let errors: [DeskError] = [
            .noSuchDeal(DealID(Self.name)), .noSuchCustomer(CustomerID(Self.name)), .keyReused(CommandKey(Self.name)),
            .store(.stale(.deal(DealID(Self.name)))),
        ]
        for error in errors {
            #expect("\(error)".contains("'\(Self.shown)'"))
            #expect(!"\(error)".contains("\n"))
        }
    }
}
