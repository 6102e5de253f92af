import DealModel
import DealProcess
import ExactValues

extension Acceptance {
    /// The facts that the command supplied and that are not what they were; `nil` when nothing changed.
    var editEvent: DealEvent? {
        guard let edits = hearing.supplied?.edits, !edits.isEmpty else { return nil }
        return .edited(edits)
    }

    var stepEvent: DealEvent? {
        switch step {
        case .opened: created
        case .moved(let transition): moved(transition)
        case .closed(let ending): closed(ending)
        case .supplied: nil
        case .finished(let task): .task(task)
        case .filed(let document): .document(document)
        case .approved(let approval): .approved(approval)
        }
    }

    private var created: DealEvent {
        let tasks = newTasks(at: core.stages.isEmpty ? nil : 0, visit: hearing.facts.deal.visit?.number)
        return .created(.init(deal: hearing.facts.deal, tasks: tasks, warned: hearing.closedIdentities(.warn)))
    }

    private func moved(_ transition: Transition) -> DealEvent {
        let visit = visit(after: transition)
        return .moved(
            .init(
                from: core.stages[transition.from].id, to: visit, kind: transition.kind,
                reason: hearing.command.reason, advice: hearing.closedIdentities(.block),
                warned: hearing.closedIdentities(.warn),
                tasks: newTasks(at: transition.to, visit: visit.number)))
    }

    /// The visit that a move begins.
    func visit(after transition: Transition) -> Visit {
        Visit(
            stage: core.stages[transition.to].id, number: (hearing.facts.deal.visit?.number ?? 0) + 1,
            since: hearing.now,
            stageIndex: UInt16(clamping: transition.to))
    }

    private func closed(_ ending: Ending) -> DealEvent {
        .closed(
            .init(
                outcome: outcome(of: ending), reason: hearing.command.reason,
                advice: hearing.closedIdentities(.block),
                warned: hearing.closedIdentities(.warn)))
    }

    /// How the deal ends.
    func outcome(of ending: Ending) -> Outcome {
        Outcome(ending.reason(in: core)?.manner ?? ending.outcome(in: core).manner, at: hearing.now)
    }

    private var core: ProcessCore { hearing.process.core }

    /// The tasks that an entry makes.
    private func newTasks(at stage: Int?, visit: Int?) -> [DealTask] {
        core.taskRules(at: stage).map { rule in
            DealTask(
                id: rule.id, stage: stage.map { core.stages[$0].id }, visit: visit, isRequired: rule.isRequired,
                dueAt: rule.due.map { due(in: $0) })
        }
    }

    /// At the end of time where there is no later moment: a task that is due long before it was made would be overdue.
    private func due(in microseconds: Int64) -> Instant {
        (try? hearing.now.adding(microseconds: microseconds)) ?? Instant(microseconds: .max)
    }
}
