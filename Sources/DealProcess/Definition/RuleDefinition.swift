package import DealModel
package import ExactValues

/// A named condition with a message.
package struct RuleDefinition: Sendable {
    package let id: Located<RuleID>
    /// Nil for a rule that a plugin decides alone.
    package var when: ConditionSource?
    package var plugin: Located<PluginID>?
    /// The plugin's parameters as written: a map, which the plugin checks when the desk opens.
    package var parameters: YAMLNode?
    package var validFor: Located<DaySpan>?
    package var message: MessageDefinition?
    package var fix: FixDefinition?
    package var mode: Located<ItemMode>?
    /// Where `guard: edit` is written; nil when it is not.
    package var guardsEdit: SourceSpan?
    package let span: SourceSpan
}

/// What to supply when a rule is closed, and who may.
package struct FixDefinition: Sendable {
    /// Facts, or the whole of `terms` or of a list; nil for all the facts that the rule reads.
    package var set: [Located<FactPath>]?
    /// Empty for everybody.
    package var by: [Located<RoleID>] = []
    package let span: SourceSpan
}

/// What a closed item does.
package enum ItemMode: String, Sendable, Hashable, CaseIterable {
    case block
    case warn
    case shadow
}
