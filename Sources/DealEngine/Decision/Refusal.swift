public import DealModel
import DealProcess

/// Why a command may not be done: one kind, and for closed gates every closed item.
///
/// A refusal is a value: it holds references to what was read, and makes items, openings, receipt and text when asked.
///
///     if let refusal = decide(command, on: facts, under: process, at: now).refusal {
///         print(refusal.text(in: "en"))
///     }
public struct Refusal: Error, Sendable {
    /// The ground of a refusal. A closed gate is only asked for when nothing else stands in the way.
    ///
    /// What is longer than a reference is kept behind one, so that a decision is small to hand on.
    @nonexhaustive
    public enum Kind: Sendable, Hashable {
        /// The asker holds none of the roles that may; empty: nobody may.
        case notPermitted(needs: Set<RoleID>)
        /// The deal has ended.
        indirect case dealClosed(Outcome)
        /// The deal is paused.
        case onHold
        /// The process has no such stage.
        indirect case unknownStage(nearest: StageID?)
        /// The process has no such outcome.
        indirect case unknownOutcome(nearest: OutcomeID?)
        /// No arrow leads there, or the outcome is not offered from here.
        case notANeighbour(reachable: [StageID])
        /// The deal stands there already, or is open already.
        case alreadyThere
        /// A deal without stages cannot be moved.
        case noStages
        /// A reason is asked for and none was given, or one that is not offered now.
        case reasonMissing(offered: [ReasonID])
        /// A second person must agree.
        case secondPerson
        /// A gate item is closed; all of them are in ``Refusal/items``.
        case gateClosed
        /// A supplied fact does not exist, has another type, another value than is allowed, or is kept by DealKit.
        case wrongFacts([FactProblem])
        /// The deal has no such task now.
        indirect case unknownTask(nearest: TaskID?)
        /// The task is done by its condition, not by a person.
        indirect case finishedByCondition(TaskID)
        /// The process has no such kind of document.
        indirect case unknownDocument(nearest: DocumentKind?)
        /// The document has no such state.
        indirect case unknownState(nearest: String?)
        /// No gate asks for an approval of this name.
        indirect case unknownApproval(nearest: String?)
    }

    /// Why.
    public let kind: Kind
    package let hearing: Hearing

    package init(_ kind: Kind, _ hearing: consuming Hearing) {
        self.kind = kind
        self.hearing = hearing
    }

    /// Every closed item that blocks, in the order of the gates asked; empty for every other kind of refusal.
    ///
    /// - Complexity: O(*n*) in the number of items asked; conditions are evaluated again, in full detail.
    public var items: [ClosedItem] {
        guard case .gateClosed = kind else { return [] }
        return hearing.closedItems { $0 == .block }
    }

    /// Calls `body` with the place of each blocking closed item in `SalesProcess.itemNames`, in the order asked.
    ///
    /// For counting many refusals: nothing is explained, and no object is made.
    public func forEachClosedItem(_ body: (Int) -> Void) {
        guard case .gateClosed = kind else { return }
        hearing.asked.forEachClosedItem(body)
    }

    /// Items that are closed and only warn.
    public var warnings: [ClosedItem] { hearing.closedItems { $0 == .warn } }

    /// What was read and concluded, for the journal and for replay.
    public var receipt: Receipt { Receipt(hearing, conclusion: kind.name) }
}

extension Refusal.Kind {
    /// The kind as scenarios and messages write it, such as `not-permitted`.
    public var name: String {
        switch self {
        case .notPermitted: "not-permitted"
        case .dealClosed: "deal-closed"
        case .onHold: "on-hold"
        case .unknownStage: "unknown-stage"
        case .unknownOutcome: "unknown-outcome"
        case .notANeighbour: "not-a-neighbour"
        case .alreadyThere: "already-there"
        case .noStages: "no-stages"
        case .reasonMissing: "reason-missing"
        case .secondPerson: "second-person"
        case .gateClosed: "gate-closed"
        case .wrongFacts: "wrong-facts"
        case .unknownTask: "unknown-task"
        case .finishedByCondition: "finished-by-condition"
        case .unknownDocument: "unknown-document"
        case .unknownState: "unknown-state"
        case .unknownApproval: "unknown-approval"
        }
    }
}
