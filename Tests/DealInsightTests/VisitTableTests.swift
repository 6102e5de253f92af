import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("The table of visits", .tags(.figures))
struct VisitTableTests {
    @Test("A deal that goes A → B → A → B → lost has four visits, and is lost from B")
    func loop() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (1, "B"), (3, "A"), (4, "B")])
        try log.add(InsightEvent(.closed("lost"), of: "d", at: .day(6)))
        let table = VisitTable(log, asOf: .day(10))
        #expect(table.visits(of: 0).map { table.visit($0).stage } == ["A", "B", "A", "B"])
        #expect(table.visits(of: 0).map { table.visit($0).end } == [.moved, .moved, .moved, .lost])
        #expect(table.outcome(0) == .lost)
        #expect(table.visit(3).left == .day(6))
    }

    @Test("What happened after the date asked is not known")
    func asOf() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (5, "B")])
        try log.live("later", [(7, "A")])
        try log.add(InsightEvent(.closed("won"), of: "d", at: .day(8)))
        let table = VisitTable(log, asOf: .day(6))
        #expect(table.dealCount == 1)
        #expect(table.outcome(0) == nil)
        #expect(table.visits(of: 0).map { table.visit($0).end } == [.moved, .open])
        #expect(table.visit(1).left == .day(6))
    }

    @Test("A lost deal that is opened again is a revival, with a new visit in the stage it left")
    func reopened() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (1, "B")])
        try log.add(InsightEvent(.closed("lost"), of: "d", at: .day(2)))
        try log.add(InsightEvent(.reopened(nil), of: "d", at: .day(4)))
        let table = VisitTable(log, asOf: .day(5))
        #expect(table.visits(of: 0).map { table.visit($0).beginning } == [.first, .moved, .reopened])
        #expect(table.outcome(0) == nil)
        #expect(table.standings[0].revivals == 1)
        #expect(VisitTable(log, asOf: .day(3)).outcome(0) == .lost)
    }

    @Test(
        "A migrated visit is neither lost nor converted, and goes on with its clock in the same stage")
    func migrated() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        try log.add(InsightEvent(.migrated("A"), of: "d", at: .day(3), control: .manual))
        let table = VisitTable(log, asOf: .day(4))
        #expect(table.visits(of: 0).map { table.visit($0).end } == [.migrated, .open])
        #expect(table.visit(1).beginning == .continued)
        #expect(table.visit(1).control == .manual)
        #expect(table.columns.rare.carried == [1: 3 * 86_400_000_000])
    }

    @Test(
        "Lines of a file in any order give the same visits, those of the same time in the order of the funnel"
    )
    func simultaneous() throws {
        var log = try EventLog.sample()
        try log.add(InsightEvent(.closed("won"), of: "d", at: .day(0)))
        try log.live("d", [(0, "B"), (0, "A")])
        let table = VisitTable(log)
        #expect(table.visits(of: 0).map { table.visit($0).stage } == ["A", "B"])
        #expect(table.outcome(0) == .won)
    }

    @Test("A visit that seems to end before it began lasts no time, and is marked")
    func negative() throws {
        var log = try EventLog(.sample, order: .sequence)
        try log.add(InsightEvent(.entered("A"), of: "d", at: .day(5), sequence: 1))
        try log.add(InsightEvent(.entered("B"), of: "d", at: .day(4), sequence: 2))
        let table = VisitTable(log, asOf: .day(9))
        #expect(table.visit(0).left == table.visit(0).entered)
        #expect(table.columns.marks(0).isNegative)
    }

    @Test("Owner and value are those of the time")
    func restated() throws {
        var log = try EventLog.sample()
        try log.add(DealProfile("d", value: Money(10, "EUR"), attributes: [.owner: "anna"]))
        try log.live("d", [(0, "A"), (2, "B")])
        try log.add(InsightEvent(.restated(.owner, "boris"), of: "d", at: .day(3)))
        try log.add(InsightEvent(.revalued(Money(20, "EUR")), of: "d", at: .day(1)))
        let table = VisitTable(log, asOf: .day(9))
        #expect(
            table.visits(of: 0).map { table.name(.owner, of: 0, atVisit: $0) } == ["anna", "boris"])
        #expect(table.value(0, atVisit: 0) == Money(20, "EUR"))
        #expect(VisitTable(log, asOf: .day(0)).value(0) == Money(10, "EUR"))
    }

    @Test("A deal without events does not vanish")
    func silent() throws {
        var log = try EventLog.sample()
        try log.add(DealProfile("d"))
        #expect(VisitTable(log, asOf: .day(0)).dealCount == 1)
    }

    @Test("What is odd about the data is counted")
    func notes() throws {
        var log = try EventLog(.sample, order: .sequence)
        try log.add(DealProfile("silent"))
        try log.add(InsightEvent(.entered("B"), of: "d", at: .day(5), sequence: 1))
        try log.add(InsightEvent(.entered("C"), of: "d", at: .day(4), sequence: 2))
        try log.add(InsightEvent(.entered("A"), of: "undated", at: nil))
        try log.add(InsightEvent(.closed("won"), of: "undated", at: nil))
        let notes = VisitTable(log, asOf: .day(9)).notes
        #expect(notes.deals == 3 && notes.withoutVisits == 1)
        #expect(notes.negativeStays == 1 && notes.firstSeenLater == 1)
        #expect(notes.undatedVisits == 1 && notes.undatedEnds == 1 && notes.undatedBeginnings == 2)
        #expect(notes.importedDeals == 2 && notes.reopenedDeals == 0 && notes.correctedEnds == 0)
    }

    @Test("A deal that ends in another way than it had ended left its stage when it first did, in the last way")
    func correctedEnd() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        try log.add(InsightEvent(.closed("won"), of: "d", at: .day(3)))
        try log.add(InsightEvent(.closed("lost", reason: "price"), of: "d", at: .day(5)))
        let (before, after) = (VisitTable(log, asOf: .day(4)), VisitTable(log, asOf: .day(9)))
        #expect(before.visits(of: 0).map { before.visit($0).end } == [.won])
        #expect(after.visits(of: 0).map { after.visit($0).end } == [.lost])
        #expect(after.visits(of: 0).map { after.visit($0).left } == [.day(3)])
        #expect(after.closing(0)?.reason == "price" && after.closing(0)?.at == .day(5))
        #expect(before.notes.correctedEnds == 0 && after.notes.correctedEnds == 1)
        #expect(after.notes.reopenedDeals == 0)
        #expect(VisitTable(log, asOf: .day(9), ends: .first).notes.correctedEnds == 0)
        #expect(Fates(after).stages.first?.winChance?.value == 0)
    }
}
