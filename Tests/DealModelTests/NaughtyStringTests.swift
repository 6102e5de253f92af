import DealModel
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Naughty strings", .tags(.values, .shared))
struct NaughtyStringTests {
    @Test(
        "Every naughty string comes back byte for byte through every text field of every record, or is blank and absent",
        .withNaughtyStrings)
    func everyField() throws {
        #expect(naughtyStrings.count > 250)
        for text in naughtyStrings {
            try expectKept(text)
        }
    }

    @Test(
        "Strings that trouble encoders come back byte for byte",
        arguments: [
            "\u{0}", "a\u{0}b", "\u{7F}\u{80}", "\u{FEFF}x", "\u{2028}\u{2029}", "e\u{301}", "\u{E9}", "\u{10FFFF}",
            "\u{FFFE}",
            "'; DROP TABLE deals; --", "\"\\/\u{8}\u{C}", "👩‍👩‍👧‍👦", "‮right to left", "null", "true", "1e3", "{\"a\":1}",
            String(repeating: "é", count: 5_000), " leading and trailing ",
        ])
    func troublesome(_ text: String) throws {
        try expectKept(text)
    }

    private func expectKept(_ text: String) throws {
        let expected = text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : Array(text.utf8)
        let time = Instant(seconds: 1)
        var customer = Customer(
            id: CustomerID(text), name: text,
            people: [Person(id: PersonID(text), name: text, job: text)],
            claims: [Claim(id: ClaimID(text), kind: text, deal: DealID(text))])
        customer.segment = text
        customer.tags = [text]
        customer.fields[DealField<String>("note")] = text
        let stored = try Customer(restoring: customer.encoded)
        #expect(stored == customer)
        #expect(Array(stored.id.text.utf8) == Array(text.utf8))
        #expect(stored.claims.first?.deal.map { Array($0.text.utf8) } == Array(text.utf8))
        for kept in [
            stored.name, stored.segment, stored.tags.first, stored.fields[DealField<String>("note")],
            stored.people.first?.name, stored.people.first?.job, stored.claims.first?.kind,
        ] {
            #expect(kept.map { Array($0.utf8) } == expected)
        }
        let interaction = Interaction(kind: text, channel: text, .in, at: time, by: UserID(text), result: text)
        let restored = try Interaction(restoring: interaction.encoded)
        for kept in [restored.kind, restored.channel, restored.result] {
            #expect(kept.map { Array($0.utf8) } == expected)
        }
        var deal = Deal(
            id: DealID(text), customer: nil, process: ProcessVersion("p", 1), course: .nonProcess,
            standing: .onHold(since: time, reason: text), createdAt: time)
        deal.title = text
        deal.terms = Terms(delivery: text)
        let again = try Deal(restoring: deal.encoded)
        #expect(again.title.map { Array($0.utf8) } == expected)
        #expect(again.terms.delivery.map { Array($0.utf8) } == expected)
        #expect(again == deal)
        #expect(again.encoded == deal.encoded)
    }
}
