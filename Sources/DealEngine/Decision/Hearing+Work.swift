import DealModel
import DealProcess
import ExactValues

extension Hearing {
    func finish(_ id: TaskID, _ asked: inout AskedItems) -> Ruling {
        guard let task = facts.tasks.last(where: { $0.id == id && $0.visit == facts.deal.visit?.number }), task.isOpen
        else { return .refuse(.unknownTask(nearest: nearestTask(to: id))) }
        guard core.taskConditions[id] == nil else { return .refuse(.finishedByCondition(id)) }
        let roles = core.allTasks.first { $0.id == id }?.roles ?? []
        guard roles.isEmpty ? isOwner(of: facts.deal) : permits(roles) else {
            return .refuse(.notPermitted(needs: Set(roles)))
        }
        return work(.finished(task.done(by: actor.id, at: now)), &asked)
    }

    func file(_ kind: DocumentKind, as state: DocumentState, _ asked: inout AskedItems) -> Ruling {
        guard let declared = core.definition.documents.first(where: { $0.id.value == kind }) else {
            let known = core.definition.documents.map(\.id.value.text)
            return .refuse(
                .unknownDocument(nearest: nearest(to: kind.text, among: known).map { DocumentKind($0) }))
        }
        let states = declared.states.map(\.value)
        guard states.contains(state) else {
            return .refuse(.unknownState(nearest: nearest(to: state.text, among: states.map(\.text))))
        }
        let number = facts.documents.count + 1
        let newest = facts.documents.last { $0.kind == kind }
        let document = Document(
            id: newest?.id ?? DocumentID("\(kind.text)-\(number)"), kind: kind, state: state, at: now,
            amount: newest?.amount)
        return work(.filed(document), &asked)
    }

    func approve(_ name: String, _ asked: inout AskedItems) -> Ruling {
        let called = core.allItems.filter { item in
            if case .approval = item.kind { item.name == name || item.address == name } else { false }
        }
        guard let item = called.first(where: { permits(approving: $0) }) ?? called.first,
            case .approval(let request) = item.kind
        else {
            let known = core.allItems.compactMap { if case .approval = $0.kind { $0.name } else { nil } }
            return .refuse(.unknownApproval(nearest: nearest(to: name, among: known)))
        }
        guard permits(approving: item) else { return .refuse(.notPermitted(needs: Set(request.roles))) }
        let approval = Approval(
            item: item.identity, by: actor.id, roles: request.roles.filter(actor.holds), at: now,
            visit: facts.deal.visit?.number ?? 0,
            facts: request.facts.map { Approval.Shown($0, shownFacts[$0].value) })
        return work(.approved(approval), &asked)
    }

    /// Accepts a step that keeps the deal where it is, unless supplied facts would put it out of line: an edit that
    /// closes a guarded `while` item is refused in a strict deal (SEMANTICS 7.3).
    func work(_ step: Step, _ asked: inout AskedItems) -> Ruling {
        if !command.changes.isEmpty { askSparingly(guardedPlan(), &asked) }
        guard asked.isPassable(under: core.control) else { return .refuse(.gateClosed) }
        return .accept(step)
    }

    /// Asks what an edit may close: what was closed before it as well is not its fault, and counts as open.
    private func askSparingly(_ plan: GatePlan, _ asked: inout AskedItems) {
        ask(plan, &asked)
        guard !asked.verdicts.allOpen, let supplied else { return }
        var earlier = self
        earlier.facts = supplied.before
        asked.note(plan, asked.verdicts.sparing(earlier.verdicts(of: plan), of: plan.items.count))
    }

    /// The `while` items of the present stage that guard against an edit and read a changed fact.
    private func guardedPlan() -> GatePlan {
        let changed = Set(command.changes.flatMap(\.parts).map(\.path.text))
        let plan = process.guardedPlan(for: facts.deal)
        return GatePlan([(plan.items.filter { !changed.isDisjoint(with: $0.reads.paths) }, true)])
    }

    private func permits(approving item: GateItem) -> Bool {
        if case .approval(let request) = item.kind { permits(request.roles) } else { false }
    }

    private func isOwner(of deal: Deal) -> Bool { deal.owner == nil || deal.owner == actor.id }

    private func nearestTask(to task: TaskID) -> TaskID? {
        let open = facts.tasks.filter { $0.isOpen && $0.visit == facts.deal.visit?.number }.map(\.id.text)
        return nearest(to: task.text, among: open).map { TaskID($0) }
    }
}

extension DealTask {
    fileprivate func done(by user: UserID, at now: Instant) -> DealTask {
        var task = self
        task.state = .done(by: user, at: now)
        return task
    }
}
