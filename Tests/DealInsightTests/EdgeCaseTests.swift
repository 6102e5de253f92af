import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("Edge cases", .tags(.figures))
struct EdgeCaseTests {
    private func table(_ log: EventLog) -> VisitTable { VisitTable(log, asOf: .day(100)) }

    @Test("No deals: no rates, nothing but the stages")
    func noDeals() throws {
        let table = try VisitTable(.sample())
        let funnel = Funnel(table)
        #expect(funnel.steps.map(\.reached) == [0, 0, 0])
        #expect(funnel.winRate.rate == nil && funnel.winRate.interval == ConfidenceInterval(low: 0, high: 1))
        #expect(GroupComparison(table, by: .attribute(.owner)).groups.isEmpty)
        #expect(Velocity(table).rates.isEmpty && Backtest.dates(of: table).isEmpty)
        #expect(try !Everything(table).json.isEmpty)
    }

    @Test("All open: nothing is decided, and no chance is stated")
    func allOpen() throws {
        var log = try EventLog.sample()
        for deal in 0..<5 { try log.live(DealID("d\(deal)"), [(0, "A")]) }
        let table = table(log)
        #expect(Funnel(table).winRate == Share(hits: 0, decided: 0, stillOpen: 5))
        #expect(Fates(table).stages[0].winChance == nil)
        #expect(Fates(table).stages[0].medianDays == nil)
        #expect(Forecast(table)[.stageAndAge].withoutEstimate == 5)
        #expect(OpenDeals(table).deals.allSatisfy { !$0.isOlderThanAllClosed && $0.laterThan == nil })
    }

    @Test("All won: the chance is 1, and the interval says how few they were")
    func allWon() throws {
        var log = try EventLog.sample()
        for deal in 0..<4 {
            try log.live(DealID("d\(deal)"), [(0, "A")])
            try log.add(InsightEvent(.closed("won"), of: DealID("d\(deal)"), at: .day(Double(deal + 1))))
        }
        let chance = try #require(Fates(table(log)).stages[0].winChance)
        #expect(chance.value == 1 && chance.cases == 4)
        #expect(chance.interval.low < 0.6 && chance.interval.high == 1)
        #expect(GroupComparison(table(log), by: .attribute(.owner)).prior == nil)
    }

    @Test("One deal")
    func oneDeal() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (2, "B")])
        let table = table(log)
        #expect(Funnel(table).steps.map(\.passed) == [1, 1, 0])
        #expect(CompletedStays(table).stages.map(\.medianSeconds) == [172_800, nil])
        #expect(Fates(table).stages[0].exits.map(\.to) == ["B"])
        // It went on to B, from where nothing is known.
        #expect(Fates(table).stages[0].winChance == nil)
    }

    @Test("Events of one moment: stays of no time, in the order of the funnel")
    func simultaneous() throws {
        var log = try EventLog.sample()
        try log.live("d", [(1, "C"), (1, "A"), (1, "B")])
        try log.add(InsightEvent(.closed("lost"), of: "d", at: .day(1)))
        let table = table(log)
        #expect(Funnel(table).steps.map(\.lost) == [0, 0, 1])
        #expect(CompletedStays(table).stages.map(\.medianSeconds) == [0, 0, 0])
        #expect(Fates(table).deals.end.incidence == [0, 1])
    }

    @Test("A reopened deal is open, and its last end is forgotten")
    func reopened() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        try log.add(InsightEvent(.closed("won"), of: "d", at: .day(1)))
        try log.live("d", [(2, "B")])
        let summary = OutcomeSummary(table(log))
        #expect(summary.open == 1 && summary.won == 0)
        #expect(Funnel(table(log)).revivals == 0)
    }

    @Test("Where the first end counts, a reopened deal has ended, and what came after is left out")
    func firstEnd() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        try log.add(InsightEvent(.closed("lost"), of: "d", at: .day(1)))
        try log.live("d", [(2, "B")])
        try log.add(InsightEvent(.closed("won"), of: "d", at: .day(3)))
        let table = VisitTable(log, asOf: .day(100), ends: .first)
        #expect(Funnel(table).steps.map(\.passed) == [1, 0, 0] && Funnel(table).revivals == 0)
        #expect(OutcomeSummary(table).lost == 1 && table.closing(0)?.at == .day(1))
        #expect(OutcomeSummary(self.table(log)).won == 1)
    }

    @Test("Ends by month: months between without any are there, unless a date is centuries off")
    func closings() throws {
        var log = try EventLog.sample()
        let ends: [(deal: DealID, outcome: OutcomeID, at: Instant?)] = [
            ("a", "won", .day(20)), ("b", "lost", .day(98)), ("c", "duplicate", .day(99)), ("d", "won", nil),
        ]
        for end in ends {
            try log.add(DealProfile(end.deal, value: Money(5, "EUR")))
            try log.add(InsightEvent(.closed(end.outcome), of: end.deal, at: end.at))
        }
        try log.live("open", [(0, "A")])
        let closings = Closings(table(log), by: .month)
        #expect(closings.periods.map(\.name) == ["2026-01", "2026-02", "2026-03", "2026-04"])
        #expect(closings.periods.map(\.won) == [1, 0, 0, 0])
        #expect(closings.periods.map { $0.lost + $0.neither } == [0, 0, 0, 2])
        #expect(closings.periods[0].wonValue["EUR"]?.amount == 5 && closings.undated == 1)
        #expect(Closings(table(log), by: .quarter).periods.map(\.name) == ["2026Q1", "2026Q2"])
        #expect(Closings(table(log), by: .year).periods.map(\.name) == ["2026"])
        try log.add(InsightEvent(.closed("lost"), of: "old", at: Instant("1026-12-31T23:00:00Z")))
        let far = Closings(VisitTable(log, asOf: .day(200)), by: .month)
        #expect(far.periods.map(\.name) == ["1026-12", "2026-01", "2026-04"])
        #expect(Closings(try VisitTable(.sample()), by: .month).periods.isEmpty)
    }

    @Test("Reasons are free texts: more of them than two bytes can number are told apart")
    func manyReasons() throws {
        var log = try EventLog.sample()
        for deal in 0..<66_000 {
            let id = DealID(String(100_000 + deal))
            try log.add(InsightEvent(.closed("lost", reason: ReasonID("reason \(deal)")), of: id, at: .day(1)))
        }
        let table = table(log)
        #expect(table.closing(65_535)?.reason == "reason 65535" && table.closing(65_999)?.reason == "reason 65999")
        #expect(Funnel(table).losses.count == 66_000)
        #expect(MemoryLayout<DealStanding>.stride == 16)
    }

    @Test("A removed stage stands beside the funnel, by its own name")
    func removedStage() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A"), (1, "gone"), (2, "B")])
        let funnel = Funnel(table(log))
        #expect(funnel.steps.map(\.passed) == [1, 1, 0])
        #expect(funnel.unlisted.map(\.stage) == ["gone"] && funnel.unlisted[0].visits == 1)
        #expect(Fates(table(log)).stages.map(\.stage) == ["A", "B", "gone"])
    }

    @Test("A renamed stage is the stage it is called today")
    func renamedStage() throws {
        var log = try EventLog(
            Pipeline(stages: ["A", "B"], outcomes: ["won": .won], renamed: ["start": "A"]))
        try log.live("old", [(0, "start"), (1, "B")])
        #expect(Funnel(table(log)).steps.map(\.reached) == [1, 1])
    }

    @Test("Values of nought and below are added like others")
    func oddValues() throws {
        var log = try EventLog.sample()
        for (deal, value) in [("a", "0 EUR"), ("b", "-20.50 EUR"), ("c", "100 EUR")] {
            try log.add(DealProfile(DealID(deal), value: Money(value)))
            try log.live(DealID(deal), [(0, "A")])
        }
        let total = try #require(OutcomeSummary(table(log)).openValue["EUR"])
        #expect(total.amount == ExactDecimal("79.5") && total.count == 3)
    }

    @Test("Different currencies are never added")
    func currencies() throws {
        var log = try EventLog.sample()
        for (deal, value) in [("a", "10 EUR"), ("b", "20 USD"), ("c", "30 EUR")] {
            try log.add(DealProfile(DealID(deal), value: Money(value)))
            try log.live(DealID(deal), [(0, "A")])
            try log.add(InsightEvent(.closed("won"), of: DealID(deal), at: .day(2)))
        }
        try log.live("d", [(0, "A")])
        let table = table(log)
        #expect(OutcomeSummary(table).wonValue.totals.map { "\($0.currency) \($0.count)" } == ["EUR 2", "USD 1"])
        #expect(OutcomeSummary(table).openValue.withoutValue == 1)
        #expect(Velocity(table).rates.map(\.currency) == ["EUR", "USD"])
        // Nothing is assumed of a value where won deals were of several currencies.
        #expect(Forecast(table).withoutValue == 1)
    }

    @Test("A group without closed deals has no rate, and an interval from 0 to 1")
    func emptyGroup() throws {
        var log = try EventLog.sample()
        for (deal, owner) in [("a", "anna"), ("b", "boris")] {
            try log.add(DealProfile(DealID(deal), attributes: [.owner: owner]))
            try log.live(DealID(deal), [(0, "A")])
        }
        try log.add(InsightEvent(.closed("won"), of: "a", at: .day(2)))
        let boris = GroupComparison(table(log), by: .attribute(.owner)).groups[1]
        #expect(boris.summary.winRate.rate == nil)
        #expect(boris.summary.winRate.interval == ConfidenceInterval(low: 0, high: 1))
    }

    @Test("A non-process deal counts in outcomes and values only")
    func nonProcess() throws {
        var log = try EventLog.sample()
        try log.add(DealProfile("plant", created: .day(0), value: Money(9, "EUR"), isNonProcess: true))
        try log.add(InsightEvent(.closed("won"), of: "plant", at: .day(9)))
        let funnel = Funnel(table(log))
        #expect(funnel.winRate.hits == 1 && funnel.withoutStages == 1)
        #expect(funnel.steps.allSatisfy { $0.passed == 0 })
    }

    @Test("Time on hold runs on in the visit")
    func hold() throws {
        var log = try EventLog.sample()
        try log.live("d", [(0, "A")])
        try log.add(InsightEvent(.held, of: "d", at: .day(2)))
        try log.add(InsightEvent(.resumed, of: "d", at: .day(5)))
        try log.live("d", [(6, "B")])
        #expect(CompletedStays(table(log)).stages[0].medianSeconds == 518_400)
        #expect(table(log).daysOnHold(0) == 3)
        #expect(Fates(table(log)).stages.map(\.daysOnHold) == [3, 0])
    }
}
