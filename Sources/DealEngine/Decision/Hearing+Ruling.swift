import DealModel
import DealProcess
import ExactValues

// The rulings read the hearing in place and note what they asked beside it, as reading what may change would retain it:
// what is read is retained once, when the hearing is made, and handed on into the decision.
extension Hearing {
    /// Decides, and is the decision's.
    @inline(__always)
    consuming func decided() -> Decision {
        if !facts.isOpen, let kind = standingInTheWay { return .refused(Refusal(kind, self)) }
        if !command.changes.isEmpty {
            let problems = supply()
            guard problems.isEmpty else { return .refused(Refusal(.wrongFacts(problems), self)) }
        }
        var asked = AskedItems()
        let ruling = ruling(&asked)
        self.asked = asked
        switch consume ruling {
        case .accept(let step): return .accepted(Acceptance(step, self))
        case .refuse(let kind): return .refused(Refusal(kind, self))
        }
    }

    @inline(__always)
    private func ruling(_ asked: inout AskedItems) -> Ruling {
        switch command.action {
        case .open: return open(&asked)
        case .move(let target): return move(to: target, &asked)
        case .close(let outcome, let reason): return close(as: outcome, because: reason, &asked)
        case .supply: return work(.supplied, &asked)
        case .finish(let task): return finish(task, &asked)
        case .file(let kind, let state): return file(kind, as: state, &asked)
        case .approve(let name): return approve(name, &asked)
        }
    }

    var standingInTheWay: Refusal.Kind? {
        switch facts.deal.standing {
        case .open: nil
        case .closed(let outcome): .dealClosed(outcome)
        case .onHold: command.action.isHeldBack(by: core) ? .onHold : nil
        }
    }

    // MARK: - For every kind of command

    var core: ProcessCore { process.core }
    var actor: DealActor { command.actor }

    /// Asks every item of a plan, each once, in order.
    func ask(_ plan: GatePlan, _ asked: inout AskedItems) { asked.note(plan, verdicts(of: plan)) }

    /// The same for a plan that the process keeps.
    @inline(__always)
    func ask(_ plan: KeptPlan, _ asked: inout AskedItems) { asked.note(plan, plan.borrowed { verdicts(of: $0) }) }

    func permits(_ roles: [RoleID]) -> Bool {
        roles.isEmpty || roles.contains { actor.holds($0) }
    }
}

extension DealCommand.Action {
    /// A paused deal takes edits and every outcome that does not count as won (FORMAT §5).
    fileprivate func isHeldBack(by core: ProcessCore) -> Bool {
        switch self {
        case .open, .move: true
        case .close(let outcome, _): core.outcome(outcome)?.countsAs == .won
        case .supply, .finish, .file, .approve: false
        }
    }
}
