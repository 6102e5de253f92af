public import ExactValues

/// How a deal ended.
public struct Outcome: Sendable {
    /// What an outcome counts as in reports.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A sale, no sale, or not a case at all (a duplicate, disqualified, cancelled).
        case won, lost, neither
    }

    /// What deals that end alike have in common. An object, so that a closed deal pays 8 bytes for it.
    package final class Manner: Sendable {
        let id: OutcomeID
        let countsAs: Kind
        let reason: ReasonID?

        package init(_ id: OutcomeID, countsAs: Kind, reason: ReasonID? = nil) {
            self.id = id
            self.countsAs = countsAs
            self.reason = reason
        }
    }

    private let manner: Manner
    /// When the deal was closed.
    public let at: Instant

    /// Which outcome of the process.
    public var id: OutcomeID { manner.id }
    /// What it counts as.
    public var countsAs: Kind { manner.countsAs }
    /// Which of the outcome's reasons was given.
    public var reason: ReasonID? { manner.reason }

    /// An outcome, whose manner other deals may share.
    package init(_ manner: Manner, at: Instant) {
        self.manner = manner
        self.at = at
    }

    /// An outcome.
    package init(_ id: OutcomeID, countsAs: Kind, reason: ReasonID? = nil, at: Instant) {
        self.init(Manner(id, countsAs: countsAs, reason: reason), at: at)
    }
}

extension Outcome: Hashable {
    /// The same outcome and reason at the same time.
    public static func == (left: Outcome, right: Outcome) -> Bool {
        left.at == right.at
            && (left.manner === right.manner
                || left.id == right.id && left.countsAs == right.countsAs && left.reason == right.reason)
    }

    /// Hashes outcome, reason and time.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(reason)
        hasher.combine(at)
    }
}
