public import DealModel

/// One call of a plugin that a command needs: which rule asks, and of whom.
public struct PluginQuestion: Hashable, Sendable {
    /// The rule whose verdict the answer decides.
    public let rule: RuleID
    /// The plugin to be asked.
    public let plugin: PluginID
    /// How long a recorded pass or fail may be used again, in microseconds; `nil`: for this decision only.
    public let validFor: Int64?

    package init(rule: RuleID, plugin: PluginID, validFor: Int64? = nil) {
        self.rule = rule
        self.plugin = plugin
        self.validFor = validFor
    }
}
