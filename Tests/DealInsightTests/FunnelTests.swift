import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("The funnel", .tags(.figures))
struct FunnelTests {
    /// Deals on which three usual ways of counting give three wrong numbers.
    private var log: EventLog {
        get throws {
            var log = try EventLog.sample()
            try log.live("loop", [(0, "A"), (1, "B"), (2, "A"), (3, "B")])
            try log.add(InsightEvent(.closed("lost", reason: "price"), of: "loop", at: .day(4)))
            try log.live("standing", [(0, "A"), (1, "B")])
            try log.live("won", [(0, "A"), (1, "B"), (2, "C")])
            try log.add(InsightEvent(.closed("won"), of: "won", at: .day(5)))
            try log.live("skipping", [(0, "A"), (1, "C")])
            try log.add(InsightEvent(.closed("lost", reason: "price"), of: "skipping", at: .day(6)))
            try log.live("early", [(0, "A")])
            try log.add(InsightEvent(.closed("lost"), of: "early", at: .day(1)))
            for (deal, value) in [("loop", 100), ("skipping", 50), ("early", 7)] {
                try log.add(DealProfile(DealID(deal), value: Money(value, "EUR")))
            }
            return log
        }
    }

    @Test("Each deal counts once a stage: not by present status, not by lines of the log, not by last stage")
    func threeWrongAnswers() throws {
        let table = try VisitTable(log, asOf: .day(9))
        let (events, deals) = try (log.traces().flatMap(\.events), 0..<table.dealCount)
        let byStatus = deals.count { table.stage(of: $0) == "B" }
        let byLines = events.count { if case .entered("B", _) = $0.what { true } else { false } }
        let byLast = deals.count { table.visits(of: $0).last.map { table.visit($0).stage } == "B" }
        let right = Funnel(table).steps[1].reached
        #expect([byStatus, byLines, byLast, right] == [1, 4, 2, 3])
    }

    @Test("A deal that goes A → B → A → B → lost counts once at B, with two visits, and is lost from B")
    func loop() throws {
        let table = try VisitTable(log, asOf: .day(9))
        let funnel = Funnel(table, of: table.deals { table.id(of: $0) == "loop" })
        #expect(funnel.steps.map(\.reached) == [1, 1, 0])
        #expect(funnel.steps.map(\.visits) == [2, 2, 0])
        #expect(funnel.steps.map(\.lost) == [0, 1, 0])
        #expect(funnel.steps.map(\.returned) == [1, 0, 0])
        #expect(funnel.returns == 1)
    }

    @Test("A stage that was jumped over is passed, not reached; conversion is of those that passed")
    func skipped() throws {
        let steps = try Funnel(VisitTable(log, asOf: .day(9))).steps
        #expect(steps.map(\.passed) == [5, 4, 2])
        #expect(steps.map(\.skipped) == [0, 1, 0])
        #expect(steps[0].conversion == Share(hits: 4, decided: 5, stillOpen: 0))
        #expect(steps[1].conversion == Share(hits: 2, decided: 3, stillOpen: 1))
        #expect(steps[2].conversion == Share(hits: 1, decided: 2, stillOpen: 0))
        #expect(steps.map(\.standing) == [0, 1, 0])
    }

    @Test("A deal that is won from an earlier stage went past none")
    func wonEarly() throws {
        var log = try EventLog.sample()
        try log.live("quick", [(0, "A")])
        try log.add(InsightEvent(.closed("won"), of: "quick", at: .day(1)))
        let steps = Funnel(VisitTable(log, asOf: .day(9))).steps
        #expect(steps.map(\.passed) == [1, 0, 0])
        #expect(steps.map(\.won) == [1, 0, 0])
        #expect(steps[0].conversion == Share(hits: 0, decided: 1, stillOpen: 0))
    }

    @Test("Losses are told by stage and reason, with what they were worth")
    func losses() throws {
        let funnel = try Funnel(VisitTable(log, asOf: .day(9)))
        #expect(
            funnel.losses.map { "\($0.stage ?? "-") \($0.reason ?? "-") \($0.count)" } == [
                "A - 1", "B price 1", "C price 1",
            ])
        #expect(funnel.losses.map { $0.value["EUR"]?.amount } == [7, 100, 50])
        #expect(funnel.steps.map { $0.lostValue["EUR"]?.amount } == [7, 100, 50])
    }

    @Test("What counts as neither is in no step and no rate, and is listed beside")
    func neither() throws {
        var log = try self.log
        try log.live("twice", [(0, "A"), (1, "B")])
        try log.add(InsightEvent(.closed("duplicate"), of: "twice", at: .day(2)))
        let (funnel, before) = try (Funnel(VisitTable(log, asOf: .day(9))), Funnel(VisitTable(self.log, asOf: .day(9))))
        #expect(funnel.steps == before.steps && funnel.winRate == before.winRate)
        #expect(funnel.neither.map(\.count) == [1] && funnel.neither[0].stage == "B")
    }

    @Test("A deal first seen later is in no denominator before, unless that is assumed")
    func firstSeenLater() throws {
        var log = try EventLog.sample()
        try log.live("late", [(0, "B"), (1, "C")])
        let unknown = Funnel(VisitTable(log, asOf: .day(9)))
        #expect(unknown.steps.map(\.passed) == [0, 1, 1])
        #expect(unknown.firstSeenLater == 1)
        let assumed = Funnel(VisitTable(log, asOf: .day(9), earlierStages: .passed))
        #expect(assumed.steps.map(\.passed) == [1, 1, 1])
        #expect(assumed.steps.map(\.reached) == [0, 1, 1])
        #expect(assumed.earlierStages == "passed")
    }

    @Test("In a truncated export visits that ended before are not counted")
    func truncated() throws {
        var log = try EventLog.sample()
        try log.live("old", [(0, "A"), (10, "B"), (20, "C")])
        let funnel = Funnel(VisitTable(log, asOf: .day(30), observedSince: .day(15)))
        #expect(funnel.steps.map(\.reached) == [0, 1, 1])
        #expect(funnel.firstSeenLater == 1)
    }

    @Test("A lost deal that was opened again is one revival, and as of the date asked")
    func revived() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        for day in [1.0, 3] { try log.add(InsightEvent(.closed("lost"), of: "d", at: .day(day))) }
        for day in [2.0, 4] { try log.add(InsightEvent(.reopened(nil), of: "d", at: .day(day))) }
        let now = Funnel(VisitTable(log, asOf: .day(9)))
        #expect(now.revivals == 1 && now.lost == 0 && now.steps[0].reached == 1)
        #expect(Funnel(VisitTable(log, asOf: .day(3.5))).steps[0].lost == 1)
    }

    @Test("A funnel of a hundred stages counts as one of three does")
    func manyStages() throws {
        let stages = (0..<100).map { StageID("s\($0)") }
        var log = try EventLog(Pipeline(stages: stages, outcomes: ["won": .won, "lost": .lost]))
        try log.live("all", stages.enumerated().map { (Double($0), $1) })
        try log.add(InsightEvent(.closed("won"), of: "all", at: .day(100)))
        try log.live("to and fro", [(0, stages[0]), (1, stages[70]), (2, stages[65]), (3, stages[70])])
        try log.add(InsightEvent(.closed("lost"), of: "to and fro", at: .day(4)))
        let steps = Funnel(VisitTable(log)).steps
        #expect(steps[70].reached == 2 && steps[70].visits == 3 && steps[70].lost == 1)
        #expect(steps[65].returned == 1 && steps[65].reached == 2 && steps[64].skipped == 1)
        #expect((0...70).allSatisfy { steps[$0].passed == 2 } && (71..<100).allSatisfy { steps[$0].passed == 1 })
        #expect(steps[70].conversion == Share(hits: 1, decided: 2, stillOpen: 0))
        #expect(steps[99].conversion == Share(hits: 1, decided: 1, stillOpen: 0))
    }
}
