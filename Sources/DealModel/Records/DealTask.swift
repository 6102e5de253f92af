public import ExactValues

/// Work to be done on a deal in one visit of a stage; with others of its kind the deal's work plan.
public struct DealTask: Identifiable, Hashable, Sendable {
    /// How far the work is.
    public enum State: Hashable, Sendable {
        /// To be done.
        case open
        /// Done, by whom and when. A task that its condition finished was done by nobody.
        case done(by: UserID?, at: Instant)
        /// Its visit ended before it was done.
        case dropped(at: Instant)
    }

    /// Which task of the process; the same in every visit.
    public let id: TaskID
    /// The stage it belongs to; `nil` in a non-process deal.
    public let stage: StageID?
    /// The visit it was made for; `nil` in a non-process deal.
    public let visit: Int?
    /// Whether the stage is not left without it.
    public let isRequired: Bool
    /// Until when it is to be done.
    public let dueAt: Instant?
    /// How far it is.
    public package(set) var state: State

    /// A task that is to be done.
    public init(
        id: TaskID, stage: StageID?, visit: Int?, isRequired: Bool, dueAt: Instant? = nil, state: State = .open
    ) {
        self.id = id
        self.stage = stage
        self.visit = visit
        self.isRequired = isRequired
        self.dueAt = dueAt
        self.state = state
    }

    /// Whether it is done.
    public var isDone: Bool {
        if case .done = state { true } else { false }
    }

    /// Whether it is still to be done.
    public var isOpen: Bool { state == .open }
}

extension DealTask: FactRecord {
    package func value(of name: String) -> FactValue? {
        switch (name, state) {
        case ("id", _): FactValue(text: id.text)
        case ("stage", _): FactValue(text: stage?.text)
        case ("visit", _): visit.map { .int(Int64($0)) }
        case ("required", _): .bool(isRequired)
        case ("due_at", _): dueAt.map(FactValue.timestamp)
        case ("done", _): .bool(isDone)
        case ("by", .done(let by, _)): FactValue(text: by?.text)
        case ("done_at", .done(_, let at)): .timestamp(at)
        default: nil
        }
    }
}
