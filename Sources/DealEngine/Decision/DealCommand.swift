public import DealModel

/// What somebody asks of one deal: a move, an outcome, facts to be stated.
///
/// A command is a value: it says what is wanted and by whom, and carries no facts of its own but those it supplies.
///
///     let command = DealCommand(.move(to: "proposal"), by: anna)
///     decide(command, on: facts, under: process, at: now)
public struct DealCommand: Sendable, Hashable {
    /// What is wanted.
    public enum Action: Sendable, Hashable {
        /// Open the deal in the first stage of its process (for a non-process deal: open it).
        case open
        /// Go to another stage.
        case move(to: StageID)
        /// End the deal, with one of the outcome's reasons where it has any.
        case close(as: OutcomeID, because: ReasonID? = nil)
        /// State facts, and nothing else.
        case supply
        /// Finish the newest task of this id.
        case finish(TaskID)
        /// Bring a document of this kind into a state; a deal may have several of one kind, the newest counts.
        case file(DocumentKind, as: DocumentState)
        /// Grant an approval, called as refusals call it.
        case approve(String)
    }

    private let content: Content

    /// What is wanted.
    public var action: Action { content.action }
    /// Who asks, and in which roles.
    public var actor: DealActor { content.actor }
    /// Why, in the asker's words; some moves demand it.
    public var reason: String? { content.reason }
    /// Facts stated together with the action: they count before the gates are asked, and are written only with it.
    public var changes: [FactChange] { content.changes }

    /// - Parameters:
    ///   - action: What is wanted.
    ///   - actor: Who asks. The roles are those that the host vouches for.
    ///   - reason: Why, in the asker's words. A blank text counts as none.
    ///   - changes: Facts stated with the action; refused, none of them is written.
    public init(
        _ action: Action, by actor: DealActor, because reason: String? = nil, supplying changes: [FactChange] = []
    ) {
        content = Content(
            action: action, actor: actor, reason: reason?.unlessBlank, changes: changes)
    }

    /// Behind one reference, so that a decision keeps its command for the price of one retain.
    private final class Content: Sendable {
        let action: Action
        let actor: DealActor
        let reason: String?
        let changes: [FactChange]

        init(action: Action, actor: DealActor, reason: String?, changes: [FactChange]) {
            self.action = action
            self.actor = actor
            self.reason = reason
            self.changes = changes
        }
    }

    /// Equal in everything that is asked.
    public static func == (left: DealCommand, right: DealCommand) -> Bool {
        left.content === right.content
            || left.action == right.action && left.actor == right.actor && left.reason == right.reason
                && left.changes == right.changes
    }

    /// Hashes everything that is asked.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(action)
        hasher.combine(actor)
        hasher.combine(reason)
        hasher.combine(changes)
    }
}
