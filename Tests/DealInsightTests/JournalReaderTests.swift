import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("From a journal", .tags(.journal, .figures))
struct JournalReaderTests {
    private let version = ProcessVersion("sale", 1)

    private func created() -> Deal {
        var deal = Deal(
            id: "d", customer: "acme", process: version,
            course: .strict(Visit(stage: "A", number: 1, since: .day(0))), createdAt: .day(0))
        deal.owner = "anna"
        deal.amount = Money(100, "EUR")
        deal.channel = "web"
        return deal
    }

    private func entry(_ sequence: Int, _ day: Double, _ event: DealEvent) -> JournalEntry {
        JournalEntry(deal: "d", sequence: sequence, at: .day(day), actor: "anna", event: event)
    }

    private func table(_ entries: [JournalEntry]) throws -> VisitTable {
        var reader = try JournalReader(.sample, segments: ["acme": "industry"])
        for entry in entries { try reader.add(entry) }
        return VisitTable(reader.log, asOf: .day(30))
    }

    private func move(_ from: StageID, _ to: StageID, _ number: Int, _ day: Double, advice: [String] = []) -> DealEvent
    {
        .moved(
            .init(
                from: from, to: Visit(stage: to, number: number, since: .day(day)),
                kind: advice.isEmpty ? .forward : .jump, advice: advice))
    }

    @Test("A deal's opening, moves, edits and end become visits with owner, value and control of the time")
    func life() throws {
        let table = try table([
            entry(1, 0, .created(.init(deal: created()))),
            entry(2, 3, move("A", "B", 2, 3)),
            entry(3, 4, .edited([FactEdit(FactPath(.deal, "owner"), from: .text("anna"), to: .text("boris"))])),
            entry(4, 4, .edited([FactEdit(FactPath(.deal, "amount"), from: nil, to: .money(Money(70, "EUR")))])),
            entry(5, 9, .closed(.init(outcome: Outcome("lost", countsAs: .lost, reason: "price", at: .day(9))))),
        ])
        #expect(table.visits(of: 0).map { table.visit($0).stage } == ["A", "B"])
        #expect(table.visits(of: 0).map { table.name(.owner, of: 0, atVisit: $0) } == ["anna", "boris"])
        #expect(table.name(.source, of: 0) == "web" && table.name(.segment, of: 0) == "industry")
        #expect(table.value(0) == Money(70, "EUR"))
        #expect(table.visit(0).control == .strict && !table.visit(0).isImported)
        #expect(table.closing(0)?.reason == "price")
        #expect(Funnel(table).losses.map(\.stage) == ["B"])
    }

    @Test("A change of the process to a manual one is a migration, and later visits carry the new control")
    func migrated() throws {
        let table = try table([
            entry(1, 0, .created(.init(deal: created()))),
            entry(
                2, 5,
                .migrated(
                    .init(
                        from: version, to: ProcessVersion("sale", 2),
                        course: .manual(Visit(stage: "A", number: 1, since: .day(0)))))),
            entry(3, 6, move("A", "C", 2, 6, advice: ["budget"])),
        ])
        #expect(table.visits(of: 0).map { table.visit($0).end } == [.migrated, .moved, .open])
        #expect(table.visits(of: 0).map { table.visit($0).control } == [.strict, .manual, .manual])
        let report = ControlReport(table)
        #expect(report.rows.map(\.summary.deals) == [1, 1])
        #expect(report.rows[1].ignored?.map(\.item) == ["budget"])
        #expect(report.rows[0].refusals == nil)
        // The clock of the migrated visit goes on: it lasted six days in all.
        #expect(Fates(table).stages[0].medianDays == 6)
    }

    @Test("The task due first is what is to be done next")
    func tasks() throws {
        let first = DealTask(id: "call", stage: "A", visit: 1, isRequired: true, dueAt: .day(2))
        let second = DealTask(id: "write", stage: "A", visit: 1, isRequired: true, dueAt: .day(8))
        var done = first
        done.state = .done(by: "anna", at: .day(1))
        let opened = entry(1, 0, .created(.init(deal: created(), tasks: [second, first])))
        #expect(try table([opened]).nextAction(0) == NextAction("call", due: .day(2)))
        #expect(try OpenDeals(table([opened])).overdue == 1)
        let finished = try table([opened, entry(2, 1, .task(done))])
        #expect(finished.nextAction(0) == NextAction("write", due: .day(8)))
        #expect(try table([opened, entry(2, 3, move("A", "B", 2, 3))]).nextAction(0) == nil)
    }

    @Test("Imported entries are known as such, and count by their own time")
    func imported() throws {
        let entry = JournalEntry(
            deal: "d", sequence: 1, at: .day(0), actor: "anna", event: .created(.init(deal: created())),
            imported: JournalEntry.Import(source: "old", recordedAt: .day(20)))
        let table = try table([entry])
        #expect(table.visit(0).entered == .day(0))
        #expect(ControlReport(table).rows[0].importedVisits == 1)
        #expect(ControlReport(table).rows[0].jumps == nil)
    }
}
