public import DealModel

/// One way a deal could go on, and whether it is open to who asks.
public struct MoveOption: Sendable {
    /// Where it leads.
    public enum Goal: Hashable, Sendable, CustomStringConvertible {
        /// Into a stage.
        case stage(StageID)
        /// To an end.
        case outcome(OutcomeID)

        /// The id of the stage or the outcome.
        public var description: String {
            switch self {
            case .stage(let id): id.text
            case .outcome(let id): id.text
            }
        }
    }

    /// Whether it is open.
    @nonexhaustive
    public enum Verdict: Sendable {
        /// It is open.
        case open
        /// It is permitted, and something is missing; the refusal says all of it.
        case closed(Refusal)
        /// Only holders of these roles may; empty: nobody may.
        case notPermitted(Set<RoleID>)
        /// It depends on answers of plugins that were not asked.
        case unasked([PluginQuestion])
    }

    /// Where it leads.
    public let goal: Goal
    /// Whether it is open.
    public let verdict: Verdict
    /// Whether a reason must be given, in the asker's words.
    public let asksReason: Bool
    /// The outcome's reasons that are offered now; one must be given where there are any.
    public let reasons: [ReasonID]

    /// Whether it is open.
    public var isOpen: Bool {
        if case .open = verdict { true } else { false }
    }
}

extension DealCommand.Action {
    /// The plain command for a goal.
    init(_ goal: MoveOption.Goal, because reason: ReasonID? = nil) {
        switch goal {
        case .stage(let stage): self = .move(to: stage)
        case .outcome(let outcome): self = .close(as: outcome, because: reason)
        }
    }
}
