public import DealModel

/// An item of a gate that is not open, and what it read.
public struct ClosedItem: Sendable, Hashable {
    /// Why an item is not open. Where causes mix, they stand in the order broken, unanswered, withheld, missing.
    @nonexhaustive
    public enum Cause: Sendable, Hashable {
        /// What it asks is not so.
        case closed
        /// These facts are not set.
        case missing([FactPath])
        /// The host's code has not answered.
        case unanswered(PluginID, why: Silence)
        /// These facts exist but are not known here: redacted, or not loaded.
        case withheld([FactPath])
        /// The file or the data is wrong; the text names the place.
        case broken(String)
        /// The host's code has said no, and why. A way of being closed, which stands behind all other causes.
        case declined(PluginID, because: String)
    }

    /// Why there is no answer of a plugin. Asking again may help; no person can supply it.
    @nonexhaustive
    public enum Silence: Sendable, Hashable {
        /// It was not asked.
        case notAsked
        /// It is still being found out.
        case later
        /// What the plugin or the desk said: a time-out, a failure, an answer that has expired.
        case said(String)
    }

    /// A fact the item read.
    public struct Reading: Sendable, Hashable {
        /// Which fact.
        public let path: FactPath
        /// Its value; nil when it is absent or not known.
        public let value: FactValue?
    }

    /// What refusals, scenarios and people call it.
    public let id: String
    /// What journals and statistics know it by, over versions.
    public let identity: String
    /// Where it stands in this version, such as `proposal.enter.2`.
    public let address: String
    /// The rule it asks, when it is one.
    public let rule: RuleID?
    /// Why it is not open: every cause there is, the one to show first first; never empty.
    public let causes: [Cause]
    /// The facts it read, each once, in the order of their paths.
    public let readings: [Reading]
    /// Who may supply what is missing; empty: anybody.
    public let mayFix: Set<RoleID>
}

extension ClosedItem {
    /// The cause to show first.
    public var cause: Cause { causes.first ?? .closed }
}

extension ClosedItem.Cause {
    /// The cause as the canonical bytes write it.
    public var name: String {
        switch self {
        case .closed, .declined: "closed"
        case .missing: "missing"
        case .unanswered: "unanswered"
        case .withheld: "withheld"
        case .broken: "broken"
        }
    }
}
