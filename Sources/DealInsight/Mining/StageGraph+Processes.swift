import DealModel
public import DealProcess

extension StageGraph {
    /// What processes allow: every deal begins in the first stage, goes along the arrows, and ends with an outcome that
    /// is offered where it stands.
    ///
    /// Of several processes, or versions of one, everything is allowed that one of them allows. The jumps of a manual
    /// process are no arrows: they count as steps aside, though not as alarms.
    public init(_ processes: [SalesProcess]) {
        var (starts, ends, steps): (Set<Activity>, Set<Activity>, Set<Step>) = ([], [], [])
        for process in processes {
            let core = process.core
            if let first = core.stages.first { starts.insert(.stage(first.id)) }
            for stage in core.stages {
                for next in stage.neighbours { steps.insert(Step(.stage(stage.id), .stage(next))) }
                for outcome in core.outcomes where outcome.from?.contains(stage.id) ?? true {
                    steps.insert(Step(.stage(stage.id), .outcome(outcome.id)))
                }
            }
            for outcome in core.outcomes {
                ends.insert(.outcome(outcome.id))
                // A deal without stages has one step: its end.
                if core.stages.isEmpty { starts.insert(.outcome(outcome.id)) }
            }
        }
        self.init(starts: starts, ends: ends, steps: steps)
    }
}
