import DealModel
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Stored records", .tags(.values, .random))
struct EncodingTests {
    private let monday = Instant(seconds: 1_772_442_000)  // 2026-03-02T09:00:00Z

    private var deal: Deal {
        var deal = Deal(
            id: "d-1", customer: "acme", process: ProcessVersion("typical-sale", 3),
            course: .strict(Visit(stage: "lead", number: 2, since: monday)), createdAt: monday)
        deal.title = "Ten \"pumps\" é e\u{301} насосы"
        deal.amount = Money("80000.50 EUR")
        deal.discount = ExactDecimal("0.15") ?? 0
        deal.tags = ["big", "new"]
        deal.fields[DealField<Bool>("budget_confirmed")] = true
        deal.fields[DealField<CivilDate>("visit_on")] = CivilDate("2026-03-05")
        deal.fields[DealField<[Int]>("sizes")] = [10, -2]
        deal.terms = Terms(paymentDays: 30, prepayment: ExactDecimal("0.3"))
        return deal
    }

    @Test("SEMANTICS 7.6: a deal's bytes are these, in every process and on every machine")
    func goldenDeal() {
        let expected =
            #"{"course":{"control":"strict","since":"2026-03-02T09:00:00Z","stage":"lead","visit":2},"customer":"acme","#
            + #""dealkit":"deal/1","facts":{"amount":"80000.5 EUR","created_at":"2026-03-02T09:00:00Z","#
            + #""discount":"0.15","tags":["big","new"],"title":"Ten \"pumps\" é "# + "e\u{301} насосы\"},"
            + #""fields":{"budget_confirmed":{"bool":true},"sizes":{"list of int":[10,-2]},"#
            + #""visit_on":{"date":"2026-03-05"}},"id":"d-1","process":{"id":"typical-sale","version":3},"#
            + #""standing":{"is":"open"},"terms":{"facts":{"payment_days":30,"prepayment":"0.3"}}}"#
        expectBytes(of: deal, expected)
    }

    @Test("SEMANTICS 7.6: the bytes of the other records are these")
    func goldenRecords() {
        var person = Person(
            id: "ivan", name: "Ivan", points: [.power, .receptivity], buyerPhase: .evaluation, attitude: .hostile)
        person.lastContactAt = monday
        var customer = Customer(
            id: "acme", name: "Acme", people: [person], claims: [Claim(id: "late", severity: .high, openedAt: monday)])
        customer.debt = Money(5, "JPY")
        expectBytes(
            of: customer,
            #"{"claims":[{"id":"late","open":true,"opened_at":"2026-03-02T09:00:00Z","severity":"high"}],"#
                + #""dealkit":"customer/1","facts":{"blocked":false,"deals_won":0,"debt":"5 JPY","name":"Acme"},"#
                + #""id":"acme","people":[{"attitude":-2,"buyer_phase":"evaluation","id":"ivan","#
                + #""last_contact_at":"2026-03-02T09:00:00Z","name":"Ivan","points":["power","receptivity"]}]}"#)
        var interaction = Interaction(id: "i-1", channel: "phone", .out, at: monday, by: "anna", with: "ivan")
        (interaction.customer, interaction.deal) = ("acme", "d-1")
        expectBytes(
            of: interaction,
            #"{"at":"2026-03-02T09:00:00Z","by":"anna","channel":"phone","customer":"acme","deal":"d-1","#
                + #""dealkit":"interaction/1","direction":"out","id":"i-1","person":"ivan"}"#)
        expectBytes(
            of: Document(id: "1", kind: "proposal", state: "sent", at: monday, amount: Money("1.5 EUR")),
            #"{"amount":"1.5 EUR","at":"2026-03-02T09:00:00Z","dealkit":"document/1","id":"1","kind":"proposal","#
                + #""state":"sent"}"#)
        expectBytes(
            of: DealTask(
                id: "visit", stage: "lead", visit: 1, isRequired: true, state: .done(by: "anna", at: monday)),
            #"{"by":"anna","dealkit":"task/1","done_at":"2026-03-02T09:00:00Z","id":"visit","required":true,"#
                + #""stage":"lead","visit":1}"#)
        expectBytes(
            of: Approval(
                item: "large-discount", by: "hugo", roles: ["head"], at: monday, visit: 2,
                facts: [
                    .init(FactPath(.deal, "discount"), .number(ExactDecimal("0.18") ?? 0)),
                    .init(FactPath(.deal, "need"), nil),
                ]),
            #"{"at":"2026-03-02T09:00:00Z","by":"hugo","dealkit":"approval/1","facts":[{"path":"deal.discount","#
                + #""type":"number","value":"0.18"},{"path":"deal.need"}],"item":"large-discount","roles":["head"],"#
                + #""visit":2}"#)
        expectBytes(
            of: Reminder(id: "r", deal: "d-1", roles: ["head"], at: monday, text: LocalizedText("Call")),
            #"{"at":"2026-03-02T09:00:00Z","deal":"d-1","dealkit":"reminder/1","id":"r","roles":["head"],"#
                + #""text":[{"text":"Call"}]}"#)
    }

    private func expectBytes<Record: StableRecord & Equatable>(
        of record: Record, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(String(decoding: record.encoded, as: UTF8.self) == expected, sourceLocation: sourceLocation)
        #expect(record.encoded == Array(expected.utf8), sourceLocation: sourceLocation)
        let restored = try? Record(restoring: Array(expected.utf8))
        #expect(restored == record, sourceLocation: sourceLocation)
    }

    @Test(
        "Every course and standing reads back as it was",
        arguments: [
            Deal.Course.nonProcess, .manual(Visit(stage: "terms", number: 7, since: Instant(seconds: 5))),
        ])
    func courses(_ course: Deal.Course) throws {
        let outcome = Outcome("lost", countsAs: .lost, reason: "price", at: monday)
        let standings = [
            Deal.Standing.open, .onHold(since: monday, reason: "holiday"), .closed(outcome),
            .closed(Outcome("won", countsAs: .won, at: monday)),
        ]
        for standing in standings {
            var deal = deal
            (deal.course, deal.standing, deal.customer) = (course, standing, nil)
            let restored = try Deal(restoring: deal.encoded)
            #expect(restored == deal)
            #expect(restored.encoded == deal.encoded)
        }
    }

    @Test("Random deals and customers read back as they were, with and without the layout of their process")
    func randomRecords() throws {
        var random = SeededRandom(printing: #function)
        let types: [FactType] = [
            .string, .int, .number, .percent, .money, .bool, .date, .timestamp, .list(of: .string), .list(of: .date),
        ]
        for _ in 0..<300 {
            let fields = [FactRoot.deal, .terms, .customer].flatMap { root in
                (0..<Int.random(in: 0...8, using: &random)).map { number in
                    FactDeclaration(FactPath(root, "f\(number)"), types.randomElement(using: &random) ?? .int)
                }
            }
            let layouts = FactLayouts(fields: fields)
            var customer = Customer(id: "acme").adopting(layouts.customer)
            fill(&customer.frame, random: &random)
            var deal = deal.adopting(layouts)
            fill(&deal.frame, random: &random)
            deal.updateTerms(layout: layouts.terms) { fill(&$0, random: &random) }
            #expect(try Deal(restoring: deal.encoded) == deal)
            #expect(try Deal(restoring: deal.encoded).encoded == deal.encoded)
            #expect(try Deal(restoring: deal.encoded).adopting(layouts) == deal)
            #expect(try Deal(restoring: deal.encoded, layouts: layouts) == deal)
            #expect(try Customer(restoring: customer.encoded) == customer)
            #expect(try Customer(restoring: customer.encoded).encoded == customer.encoded)
        }
    }

    private func fill(_ frame: inout FactFrame, random: inout SeededRandom) {
        for entry in frame.layout.entries where random.chance(2) {
            frame.set(random.value(of: entry.type), at: entry.slot)
        }
    }

    @Test("A record in the slots of its process keeps that layout")
    func layouts() throws {
        let layouts = FactLayouts(fields: [
            FactDeclaration(FactPath(.deal, "sizes"), .list(of: .int)),
            FactDeclaration(FactPath(.deal, "visit_on"), .date),
            FactDeclaration(FactPath(.deal, "budget_confirmed"), .bool),
        ])
        #expect(try Deal(restoring: deal.encoded, layouts: layouts).frame.layout === layouts.deal)
        #expect(try Deal(restoring: deal.encoded).adopting(layouts).frame.layout === layouts.deal)
        let unlike = FactLayouts(fields: [FactDeclaration(FactPath(.deal, "sizes"), .money)])
        #expect(try Deal(restoring: deal.encoded).adopting(unlike) == deal)
        #expect(throws: RestoreError.invalid("sizes")) { try Deal(restoring: deal.encoded, layouts: unlike) }
    }

    @Test("Bytes that are no such record are refused by what is wrong with them")
    func refused() throws {
        try expectRefused(#"{"dealkit":"customer/1"}"#, .otherKind(expected: "deal", found: "customer"))
        try expectRefused(#"{"dealkit":"deal/2"}"#, .laterVersion(kind: "deal", 2))
        try expectRefused(#"{"dealkit":"deal/0"}"#, .invalid("dealkit"))
        try expectRefused(#"{"dealkit":"deal"}"#, .invalid("dealkit"))
        try expectRefused("{}", .missing("dealkit"))
        try expectRefused("[]", .malformed(offset: 0, "not an object"))
        try expectRefused("", .malformed(offset: 0, "a value is expected"))
        try expectRefused(replacing(#""id":"d-1","#, by: ""), .missing("id"))
        try expectRefused(replacing(#""id":"d-1""#, by: #""id":1"#), .invalid("id"))
        try expectRefused(replacing("strict", by: "loose"), .invalid("control"))
        try expectRefused(replacing("80000.5 EUR", by: "much"), .invalid("amount"))
        try expectRefused(replacing("amount", by: "amounts"), .invalid("amounts"))
        try expectRefused(replacing(#""bool":true"#, by: #""bool":1"#), .invalid("budget_confirmed"))
        try expectRefused(replacing("budget_confirmed", by: "title"), .invalid("title"))
    }

    private func replacing(_ part: String, by other: String) throws -> String {
        let text = String(decoding: deal.encoded, as: UTF8.self)
        let pieces = text.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(pieces.count == 2)
        return pieces.joined(separator: other)
    }

    private func expectRefused(
        _ text: String, _ error: RestoreError, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(throws: error, sourceLocation: sourceLocation) { try Deal(restoring: Array(text.utf8)) }
    }
}
