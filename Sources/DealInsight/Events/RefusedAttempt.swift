public import DealModel
public import ExactValues

/// Attempts at one move that were refused for the same reasons, while the deal stood in one stage.
public struct RefusedAttempt: Hashable, Sendable {
    /// The deal.
    public let deal: DealID
    /// In which of the deal's visits, from 1; 0 for a deal without stages.
    public let visit: Int
    /// Where the deal should have gone: a stage's or an outcome's id; `nil` when it was not kept apart.
    public let target: String?
    /// The refusal's kind, as `gate-closed`.
    public let kind: String
    /// The identities of the closed items.
    public let items: [String]
    /// How often, 0 or more.
    public let count: Int
    /// When first.
    public let first: Instant
    /// When last.
    public let last: Instant

    /// Attempts of these parts.
    public init(
        deal: DealID, visit: Int, target: String?, kind: String, items: [String], count: Int, first: Instant,
        last: Instant
    ) {
        self.deal = deal
        self.visit = visit
        self.target = target
        self.kind = kind
        self.items = items
        self.count = max(0, count)
        self.first = first
        self.last = last
    }
}
