import DealInsight
import DealModel
import DealReport
import ExactValues

/// Nine deals whose figures can be counted by hand: one goes to and fro and is lost, one is a duplicate, one was first
/// seen late, one has no events, and their values are of two currencies.
enum SmallSale {
    static let profiles = [
        DealProfile("d1", value: Money(1000, "EUR"), attributes: [.owner: "anna", .product: "pump"]),
        DealProfile("d2", value: Money(2000, "EUR"), attributes: [.owner: "boris", .product: "pump"]),
        DealProfile("d3", value: Money(500, "USD"), attributes: [.owner: "anna"], nextAction: NextAction("call")),
        DealProfile("d4", attributes: [.owner: "Ирина"]),
        DealProfile("d5", value: Money("10.50 EUR"), attributes: [.owner: "boris", .product: "valve"]),
        DealProfile("d6", value: Money(3000, "USD"), attributes: [.owner: "anna", .product: "valve"]),
        DealProfile("d7", attributes: [.owner: "boris", .product: "valve"]),
        DealProfile("d8", value: Money(70, "EUR"), attributes: [.product: "pump"]),
        DealProfile("silent"),
    ]

    static let events: [InsightEvent] = [
        stays("d1", [(1, "lead"), (3, "offer"), (4, "lead"), (5, "offer")]), [end("d1", 9, "lost", "price")],
        stays("d2", [(2, "lead"), (6, "offer")]), [end("d2", 8, "won")], stays("d3", [(5, "lead")]),
        stays("d4", [(5, "offer")]), stays("d5", [(3, "lead")]), [end("d5", 4, "duplicate")],
        stays("d6", [(4, "lead"), (7, "offer"), (9, "contract")]), [end("d6", 12, "won")], stays("d7", [(6, "lead")]),
        [end("d7", 7, "lost")], stays("d8", [(2, "lead"), (8, "contract"), (10, "gone")]),
    ].flatMap { $0 }

    static let pipeline = Pipeline(
        [
            Pipeline.Place("lead", title: "Lead", probability: ExactDecimal("0.2")),
            Pipeline.Place("offer", title: "Offer", probability: ExactDecimal("0.5")),
            Pipeline.Place("contract", title: "Contract", probability: ExactDecimal("0.9")),
        ],
        outcomes: ["won": .won, "lost": .lost, "duplicate": .neither])

    static let graph: StageGraph = {
        let stages: [StageID] = ["lead", "offer", "contract"]
        var steps: Set<StageGraph.Step> = []
        for (from, to) in [(0, 1), (1, 0), (1, 2)] { steps.insert(.init(.stage(stages[from]), .stage(stages[to]))) }
        for stage in stages {
            steps.insert(.init(.stage(stage), .outcome("lost")))
            steps.insert(.init(.stage(stage), .outcome("duplicate")))
        }
        steps.insert(.init(.stage("contract"), .outcome("won")))
        return StageGraph(
            starts: [.stage("lead")], ends: [.outcome("won"), .outcome("lost"), .outcome("duplicate")], steps: steps)
    }()

    /// The report of all questions, on the twentieth of January.
    static func report(
        _ profiles: [DealProfile] = profiles, _ events: [InsightEvent] = events, by grouping: ReportGrouping = .owner
    ) throws -> Report {
        var log = try EventLog(pipeline)
        for profile in profiles { try log.add(profile) }
        try log.add(events)
        let source = ReportSource("small sale", assumptions: ["Nothing was assumed."], skippedRows: 2)
        return Report(VisitTable(log, asOf: day(20)), of: source, by: grouping, graph: graph, days: 5)
    }

    static func stays(_ deal: DealID, _ steps: [(day: Int, stage: StageID)]) -> [InsightEvent] {
        steps.map { InsightEvent(.entered($0.stage), of: deal, at: day($0.day)) }
    }

    static func end(_ deal: DealID, _ day: Int, _ outcome: OutcomeID, _ reason: ReasonID? = nil) -> InsightEvent {
        InsightEvent(.closed(outcome, reason: reason), of: deal, at: self.day(day))
    }

    /// A day of January 2026.
    static func day(_ day: Int) -> Instant { Instant(seconds: 1_767_225_600 + Int64(day - 1) * 86_400) }
}

extension Report {
    /// The report in every form, by a name.
    func everyForm() throws -> [(name: String, text: String)] {
        try Kind.allCases.flatMap { kind in
            [
                ("\(kind) as text", text(of: kind)), ("\(kind) as JSON", try json(of: kind)),
                ("\(kind) as CSV", String(decoding: csv(of: kind), as: UTF8.self)),
                ("page that begins with \(kind)", html(first: kind)),
            ]
        }
    }
}
