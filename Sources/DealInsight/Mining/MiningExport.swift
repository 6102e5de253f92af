public import ExactValues

/// Writes deals and their steps for programs of process mining.
///
///     let export = MiningExport(log, asOf: now)
///     try write(export.xes(), to: "deals.xes")
///     try write(export.csv(), to: "deals.csv")
///
/// Every deal is there, those without steps too. Of events the steps are written; see ``Activity``.
public struct MiningExport: Sendable {
    /// What is written.
    public let log: EventLog
    /// What happened later is left out; `nil`: nothing is.
    public let asOf: Instant?

    /// An export of a log.
    public init(_ log: EventLog, asOf instant: Instant? = nil) {
        self.log = log
        asOf = instant
    }

    /// A step as it is written.
    struct Step {
        let activity: Activity
        let event: InsightEvent
    }

    /// Hands over every deal with its steps, in order of the ids.
    func forEachCase(_ body: (DealProfile, [Step]) -> Void) {
        for trace in log.traces() {
            let known = trace.events.filter { event in
                guard let asOf, let at = event.at else { return true }
                return at <= asOf
            }
            if let asOf {
                if let created = trace.profile.created, created > asOf { continue }
                if known.isEmpty, !trace.events.isEmpty, trace.profile.created == nil { continue }
            }
            body(trace.profile, known.compactMap(Step.init))
        }
    }
}

extension MiningExport.Step {
    fileprivate init?(_ event: InsightEvent) {
        switch event.what {
        case .entered(let stage, _): activity = .stage(stage)
        case .closed(let outcome, _, _): activity = .outcome(outcome)
        case .reopened: activity = .reopened
        case .migrated: activity = .migrated
        case .held, .resumed, .restated, .revalued, .planned: return nil
        }
        self.event = event
    }
}
