public import DealModel
public import ExactValues

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
    /// Deals that this person looks after.
    public var owner: UserID?
    /// Deals that go on, or that do not.
    public var standing: Standing?
    /// Deals that were closed with this outcome.
    public var outcome: OutcomeID?
    /// Deals with an open task that is to be done before this instant.
    public var dueBefore: Instant?

    /// All deals, or those that fit every given part.
    public init(
        customer: CustomerID? = nil, process: ProcessID? = nil, stage: StageID? = nil, owner: UserID? = nil,
        standing: Standing? = nil, outcome: OutcomeID? = nil, dueBefore: Instant? = nil
    ) {
        self.customer = customer
        self.process = process
        self.stage = stage
        self.owner = owner
        self.standing = standing
        self.outcome = outcome
        self.dueBefore = dueBefore
    }

    /// Every deal.
    public static var all: DealQuery { DealQuery() }
}

/// What a store looks deals up by, beside their ids: the columns of an index.
public struct DealIndex: Hashable, Sendable {
    /// Whose deal it is.
    public let customer: CustomerID?
    /// The process, of whatever version.
    public let process: ProcessID
    /// Where it stands, or stood when it was closed.
    public let stage: StageID?
    /// Who looks after it.
    public let owner: UserID?
    /// How it was closed; `nil` while it goes on.
    public let outcome: OutcomeID?
    /// When the first of its open tasks is due; `nil` when none is.
    public let dueAt: Instant?

    /// What a deal is found by.
    public init(_ deal: Deal, tasks: [DealTask]) {
        customer = deal.customer
        process = deal.process.id
        stage = deal.visit?.stage
        owner = deal.owner
        if case .closed(let outcome) = deal.standing { self.outcome = outcome.id } else { outcome = nil }
        dueAt = tasks.lazy.filter(\.isOpen).compactMap(\.dueAt).min()
    }
}

extension DealQuery {
    /// Whether a deal is asked for.
    public func fits(_ index: DealIndex) -> Bool {
        if let customer, index.customer != customer { return false }
        if let process, index.process != process { return false }
        if let stage, index.stage != stage { return false }
        if let owner, index.owner != owner { return false }
        if let outcome, index.outcome != outcome { return false }
        if let dueBefore, index.dueAt.map({ $0 >= dueBefore }) ?? true { return false }
        guard let standing else { return true }
        return standing == (index.outcome == nil ? .open : .closed)
    }
}
