/// What the engine says to a command: it may be done, or everything that keeps it from being done.
public enum Decision: Sendable {
    /// The command may be done; what it does is in the acceptance.
    case accepted(Acceptance)
    /// The command may not be done; the refusal holds every closed item and the least that would open the way.
    case refused(Refusal)

    /// The refusal, if it is one.
    public var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }

    /// The acceptance, if it is one.
    public var acceptance: Acceptance? {
        if case .accepted(let acceptance) = self { acceptance } else { nil }
    }

    /// What the decision read and concluded.
    public var receipt: Receipt {
        switch self {
        case .accepted(let acceptance): acceptance.receipt
        case .refused(let refusal): refusal.receipt
        }
    }
}
