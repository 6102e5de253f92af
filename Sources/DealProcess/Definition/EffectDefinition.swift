package import DealModel
package import ExactValues

/// What follows when something has happened to a deal.
package struct EffectDefinition: Sendable {
    /// What it waits for.
    package enum Trigger: Sendable, Hashable {
        case entered(Located<StageID>)
        case left(Located<StageID>)
        case outcome(Located<OutcomeID>)
        case taskDone(Located<TaskID>)
        /// Nil for the deal as a whole, in a process without stages.
        case overLimit(Located<StageID>?)
        case overSilence(Located<StageID>?)
        case outOfLine(Located<String>)
    }

    /// What it does.
    package enum Action: Sendable {
        case remind(Reminder)
        case emit(Event)
    }

    package struct Reminder: Sendable {
        /// Empty for the owner of the deal.
        package var to: [Located<RoleID>] = []
        /// Nil for at once.
        package var after: Located<DaySpan>?
        package var text: MessageDefinition?
    }

    package struct Event: Sendable {
        package let name: Located<String>
        package var values: [(name: Located<String>, path: Located<FactPath>)] = []
    }

    package var id: Located<String>?
    package var after: Trigger?
    package var onlyIf: ConditionSource?
    package var action: Action?
    /// From 1; its address is `effects.POSITION`.
    package let position: Int
    package let span: SourceSpan
}
