public import DealModel
public import ExactValues

/// What is known of a deal besides what happened to it.
public struct DealProfile: Hashable, Sendable {
    /// The deal.
    public let id: DealID
    /// When it was opened: the cohort it belongs to. `nil`: the time of its first event.
    public var created: Instant?
    /// What it was worth at first, or when it was exported. A file without currencies takes `XXX`, ISO 4217's word for
    /// none.
    public var value: Money?
    /// By what it is told apart, as at first or when it was exported.
    public var attributes: [DealAttribute: String]
    /// Whether it follows a process without stages: it then counts in outcomes and values only.
    public var isNonProcess: Bool
    /// What is to be done next, as a to-do list has it, and when it is due.
    public var nextAction: NextAction?

    /// A deal of which so much is known.
    public init(
        _ id: DealID, created: Instant? = nil, value: Money? = nil, attributes: [DealAttribute: String] = [:],
        isNonProcess: Bool = false, nextAction: NextAction? = nil
    ) {
        self.id = id
        self.created = created
        self.value = value
        self.attributes = attributes
        self.isNonProcess = isNonProcess
        self.nextAction = nextAction
    }
}

/// The next thing to do for a deal.
public struct NextAction: Hashable, Sendable {
    /// What is to be done.
    public let title: String
    /// When it is due; `nil`: no date was set.
    public let due: Instant?

    /// Something to do.
    public init(_ title: String, due: Instant? = nil) {
        self.title = title
        self.due = due
    }
}
