public import DealModel
public import ExactValues

/// Whether deals went as their process allows, step by step and exactly: no replay that forgives, no score.
///
///     let conformance = Conformance(log, to: StageGraph([process]), asOf: now)
///     conformance.violations[0]        // the commonest step that no arrow allows
///     conformance.alarms               // strict deals that took one: their gates were not asked
///
/// A reopened deal goes on from the stage it was opened in, a migrated one from the stage it was put in; neither is a
/// violation. A deal that is where no end is, is unfinished: that is told apart and is no violation either.
public struct Conformance: Sendable {
    /// A step that the graph does not allow.
    public struct Violation: Hashable, Sendable {
        /// The step before; `nil`: the deal began so.
        public let from: Activity?
        /// The step that is not allowed there.
        public let to: Activity
        /// How often it was taken.
        public let count: Int
        /// In how many deals.
        public let caseCount: Int
        /// How often by deals that a strict process held at the time.
        public let strictCount: Int
        /// The first of the deals by id.
        public let example: DealID
    }

    /// A violation by a deal that a strict process held: it cannot come about through DealKit, so somebody wrote to the
    /// store around it, the process file is another one, or the history was brought from elsewhere.
    public struct Alarm: Hashable, Sendable {
        /// The deal.
        public let deal: DealID
        /// The step before; `nil`: the deal began so.
        public let from: Activity?
        /// The step that is not allowed there.
        public let to: Activity
        /// When; `nil`: nobody noted it.
        public let at: Instant?
    }

    /// How many deals.
    public let caseCount: Int
    /// How many deals went as allowed and came to an end.
    public let fitCount: Int
    /// How many deals went as allowed so far and have come to no end.
    public let unfinishedCount: Int
    /// How many deals took a step that is not allowed.
    public let violatingCount: Int
    /// The steps not allowed, the commonest first.
    public let violations: [Violation]
    /// The last steps of deals that have come to no end, violating ones included, the commonest first.
    public let unfinished: [LastStep]
    /// Violations by deals that a strict process held, in order of the deals.
    public let alarms: [Alarm]

    /// A step that is nobody's end.
    public struct LastStep: Hashable, Sendable, Encodable {
        /// The step.
        public let activity: Activity
        /// How many deals have it as their last.
        public let count: Int
    }

    /// Compares a log with a graph.
    ///
    /// - Parameters:
    ///   - log: What happened.
    ///   - graph: The steps that are allowed.
    ///   - instant: What happened later is left out; `nil`: nothing is.
    public init(_ log: EventLog, to graph: StageGraph, asOf instant: Instant? = nil) {
        let steps = ActivityLog(log, asOf: instant)
        var walk = ConformanceWalk(steps, graph)
        for deal in 0..<steps.dealCount { walk.walk(deal) }
        caseCount = steps.dealCount
        fitCount = walk.fitCount
        unfinishedCount = walk.unfinishedCount
        violatingCount = steps.dealCount - walk.fitCount - walk.unfinishedCount
        violations = walk.violations
        unfinished = walk.lastSteps
        alarms = walk.alarms
    }

    /// The share of finished deals that went as allowed all the way; unfinished deals are the open ones. A violating
    /// deal is decided, whether it has ended or not.
    public var fit: Share { Share(hits: fitCount, decided: fitCount + violatingCount, stillOpen: unfinishedCount) }
}

/// Goes through deals one after another and notes each step that the graph does not allow.
private struct ConformanceWalk {
    private struct Finding {
        var count = 0
        var deals = 0
        var strict = 0
        var lastDeal = -1
        var example: DealID
    }

    private struct Ends: Hashable { let from: Activity?, to: Activity }

    private let log: ActivityLog
    private let graph: StageGraph
    private var findings: [Ends: Finding] = [:]
    private var last: [Activity: Int] = [:]
    private(set) var fitCount = 0
    private(set) var unfinishedCount = 0
    private(set) var alarms: [Conformance.Alarm] = []

    init(_ log: ActivityLog, _ graph: StageGraph) {
        self.log = log
        self.graph = graph
    }

    mutating func walk(_ deal: Int) {
        var position: Activity?
        var stage: Activity?
        var control = InsightEvent.Control.unknown
        var isViolating = false
        for step in log.steps(of: deal) {
            let activity = log.activity(step)
            if step.control != .unknown { control = step.control }
            switch activity {
            case .reopened, .migrated:
                // Without a stage of its own, a reopened deal stands again where it stood.
                position = step.stage < log.stageCount ? log.activities[step.stage] : stage
            case .stage, .outcome:
                if !isAllowed(activity, after: position) {
                    isViolating = true
                    note(activity, after: position, step, control, deal)
                }
                position = activity
            }
            if case .stage? = position { stage = position }
        }
        let isEnded = position.map(graph.ends.contains) ?? false
        if !isEnded, let position { last[position, default: 0] += 1 }
        if isViolating { return }
        if isEnded { fitCount += 1 } else { unfinishedCount += 1 }
    }

    private func isAllowed(_ activity: Activity, after position: Activity?) -> Bool {
        guard let position else { return graph.starts.contains(activity) }
        return graph.steps.contains(StageGraph.Step(position, activity))
    }

    private mutating func note(
        _ activity: Activity, after position: Activity?, _ step: ActivityLog.Step, _ control: InsightEvent.Control,
        _ deal: Int
    ) {
        let ends = Ends(from: position, to: activity)
        var finding = findings[ends] ?? Finding(example: log.ids[deal])
        finding.count += 1
        if finding.lastDeal != deal { finding.deals += 1 }
        finding.lastDeal = deal
        if control == .strict {
            finding.strict += 1
            alarms.append(
                Conformance.Alarm(
                    deal: log.ids[deal], from: position, to: activity, at: EventLog.instant(step.time)))
        }
        findings[ends] = finding
    }

    var violations: [Conformance.Violation] {
        findings.map { ends, finding in
            Conformance.Violation(
                from: ends.from, to: ends.to, count: finding.count, caseCount: finding.deals,
                strictCount: finding.strict, example: finding.example)
        }.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            if left.from?.name != right.from?.name {
                return (left.from?.name ?? "").precedesInBytes(right.from?.name ?? "")
            }
            return left.to < right.to
        }
    }

    var lastSteps: [Conformance.LastStep] {
        last.map { Conformance.LastStep(activity: $0, count: $1) }
            .sorted { $0.count == $1.count ? $0.activity < $1.activity : $0.count > $1.count }
    }
}
