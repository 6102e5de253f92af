package import DealModel

/// How a deal may end.
package struct OutcomeDefinition: Sendable {
    package let id: Located<OutcomeID>
    package var title: TextDefinition?
    /// As written; nil for the default by the id.
    package var statedCountsAs: Located<Outcome.Kind>?
    /// The stages it may be chosen from; nil for the last stage when it counts as won, else for every stage.
    package var from: [Located<StageID>]?
    /// Empty for every role.
    package var by: [Located<RoleID>] = []
    package var require: GateDefinition?
    package var reasons: [ReasonDefinition] = []
    package let span: SourceSpan

    package var countsAs: Outcome.Kind {
        statedCountsAs?.value ?? Outcome.Kind(rawValue: id.value.text) ?? .neither
    }
}

/// A reason one may give for an outcome.
package struct ReasonDefinition: Sendable {
    package let id: Located<ReasonID>
    package var title: TextDefinition?
    /// What must be present, each as an item `{ fact: … }`.
    package var ask: [Located<FactPath>] = []
    package var onlyIf: ConditionSource?
    package let span: SourceSpan
}
