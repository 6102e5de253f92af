import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("Conformance to the stage graph", .tags(.figures))
struct ConformanceTests {
    private static let graph = StageGraph(
        starts: [.stage("A")], ends: [.outcome("won"), .outcome("lost")],
        steps: [
            .init(.stage("A"), .stage("B")), .init(.stage("B"), .stage("C")), .init(.stage("C"), .outcome("won")),
            .init(.stage("A"), .outcome("lost")), .init(.stage("B"), .outcome("lost")),
            .init(.stage("C"), .outcome("lost")),
        ])

    @Test("Deals as allowed, unfinished ones and violating ones are told apart")
    func kinds() throws {
        var log = try EventLog.sample()
        try log.live("fit", [(0, "A"), (1, "B"), (2, "C")])
        try log.add(InsightEvent(.closed("won"), of: "fit", at: .day(3)))
        try log.live("open", [(0, "A"), (1, "B")])
        try log.live("jump", [(0, "A"), (1, "C")])
        try log.live("late", [(0, "B")])
        try log.add(DealProfile("silent"))
        let conformance = Conformance(log, to: Self.graph)
        #expect([conformance.fitCount, conformance.unfinishedCount, conformance.violatingCount] == [1, 2, 2])
        #expect(conformance.violations.map(\.to) == [.stage("B"), .stage("C")])
        #expect(conformance.violations[0].from == nil)
        #expect(conformance.fit.rate == 1.0 / 3)
        #expect(conformance.alarms.isEmpty)
    }

    @Test("A violation by a deal under strict control is an alarm; by a manual one it is not")
    func alarms() throws {
        var log = try EventLog.sample()
        for (deal, control) in [("s", InsightEvent.Control.strict), ("m", .manual)] {
            try log.add(InsightEvent(.entered("A"), of: DealID(deal), at: .day(0), control: control))
            try log.add(InsightEvent(.entered("C", .jump), of: DealID(deal), at: .day(1), control: control))
        }
        let conformance = Conformance(log, to: Self.graph)
        #expect(conformance.violations.map(\.count) == [2])
        #expect(conformance.violations.map(\.strictCount) == [1])
        #expect(conformance.alarms.map(\.deal) == ["s"])
        #expect(conformance.alarms[0].at == .day(1))
    }

    @Test("A reopened deal goes on from the stage it was opened in, a migrated one from where it was put")
    func reopenedAndMigrated() throws {
        var log = try EventLog.sample()
        try log.live("r", [(0, "A"), (1, "B")])
        try log.add(InsightEvent(.closed("lost"), of: "r", at: .day(2)))
        try log.add(InsightEvent(.reopened(nil), of: "r", at: .day(3)))
        try log.live("r", [(4, "C")])
        try log.live("m", [(0, "A")])
        try log.add(InsightEvent(.migrated("C"), of: "m", at: .day(1)))
        try log.add(InsightEvent(.closed("won"), of: "m", at: .day(2)))
        let conformance = Conformance(log, to: Self.graph)
        #expect(conformance.violations.isEmpty)
        #expect(conformance.fitCount == 1 && conformance.unfinishedCount == 1)
    }

    @Test("A graph is read from a file of steps, where empty cells are beginnings and ends")
    func graphFile() throws {
        let text = "from,to\n,A\nA,B\nB,C\nC,won\nA,lost\nB,lost\nC,lost\nwon,\nlost,\n"
        let graph = try StageGraph(csv: Array(text.utf8), named: "graph.csv", for: .sample())
        #expect(graph == Self.graph)
        let error = try #require(throws: CSVImportError.self) {
            _ = try StageGraph(csv: Array("from,to\n,\n".utf8), named: "graph.csv", for: .sample())
        }
        #expect(error.problems[0].line == 2)
    }
}
