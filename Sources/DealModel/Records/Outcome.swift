public import ExactValues

/// How a deal ended.
public struct Outcome: Hashable, Sendable {
    /// What an outcome counts as in reports.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A sale, no sale, or not a case at all (a duplicate, disqualified, cancelled).
        case won, lost, neither
    }

    /// Which outcome of the process.
    public let id: OutcomeID
    /// What it counts as.
    public let countsAs: Kind
    /// Which of the outcome's reasons was given.
    public let reason: ReasonID?
    /// When the deal was closed.
    public let at: Instant

    /// An outcome.
    package init(_ id: OutcomeID, countsAs: Kind, reason: ReasonID? = nil, at: Instant) {
        self.id = id
        self.countsAs = countsAs
        self.reason = reason
        self.at = at
    }
}
