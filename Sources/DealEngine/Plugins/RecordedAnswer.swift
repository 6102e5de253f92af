public import DealModel
public import ExactValues

/// An answer a plugin gave to one rule about one deal, with all that says whether it may be used again (SEMANTICS 2.3).
public struct RecordedAnswer: Hashable, Sendable {
    /// What must be the same for an answer to be used again.
    public struct Basis: Hashable, Sendable {
        /// The plugin's ``RulePlugin/version``.
        public let version: Int
        /// The digest of the rule's `with:`.
        public let parameters: ContentDigest
        /// The digest of the facts the plugin was shown.
        public let facts: ContentDigest

        /// A basis of these three.
        public init(version: Int, parameters: ContentDigest, facts: ContentDigest) {
            self.version = version
            self.parameters = parameters
            self.facts = facts
        }
    }

    /// The rule that asked.
    public let rule: RuleID
    /// Who was asked.
    public let plugin: PluginID
    /// What the answer rests on.
    public let basis: Basis
    /// When it was given, stamped by the desk.
    public let answeredAt: Instant
    /// The answer.
    public let answer: PluginAnswer

    /// A recorded answer, as a store reads it back.
    public init(rule: RuleID, plugin: PluginID, basis: Basis, answeredAt: Instant, answer: PluginAnswer) {
        self.rule = rule
        self.plugin = plugin
        self.basis = basis
        self.answeredAt = answeredAt
        self.answer = answer
    }

    /// Whether the answer still counts at `now`: at its own instant, and before `validFor` microseconds have passed.
    func counts(at now: Instant, for validFor: Int64?) -> Bool {
        if answeredAt == now { return true }
        guard let validFor, let end = try? answeredAt.adding(microseconds: validFor) else { return false }
        return answeredAt <= now && now < end
    }
}
