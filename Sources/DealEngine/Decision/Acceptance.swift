public import DealModel
package import DealProcess
import ExactValues

/// A command that may be done, and what it does.
///
/// It holds references to what was read; events, facts and receipt are made when they are asked for. It cannot be
/// committed: a desk decides again, on facts of its own load.
public struct Acceptance: Sendable {
    package let step: Step
    package let hearing: Hearing

    package init(_ step: Step, _ hearing: consuming Hearing) {
        self.step = step
        self.hearing = hearing
    }

    /// Where the deal goes, as places in the funnel from 0; nil when it stays where it is.
    public var positions: (from: Int, to: Int)? {
        guard case .moved(let transition) = step else { return nil }
        return (transition.from, transition.to)
    }

    /// Closed items that are passed all the same: a manual process's advice not taken. In the order asked.
    public var advice: [ClosedItem] { hearing.closedItems { $0 == .block } }

    /// Closed items that only warn. In the order asked.
    public var warnings: [ClosedItem] { hearing.closedItems { $0 == .warn } }

    /// What the journal writes, in order: facts that were supplied, then the step itself.
    public var events: [DealEvent] {
        switch (editEvent, stepEvent) {
        case (let edit?, let step?): [edit, step]
        case (let only?, nil), (nil, let only?): [only]
        case (nil, nil): []
        }
    }

    /// The facts as they are once it is done.
    public var facts: Facts { facts(after: events) }

    /// The facts as they are after the command's own events.
    func facts(after events: [DealEvent]) -> Facts {
        // What was supplied stands in the facts that were decided on. Only marks of earlier values wait for the edit.
        let isSupplied = hearing.supplied != nil && hearing.facts.deal.marks.isEmpty
        var facts = isSupplied ? hearing.facts : hearing.factsBefore
        for event in events {
            if isSupplied, case .edited = event { continue }
            facts.apply(event, at: hearing.now, in: hearing.process.core.facts.layouts)
        }
        return facts
    }

    /// What was read and concluded, for the journal and for replay.
    public var receipt: Receipt { Receipt(hearing, conclusion: "accepted") }
}

/// What an accepted command does, with everything looked up. Moves and ends are plain numbers: nothing is retained for
/// them.
package enum Step: Sendable {
    case opened
    case moved(Transition)
    case closed(Ending)
    case supplied
    indirect case finished(DealTask)
    indirect case filed(Document)
    indirect case approved(Approval)
}

/// A change of stage that was decided; the stages by their places in the funnel.
package struct Transition: Sendable {
    package let from: Int
    package let to: Int
    package let kind: DealEvent.StageMove.Kind

    /// The same way, through closed items.
    var asJump: Transition { Transition(from: from, to: to, kind: .jump) }
}

/// An end that was decided; the outcome and its reason by their places in the file.
package struct Ending: Sendable {
    let outcome: Int
    let reason: Int?

    package func outcome(in core: ProcessCore) -> CompiledOutcome { core.outcomes[outcome] }

    package func reason(in core: ProcessCore) -> CompiledReason? { reason.map { core.outcomes[outcome].reasons[$0] } }
}
