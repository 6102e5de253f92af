import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("Strict and manual compared", .tags(.figures))
struct ControlTests {
    private var log: EventLog {
        get throws {
            var log = try EventLog.sample()
            for (deal, control) in [("strict", InsightEvent.Control.strict), ("manual", .manual)] {
                try log.add(
                    InsightEvent(
                        .entered("A", .forward), of: DealID(deal), at: .day(0), control: control, isImported: false))
            }
            try log.add(
                InsightEvent(
                    .entered("C", .jump), of: "manual", at: .day(1), control: .manual, advice: ["budget"],
                    isImported: false))
            try log.add(
                InsightEvent(.entered("B", .forward), of: "strict", at: .day(5), control: .strict, isImported: false))
            log.attempts = [
                RefusedAttempt(
                    deal: "strict", visit: 1, target: "B", kind: "gate-closed", items: ["budget", "terms"], count: 3,
                    first: .day(2), last: .day(4))
            ]
            return log
        }
    }

    @Test("Refusals are told by item, with the delay they caused; jumps with what they passed")
    func observed() throws {
        let report = try ControlReport(VisitTable(log, asOf: .day(9)))
        #expect(report.rows.map(\.control) == ["strict", "manual"])
        let (strict, manual) = (report.rows[0], report.rows[1])
        #expect(strict.refusals?.map(\.item) == ["budget", "terms"])
        #expect(strict.refusals?[0].attempts == 3)
        // Both items refused the same three attempts.
        #expect(strict.refusals?[1].attempts == 3)
        #expect(strict.refusedAttempts == 3 && manual.refusedAttempts == 0)
        #expect(strict.refusals?[0].delay.median == 3)
        #expect(strict.jumps == 0 && manual.jumps == 1)
        #expect(manual.jumpsOverClosedGates == 1)
        #expect(manual.ignored?.map { "\($0.item) \($0.count)" } == ["budget 1"])
        #expect(manual.refusals == [])
    }

    @Test("Of imported history refusals and advice are not observed, never 0")
    func imported() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (1, "B")])
        let row = ControlReport(VisitTable(log, asOf: .day(9))).rows[0]
        #expect(row.control == nil && row.importedVisits == 2)
        #expect(row.jumps == nil && row.jumpsOverClosedGates == nil && row.ignored == nil && row.refusals == nil)
        #expect(row.refusedAttempts == nil)
    }

    @Test("A deal whose process was changed is in both rows")
    func changed() throws {
        var log = try self.log
        try log.add(InsightEvent(.migrated("B"), of: "strict", at: .day(6), control: .manual, isImported: false))
        let report = ControlReport(VisitTable(log, asOf: .day(9)))
        #expect(report.rows.map(\.summary.deals) == [1, 2])
    }

    @Test("A visit that refused and goes on is in no delay")
    func stillOpen() throws {
        let report = try ControlReport(VisitTable(log, asOf: .day(4.5)))
        #expect(report.rows[0].refusals?[0].stillOpen == 1)
        #expect(report.rows[0].refusals?[0].delay.count == 0)
    }
}
