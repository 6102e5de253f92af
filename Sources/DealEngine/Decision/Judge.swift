import DealModel
import DealProcess
import ExactValues

/// One decision in the making: the command and what does not change while it is decided.
struct Judge {
    let command: DealCommand
    let process: SalesProcess
    let now: Instant
    let answers: Answers
    /// The facts without those that the command supplies; nil when it supplies none.
    var before: Facts?

    var core: ProcessCore { process.core }
    var actor: DealActor { command.actor }

    func decide(on facts: Facts) -> Decision {
        if !facts.isOpen, let kind = standingInTheWay(facts.deal.standing) { return refuse(kind, facts) }
        guard !command.changes.isEmpty else { return decide(known: facts) }
        var supplied = facts
        let problems = supplied.supply(command.changes, under: process)
        guard problems.isEmpty else { return refuse(.wrongFacts(problems), facts) }
        return Judge(command: command, process: process, now: now, answers: answers, before: facts)
            .decide(known: supplied)
    }

    private func decide(known facts: Facts) -> Decision {
        switch command.action {
        case .open: open(facts)
        case .move(let target): move(to: target, facts)
        case .close(let outcome, let reason): close(as: outcome, because: reason, facts)
        case .supply: supply(facts, before: before ?? facts)
        case .finish(let task): finish(task, facts, before: before ?? facts)
        case .file(let kind, let state): file(kind, as: state, facts, before: before ?? facts)
        case .approve(let name): approve(name, facts, before: before ?? facts)
        }
    }

    private func standingInTheWay(_ standing: Deal.Standing) -> Refusal.Kind? {
        switch standing {
        case .open: nil
        case .closed(let outcome): .dealClosed(outcome)
        case .onHold: command.action.isHeldBack(by: core) ? .onHold : nil
        }
    }

    // MARK: - Ways out

    func refuse(_ kind: Refusal.Kind, _ facts: Facts) -> Decision {
        refuse(kind, hearing(facts, .empty, Verdicts()))
    }

    func refuse(_ kind: Refusal.Kind, _ hearing: Hearing) -> Decision { .refused(Refusal(kind, hearing)) }

    func hearing(_ facts: Facts, _ plan: GatePlan, _ verdicts: Verdicts) -> Hearing {
        Hearing(
            command: command, facts: facts, before: before, process: process, now: now, answers: answers, plan: plan,
            verdicts: verdicts)
    }

    /// Asks every item of a plan.
    func hear(_ plan: GatePlan, on facts: Facts) -> Hearing {
        let reader = GateReader(facts: facts, command: command, process: process, now: now, answers: answers)
        return hearing(facts, plan, reader.verdicts(of: plan))
    }

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
