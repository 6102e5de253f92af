package import DealModel
package import ExactValues

/// One thing that is done, by whom, and what is to come of it.
package struct ScenarioStep: Sendable {
    package enum Verb: Sendable {
        case move(Located<StageID>)
        case close(Located<OutcomeID>)
        case hold
        case resume
        case reopen
        case set([GivenFact])
        case add(GivenRecord)
        case done(Located<TaskID>)
        case document(Located<DocumentKind>, Located<DocumentState>)
        case interaction(GivenRecord)
        case approve(Located<String>)
        case waive(Located<String>)
        case plugin([PluginStatement])
        case wait(Located<DaySpan>)
    }

    package let verb: Verb
    /// Nil for the owner of the deal.
    package var actor: Located<String>?
    package var reason: Located<String>?
    package var secondPerson: Located<String>?
    package var expected = ScenarioExpectations()
    package let span: SourceSpan
}

/// What a step must bring; nil for what it does not speak of.
package struct ScenarioExpectations: Sendable {
    /// Exactly these items are closed, or one kind of refusal. Nil: the step must succeed.
    package var refused: [Located<String>]?
    package var opensWith: [Located<String>]?
    package var warned: [Located<String>]?
    package var advice: [Located<String>]?
    package var waived: [Located<String>]?
    package var effects: [Located<String>]?
    package var outOfLine: [Located<String>]?

    package init() {}

    /// The kind of refusal that is expected, such as `not-a-neighbour`; nil for closed items or none.
    package var refusalKind: String? {
        guard let refused, refused.count == 1, ReservedWords.refusals.contains(refused[0].value) else { return nil }
        return refused[0].value
    }
}
