import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("What does not fit into a log", .tags(.figures))
struct LimitTests {
    /// A log with room for little, so that the ends of its columns are met.
    private func log(
        kinds: Int = 3, rows: Int = 4, order: EventLog.Order = .sequence
    ) throws -> EventLog {
        var limits = EventLogLimits()
        (limits.kinds, limits.rows) = (kinds, rows)
        return try EventLog(
            Pipeline(stages: ["A", "B"], outcomes: ["won": .won]), order: order, limits: limits)
    }

    private static let tooMuch: [(name: String, events: [InsightEvent.What], part: EventLogError.Part, limit: Int)] = [
        ("stages", [.entered("C"), .entered("D")], .stages, 3),
        ("stages of a reopened deal", [.reopened("C"), .reopened("D")], .stages, 3),
        ("stages after a migration", [.migrated("C"), .migrated("D")], .stages, 3),
        ("outcomes", [.closed("lost"), .closed("duplicate"), .closed("cancelled")], .outcomes, 3),
        (
            "attributes",
            [.restated("a", nil), .restated("b", "x"), .restated("c", nil), .restated("d", "x")], .attributes, 3
        ),
        ("events", [.held, .resumed, .held, .resumed, .held], .events, 4),
    ]

    @Test("One more than fits is an error, and what was added before is as it was", arguments: tooMuch)
    func tooMany(
        _ sample: (name: String, events: [InsightEvent.What], part: EventLogError.Part, limit: Int)
    ) throws {
        var log = try log()
        let events = sample.events.enumerated().map {
            InsightEvent($1, of: "d", at: .day(Double($0)), sequence: $0 + 1)
        }
        try log.add(events.dropLast())
        let last = try #require(events.last)
        let error = #expect(throws: EventLogError.self) { try log.add(last) }
        #expect(error == .tooMany(sample.part, limit: sample.limit))
        #expect(log.events(of: "d").map(\.sequence) == events.dropLast().map(\.sequence))
    }

    @Test("A deal too many, by an event or by a profile")
    func deals() throws {
        var log = try log()
        for deal in 1...4 { try log.add(DealProfile(DealID("d\(deal)"))) }
        try log.add(InsightEvent(.entered("A"), of: "d4", at: .day(0)))
        #expect(throws: EventLogError.tooMany(.deals, limit: 4)) { try log.add(DealProfile("d5")) }
        #expect(throws: EventLogError.tooMany(.deals, limit: 4)) {
            try log.add(InsightEvent(.closed("won", reason: "price"), of: "d5", at: .day(0)))
        }
        // What the refused event would have had besides is not the next one's.
        try log.add(InsightEvent(.closed("won"), of: "d4", at: .day(1)))
        #expect(log.dealCount == 4 && VisitTable(log).closing(3)?.reason == nil)
    }

    @Test("A name too many")
    func names() throws {
        var log = try log()
        for name in 1...4 { try log.add(DealProfile("d", attributes: [.owner: "m\(name)"])) }
        #expect(throws: EventLogError.tooMany(.names, limit: 4)) {
            try log.add(DealProfile("d", value: Money(1, "EUR"), attributes: [.owner: "m5"]))
        }
        #expect(VisitTable(log).name(.owner, of: 0) == "m4" && VisitTable(log).value(0) == nil)
    }

    @Test("A pipeline of too many stages or outcomes is refused at once")
    func pipelines() throws {
        let names = (0...EventLog.kindLimit).map { "s\($0)" }
        #expect(throws: EventLogError.tooMany(.stages, limit: EventLog.kindLimit)) {
            _ = try EventLog(Pipeline(stages: names.map { StageID($0) }, outcomes: [:]))
        }
        #expect(throws: EventLogError.tooMany(.outcomes, limit: EventLog.kindLimit)) {
            let outcomes = names.map { (OutcomeID($0), Outcome.Kind.lost) }
            _ = try EventLog(Pipeline(stages: [], outcomes: Dictionary(uniqueKeysWithValues: outcomes)))
        }
    }

    @Test("As many stages and outcomes as fit are told apart")
    func asManyAsFit() throws {
        var log = try EventLog(Pipeline(stages: [], outcomes: [:]))
        let count = EventLog.kindLimit
        for number in 0..<count {
            let id = DealID("d\(number)")
            try log.add(InsightEvent(.entered(StageID("s\(number)")), of: id, at: .day(0)))
            try log.add(InsightEvent(.closed(OutcomeID("o\(number)"), countsAs: .lost), of: id, at: .day(1)))
        }
        let (table, last) = (VisitTable(log), count - 1)
        let deal = try #require((0..<table.dealCount).first { table.id(of: $0) == DealID("d\(last)") })
        #expect(table.visits(of: deal).map { table.visit($0).stage } == [StageID("s\(last)")])
        #expect(table.closing(deal)?.outcome == OutcomeID("o\(last)"))
        #expect(Funnel(table).losses.count == count)
        #expect(ProcessMap(log).variants.count == count)
    }

    @Test("Hundreds of attributes are told apart")
    func attributes() throws {
        var log = try EventLog(Pipeline(stages: [], outcomes: [:]))
        for number in 0..<300 { try log.add(DealProfile("d", attributes: [DealAttribute("a\(number)"): "x"])) }
        try log.add(InsightEvent(.restated("a299", "changed"), of: "d", at: .day(0)))
        let table = VisitTable(log)
        #expect(table.name("a299", of: 0) == "changed" && table.name("a43", of: 0) == nil)
    }

    private static let sequences = [-1, Int(UInt32.max), Int.max, Int.min]

    @Test("The number of an event that has no room is an error, and puts nothing out of order", arguments: sequences)
    func sequence(_ number: Int) throws {
        var log = try EventLog(.sample, order: .sequence)
        try log.add(InsightEvent(.entered("A"), of: "d", at: .day(1), sequence: Int(UInt32.max) - 1))
        #expect(throws: EventLogError.sequence(number, of: "d")) {
            try log.add(InsightEvent(.entered("B"), of: "d", at: .day(0), sequence: number))
        }
        #expect(log.eventCount == 1)
    }

    private static let times: [Int64] = [.min, .min + 1, -62_135_596_800_000_001, 253_402_300_800_000_000, .max]

    @Test("A time that the calendar cannot write is an error", arguments: times)
    func time(_ microseconds: Int64) throws {
        let instant = Instant(microseconds: microseconds)
        var log = try EventLog.sample()
        #expect(throws: EventLogError.time(instant, of: "d")) {
            try log.add(InsightEvent(.entered("A"), of: "d", at: instant))
        }
        #expect(throws: EventLogError.time(instant, of: "d")) { try log.add(DealProfile("d", created: instant)) }
        #expect(log.dealCount == 0)
    }

    @Test("A date asked at the end of time is the end of the calendar, and no age overflows")
    func dates() throws {
        var log = try EventLog.sample()
        try log.live("d", [(-700_000, "A"), (0, "B")])
        let table = VisitTable(log, asOf: Instant(microseconds: .max), observedSince: Instant(microseconds: .min))
        #expect(table.asOf == Instant("9999-12-31T23:59:59.999999Z"))
        #expect(table.observedSince == Instant("0001-01-01T00:00:00Z"))
        let age = try #require(OpenDeals(table).deals.first?.daysInStage)
        #expect(age > 2_900_000 && age < 3_000_000)
        #expect(Backtest(table, at: [Instant(microseconds: .max)], days: 90).rounds.isEmpty)
        #expect(VisitTable(log, asOf: Instant(microseconds: .min)).dealCount == 0)
    }

    @Test("Refused attempts beyond all counting are at the end of it")
    func attempts() throws {
        var log = try EventLog.sample()
        try log.add(InsightEvent(.entered("A"), of: "d", at: .day(0), control: .strict, isImported: false))
        log.attempts = [Int.max, Int.max, -5].map { count in
            RefusedAttempt(
                deal: "d", visit: 1, target: "B", kind: "gate-closed", items: ["x"], count: count, first: .day(1),
                last: .day(1))
        }
        let row = try #require(ControlReport(VisitTable(log, asOf: .day(9))).rows.first)
        #expect(row.refusals?.map(\.attempts) == [Int.max])
    }

    private static let all: [EventLogError] = [
        .tooMany(.stages, limit: 5_000), .tooMany(.outcomes, limit: 5_000), .tooMany(.attributes, limit: 5_000),
        .tooMany(.names, limit: 9), .tooMany(.deals, limit: 9), .tooMany(.events, limit: 9),
        .time(Instant(microseconds: .max), of: "d-1"), .sequence(-1, of: "d-1"),
    ]

    @Test("Every error says what is wrong and what to do", arguments: all)
    func sentences(_ error: EventLogError) {
        #expect(error.description == "\(error.message); \(error.remedy)")
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
    }
}
