import DealModel
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("The journal of a deal", .tags(.journal))
struct JournalEntryTests {
    static let visit = Visit(stage: "lead", number: 1, since: monday)
    static let task = DealTask(id: "first-call", stage: "lead", visit: 1, isRequired: true, dueAt: tuesday)

    /// A life that has every kind of event there is.
    static let life: [DealEvent] = [
        .created(DealEvent.Creation(deal: StorePromises.sample("d-1", customer: "acme"), tasks: [task], warned: ["w"])),
        .edited([
            FactEdit(FactPath(.deal, "title"), from: nil, to: .text("Ten pumps")),
            FactEdit(FactPath(.deal, "amount"), from: nil, to: .money(Money(80_000, "EUR"))),
            FactEdit(FactPath(.deal, "budget_confirmed"), from: nil, to: .bool(true)),
            FactEdit(FactPath(.deal, "tags"), from: nil, to: .list([.text("a"), .text("b")])),
            FactEdit(FactPath(.terms, "payment_days"), from: nil, to: .int(30)),
            FactEdit(FactPath(.terms, "penalty"), from: nil, to: .number(ExactDecimal(5))),
        ]),
        .edited([
            FactEdit(FactPath(.deal, "title"), from: .text("Ten pumps"), to: .text("Eleven pumps")),
            FactEdit(FactPath(.deal, "budget_confirmed"), from: .bool(true), to: nil),
        ]),
        .task(
            DealTask(id: "first-call", stage: "lead", visit: 1, isRequired: true, state: .done(by: "anna", at: monday))),
        .document(Document(id: "proposal-1", kind: "proposal", state: "draft", at: monday)),
        .document(
            Document(id: "proposal-1", kind: "proposal", state: "sent", at: tuesday, amount: Money(80_000, "EUR"))),
        .approved(
            Approval(
                item: "discount-allowed", by: "hugo", roles: ["head"], at: monday, visit: 1,
                facts: [Approval.Shown(FactPath(.deal, "discount"), nil)])),
        .waived(DealEvent.Waiver(item: "credit", reason: "old friend", secondPerson: "hugo", until: tuesday)),
        .moved(
            DealEvent.StageMove(
                from: "lead", to: Visit(stage: "proposal", number: 2, since: tuesday), kind: .jump, reason: "hurry",
                advice: ["credit"], warned: ["w"],
                tasks: [DealTask(id: "visit", stage: "proposal", visit: 2, isRequired: false)])),
        .outOfLine(item: "credit"),
        .backInLine(item: "credit"),
        .held(because: "holidays"),
        .resumed(because: nil),
        .migrated(
            DealEvent.Migration(
                from: ProcessVersion("sale", 1), to: ProcessVersion("sale", 2),
                course: .manual(Visit(stage: "offer", number: 3, since: tuesday)))),
        .imported(from: "old-crm", entries: 14),
        .closed(
            DealEvent.Closing(
                outcome: Outcome("lost", countsAs: .lost, reason: "price", at: tuesday), reason: "too dear",
                advice: ["a"], warned: ["b"])),
        .reopened(Visit(stage: "offer", number: 4, since: tuesday), because: "they called"),
    ]

    static var entries: [JournalEntry] {
        life.enumerated().map { index, event in
            JournalEntry(
                deal: "d-1", sequence: index + 1, at: index < 4 ? monday : tuesday, actor: "anna", event: event,
                imported: index == 2 ? JournalEntry.Import(source: "old-crm", recordedAt: tuesday) : nil,
                isClockBehind: index == 3)
        }
    }

    @Test("SEMANTICS 7.1: every kind of entry is told, the test's life has them all")
    func lifeIsComplete() {
        let kinds: Set = [
            "created", "edited", "moved", "outcome", "reopened", "task", "document", "approval", "waiver", "held",
            "resumed", "out-of-line", "back-in-line", "migrated", "imported",
        ]
        #expect(Set(Self.life.map(\.kind)) == kinds)
    }

    @Test("SEMANTICS 7.6: an entry is read back from its canonical bytes as it was", arguments: entries)
    func roundTrip(_ entry: JournalEntry) throws {
        let bytes = entry.encoded
        let again = try JournalEntry(restoring: bytes)
        #expect(again == entry)
        #expect(again.encoded == bytes)
    }

    @Test("SEMANTICS 7.1: a deal is rebuilt from its journal alone, also from the bytes of it")
    func rebuilds() throws {
        var facts = Facts(deal: StorePromises.sample("d-1", customer: "acme"))
        for entry in Self.entries { facts.apply(entry.event, at: entry.at) }
        let entries = try Self.entries.map { try JournalEntry(restoring: $0.encoded) }
        let rebuilt = try #require(Facts(rebuilding: entries))
        #expect(rebuilt == facts)
        #expect(rebuilt.deal.title == "Eleven pumps")
        #expect(rebuilt.deal.amount == Money(80_000, "EUR"))
        #expect(rebuilt.deal.fields["budget_confirmed"] == nil)
        #expect(rebuilt.deal.terms.paymentDays == 30)
        #expect(rebuilt.deal.terms.fields["penalty"] == .number(5))
        #expect(rebuilt.deal.process == ProcessVersion("sale", 2))
        #expect(rebuilt.deal.visit?.number == 4)
        #expect(rebuilt.deal.standing == .open)
        #expect(rebuilt.documents.map(\.state) == ["sent"])
        #expect(rebuilt.approvals.count == 1)
    }

    @Test("FORMAT 4: a task still open when its visit ends is dropped, a done one stays done")
    func dropsOpenTasks() {
        var facts = Facts(deal: StorePromises.sample("d-1"))
        facts.apply(
            .created(
                DealEvent.Creation(
                    deal: facts.deal,
                    tasks: [Self.task, DealTask(id: "visit", stage: "lead", visit: 1, isRequired: false)])),
            at: monday)
        facts.apply(Self.life[3], at: monday)
        facts.apply(
            .moved(
                DealEvent.StageMove(
                    from: "lead", to: Visit(stage: "proposal", number: 2, since: tuesday), kind: .forward)),
            at: tuesday)
        #expect(facts.tasks.map(\.state) == [.done(by: "anna", at: monday), .dropped(at: tuesday)])
    }

    @Test("SEMANTICS 5.3: the compact journal gives back what it was given")
    func compactJournal() {
        var journal = CompactJournal()
        var previous = 0
        let plain = JournalEntry(
            deal: "d-1", sequence: Self.life.count + 1, at: tuesday, actor: "anna",
            event: .moved(
                DealEvent.StageMove(
                    from: "offer", to: Visit(stage: "contract", number: 5, since: tuesday), kind: .back)))
        let all = Self.entries + [plain]
        for entry in all { previous = journal.append(entry, of: 0, after: previous) }
        let read = (1...journal.count).map { journal.entry(at: $0) { _ in "d-1" } }
        #expect(read == all.enumerated().map { $1.placed(at: JournalPosition($0 + 1)) })
        #expect(journal.position(before: previous) == all.count - 1)
    }
}
