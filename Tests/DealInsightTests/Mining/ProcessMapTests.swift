import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("How deals really went", .tags(.figures))
struct ProcessMapTests {
    /// Two go A → B → won, one A → B → A → B → lost, one stands in A, one has no event.
    private static var log: EventLog {
        get throws {
            var log = try EventLog.sample()
            for (index, deal) in ["d1", "d2"].enumerated() {
                try log.live(DealID(deal), [(0, "A"), (Double(index + 1), "B")])
                try log.add(InsightEvent(.closed("won"), of: DealID(deal), at: .day(4)))
            }
            try log.live("d3", [(0, "A"), (1, "B"), (2, "A"), (3, "B")])
            try log.add(InsightEvent(.closed("lost"), of: "d3", at: .day(5)))
            try log.live("d4", [(1, "A")])
            try log.add(DealProfile("d5"))
            return log
        }
    }

    @Test("Variants are counted by deals, the commonest first, and a deal without steps is one of them")
    func variants() throws {
        let map = try ProcessMap(Self.log)
        #expect(map.caseCount == 5)
        #expect(map.stepCount == 12)
        #expect(map.variants.map(\.count) == [2, 1, 1, 1])
        #expect(map.variants[0].activities.map(\.name) == ["A", "B", "won"])
        #expect(map.variants[0].example == "d1")
        #expect(map.variants.contains { $0.activities.isEmpty })
        #expect(map.emptyCaseCount == 1)
        #expect(map.variantCount(covering: 0.8) == 3)
    }

    @Test("What directly followed what is counted by steps, with the times between them")
    func edges() throws {
        let map = try ProcessMap(Self.log)
        #expect(map.edges[0].from == .stage("A") && map.edges[0].to == .stage("B"))
        #expect(map.edges[0].count == 4)
        #expect(map.edges[0].times.mean == 1.25 * 86_400)
        let back = try #require(map.edges.first { $0.from == .stage("B") && $0.to == .stage("A") })
        #expect(back.count == 1)
    }

    @Test("Beginnings, last steps and repeats are counted once a deal")
    func usages() throws {
        let usage = try #require(ProcessMap(Self.log).activities.first { $0.activity == .stage("A") })
        #expect(
            [usage.count, usage.caseCount, usage.repeatedCount, usage.startCount, usage.endCount] == [5, 4, 1, 4, 1])
    }

    @Test("What happened after the date asked is not known")
    func asOf() throws {
        let map = try ProcessMap(Self.log, asOf: .day(1))
        #expect(map.stepCount == 6)
        #expect(map.edges.allSatisfy { $0.to == .stage("B") })
    }

    @Test("Nothing gives nothing")
    func empty() throws {
        let map = ProcessMap(try EventLog.sample())
        #expect(map.caseCount == 0 && map.variants.isEmpty && map.edges.isEmpty)
        #expect(map.durations.median == nil)
    }
}
