package import DealModel
package import ExactValues

/// A stage, in the order of the funnel.
package struct StageDefinition: Sendable {
    package let id: Located<StageID>
    package var title: TextDefinition?
    /// As a part of one: `15%` is 0.15.
    package var probability: Located<ExactDecimal>?
    package var limit: Located<DaySpan>?
    package var silence: Located<DaySpan>?
    package var enter: GateDefinition?
    package var `while`: GateDefinition?
    package var leave: GateDefinition?
    package var tasks: [TaskDefinition] = []
    /// Nil for the following stage; empty for none.
    package var next: [Located<StageID>]?
    package var back: [Located<StageID>] = []
    package let span: SourceSpan

    package var gates: [GateDefinition] { [enter, `while`, leave].compactMap { $0 } }
}

/// Work to be done at every entry into a stage, or once for a process without stages.
package struct TaskDefinition: Sendable {
    package let id: Located<TaskID>
    package var title: TextDefinition?
    /// Empty for the owner of the deal.
    package var by: [Located<RoleID>] = []
    package var isRequired: Bool = false
    /// Counted from the entry.
    package var due: Located<DaySpan>?
    package var doneWhen: ConditionSource?
    package let span: SourceSpan
}
