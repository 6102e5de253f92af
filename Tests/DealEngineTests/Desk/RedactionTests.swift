import DealModel
import DealProcess
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Facts that no history holds", .tags(.desk))
struct RedactionTests {
    let manager = DeskSamples.manager

    static let sale = """
        dealkit: 1
        kind: process
        id: sale
        version: 1
        title: Sale
        control: strict
        fields: { deal: { site: { type: string }, budget: { type: money } } }
        redact: [ deal.site, deal.budget, customer.name, terms ]
        rules:
          named: { when: has(customer.name), message: Nobody knows the name. }
          sited: { when: 'deal.site.startsWith("Elm")', message: There is no site. }
          paid: { when: terms.payment_days <= 30, message: The terms are not set. }
        stages: [ { id: lead, leave: [ named, sited, paid ] }, { id: proposal } ]
        outcomes: { won: { title: Won }, lost: { title: Lost } }
        """

    private let site = FactChange.set(FactPath(.deal, "site"), .text("Elm Street 7"))
    private let days = FactChange.set(FactPath(.terms, "payment_days"), .int(30))

    private func deskWithMovedDeal(_ store: some WholeStore) async throws -> DealDesk {
        let desk = try await DeskSamples.desk(Self.sale, store: store)
        try await desk.open(NewDeal("d-1", "Pumps", for: "acme", with: [site]), by: manager).get()
        #expect(try await desk.move("d-1", to: "proposal", by: manager).refusal != nil)
        try await desk.supply(days, to: "d-1", by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        return desk
    }

    @Test("SEMANTICS 6.6: gates read what is redacted; entries, receipts and attempts hold marks")
    func hidden() async throws {
        let desk = try await deskWithMovedDeal(MemoryStore(keepsReceipts: true))
        let deal = try await desk.deal("d-1").record
        #expect(deal.visit?.stage == "proposal")
        #expect(deal.terms.paymentDays == 30)
        try await desk.flush()
        var kept = try await desk.history(of: "d-1").map(\.encoded)
        kept += try await desk.attempts(on: "d-1").map(\.encoded)
        kept.append(try #require(try await desk.receipt(of: "d-1", at: 3)))
        #expect(kept.count == 5)
        for bytes in kept {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("Elm") && !text.contains(#""Acme""#), "\(text)")
        }
        #expect(String(decoding: try #require(kept.last), as: UTF8.self).contains(#""deal.site":{"mark":"#))
        #expect(try await desk.verify("d-1").isSound)
        let export = String(decoding: try await desk.export(.customer("acme")).bytes, as: UTF8.self)
        #expect(export.contains("Elm Street 7"))
    }

    @Test("SEMANTICS 6.6: erasing takes key and values, and leaves every hash; the facts are missing then")
    func erased() async throws {
        let desk = try await deskWithMovedDeal(MemoryStore())
        let head = try await desk.verify("d-1").head
        try await desk.erase(.customer("acme"))
        let left = try await desk.deal("d-1").record
        #expect(left.fields[DealField<String>("site")] == nil)
        #expect(left.terms.paymentDays == nil)
        #expect(left.title == "Pumps", "what is not redacted stays")
        let after = try await desk.verify("d-1", against: head)
        #expect(after.isSound && after.head == head)
        let export = String(decoding: try await desk.export(.customer("acme")).bytes, as: UTF8.self)
        #expect(!export.contains("Elm"))
        try await desk.supply(site, to: "d-1", by: manager).get()
        #expect(try await desk.deal("d-1").record.fields[DealField<String>("site")] == "Elm Street 7")
        #expect(try await desk.verify("d-1", against: head).isSound)
    }

    @Test("An entry read back from its bytes says which fact was edited, not to what")
    func edits() async throws {
        let desk = try await deskWithMovedDeal(MemoryStore())
        try await desk.supply(.clear(FactPath(.deal, "site")), to: "d-1", by: manager).get()
        let entries = try await desk.history(of: "d-1")
        for entry in entries { #expect(try JournalEntry(restoring: entry.encoded).encoded == entry.encoded) }
        guard case .edited(let edits) = entries.last?.event else { throw Unexpected("\(entries)") }
        #expect(edits.map(\.path) == [FactPath(.deal, "site")])
        #expect(edits.first?.old == nil && edits.first?.new == nil)
        #expect(edits.first?.marks?.old?.count == 64 && edits.first?.marks?.new == nil)
    }

    @Test("The same value has another mark in another deal")
    func keys() async throws {
        let desk = try await DeskSamples.desk(Self.sale)
        var marks: Set<String?> = []
        for number in 1...3 {
            let id = DealID("d-\(number)")
            try await desk.open(NewDeal(id, with: [site]), by: manager).get()
            marks.insert(try await desk.deal(id).record.marks[FactPath(.deal, "site")])
        }
        #expect(marks.count == 3)
    }

    @Test("A value that is not the one its mark was made of is not judged")
    func tampered() async throws {
        let store = MemoryStore()
        let desk = try await deskWithMovedDeal(store)
        let file = try await store.file("d-1")
        var facts = file.facts
        let isSet = facts.set(.text("Elm Street 9"), at: FactPath(.deal, "site"), in: .plain)
        #expect(isSet)
        let read = ReadSet(deal: "d-1", revision: file.counters.revision, customer: "acme")
        _ = try await store.commit(Commit(read: read, entries: [], facts: facts, loaded: file.loadedFrom, now: monday))
        let error = await #expect(throws: DeskError.self) { _ = try await desk.deal("d-1") }
        guard case .tampered("d-1", sequence: 3) = error else { throw Unexpected("\(String(describing: error))") }
    }

    @Test("A history that is brought is redacted, too")
    func brought() async throws {
        let desk = try await DeskSamples.desk(Self.sale)
        var history = DealHistory(NewDeal("d-1", for: "acme", with: [site, days]), at: monday, by: manager)
        history.steps.append(DealHistory.Step(DealCommand(.move(to: "proposal"), by: manager), at: monday))
        _ = try await desk.bring(history, from: "old-crm").get()
        for entry in try await desk.history(of: "d-1") {
            #expect(!String(decoding: entry.encoded, as: UTF8.self).contains("Elm"))
        }
        #expect(try await desk.deal("d-1").record.fields[DealField<String>("site")] == "Elm Street 7")
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("What waits to be written down about a customer is erased with it")
    func attempts() async throws {
        let desk = try await DeskSamples.desk(Self.sale)
        try await desk.open(NewDeal("d-1", for: "acme"), by: manager).get()
        #expect(try await desk.move("d-1", to: "proposal", by: manager).refusal != nil)
        try await desk.erase(.customer("acme"))
        try await desk.flush()
        #expect(try await desk.attempts(on: "d-1").isEmpty)
    }
}
