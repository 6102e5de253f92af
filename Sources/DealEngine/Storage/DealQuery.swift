public import DealModel

/// Which deals to list; a part that is `nil` does not matter.
public struct DealQuery: Hashable, Sendable {
    /// Whether the deal goes on.
    public enum Standing: Hashable, Sendable, CaseIterable {
        /// Open, or on hold.
        case open
        /// Closed, with whatever outcome.
        case closed
    }

    /// Deals of one customer.
    public var customer: CustomerID?
    /// Deals of any version of one process.
    public var process: ProcessID?
    /// Deals that stand in this stage, or stood in it when they were closed.
    public var stage: StageID?
    /// Deals that go on, or that do not.
    public var standing: Standing?

    /// All deals, or those that fit every given part.
    public init(
        customer: CustomerID? = nil, process: ProcessID? = nil, stage: StageID? = nil, standing: Standing? = nil
    ) {
        self.customer = customer
        self.process = process
        self.stage = stage
        self.standing = standing
    }

    /// Every deal.
    public static var all: DealQuery { DealQuery() }
}
