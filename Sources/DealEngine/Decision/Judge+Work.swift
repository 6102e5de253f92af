import DealModel
import DealProcess
import ExactValues

extension Judge {
    /// Facts alone. An edit that closes a guarded `while` item is refused in a strict deal (SEMANTICS 7.3).
    func supply(_ facts: Facts, before: Facts) -> Decision { accept(.supplied, facts, before: before) }

    func finish(_ id: TaskID, _ facts: Facts, before: Facts) -> Decision {
        guard let task = facts.tasks.last(where: { $0.id == id && $0.visit == facts.deal.visit?.number }), task.isOpen
        else { return refuse(.unknownTask(nearest: nearestTask(to: id, facts)), facts) }
        guard core.taskConditions[id] == nil else { return refuse(.finishedByCondition(id), facts) }
        let roles = core.allTasks.first { $0.id == id }?.roles ?? []
        guard roles.isEmpty ? isOwner(of: facts.deal) : permits(roles) else {
            return refuse(.notPermitted(needs: Set(roles)), facts)
        }
        return accept(.finished(task.done(by: actor.id, at: now)), facts, before: before)
    }

    func file(_ kind: DocumentKind, as state: DocumentState, _ facts: Facts, before: Facts) -> Decision {
        guard let declared = core.definition.documents.first(where: { $0.id.value == kind }) else {
            let known = core.definition.documents.map(\.id.value.text)
            return refuse(
                .unknownDocument(nearest: nearest(to: kind.text, among: known).map { DocumentKind($0) }), facts)
        }
        let states = declared.states.map(\.value)
        guard states.contains(state) else {
            return refuse(.unknownState(nearest: nearest(to: state.text, among: states.map(\.text))), facts)
        }
        let number = facts.documents.count + 1
        let newest = facts.documents.last { $0.kind == kind }
        let document = Document(
            id: newest?.id ?? DocumentID("\(kind.text)-\(number)"), kind: kind, state: state, at: now,
            amount: newest?.amount)
        return accept(.filed(document), facts, before: before)
    }

    func approve(_ name: String, _ facts: Facts, before: Facts) -> Decision {
        let asked = core.allItems.filter { item in
            if case .approval = item.kind { item.name == name || item.address == name } else { false }
        }
        guard let item = asked.first(where: { permits(approving: $0) }) ?? asked.first,
            case .approval(let request) = item.kind
        else {
            let known = core.allItems.compactMap { if case .approval = $0.kind { $0.name } else { nil } }
            return refuse(.unknownApproval(nearest: nearest(to: name, among: known)), facts)
        }
        guard permits(approving: item) else { return refuse(.notPermitted(needs: Set(request.roles)), facts) }
        let approval = Approval(
            item: item.identity, by: actor.id, roles: request.roles.filter(actor.holds), at: now,
            visit: facts.deal.visit?.number ?? 0,
            facts: request.facts.map { Approval.Shown($0, facts.viewed(in: core.facts.layouts)[$0].value) })
        return accept(.approved(approval), facts, before: before)
    }

    /// Accepts a step that keeps the deal where it is, unless supplied facts would put it out of line.
    private func accept(_ step: Step, _ facts: Facts, before: Facts) -> Decision {
        let plan = command.changes.isEmpty ? .empty : guardedPlan(for: facts.deal)
        var heard = hear(plan, on: facts)
        if !heard.verdicts.allOpen {
            heard = hearing(facts, plan, heard.verdicts.sparing(hear(plan, on: before).verdicts, of: plan.items.count))
        }
        guard heard.isPassable(under: core.control) else { return refuse(.gateClosed, heard) }
        return .accepted(Acceptance(step, heard))
    }

    /// The `while` items of the present stage that guard against an edit and read a changed fact.
    private func guardedPlan(for deal: Deal) -> GatePlan {
        let changed = Set(command.changes.flatMap(\.parts).map(\.path.text))
        let plan = process.guardedPlan(for: deal)
        return GatePlan([(plan.items.filter { !changed.isDisjoint(with: $0.reads.paths) }, true)])
    }

    private func permits(approving item: GateItem) -> Bool {
        if case .approval(let request) = item.kind { permits(request.roles) } else { false }
    }

    private func isOwner(of deal: Deal) -> Bool { deal.owner == nil || deal.owner == actor.id }

    private func nearestTask(to task: TaskID, _ facts: Facts) -> TaskID? {
        let open = facts.tasks.filter { $0.isOpen && $0.visit == facts.deal.visit?.number }.map(\.id.text)
        return nearest(to: task.text, among: open).map { TaskID($0) }
    }
}

extension Verdicts {
    /// These verdicts, with what was closed before counted as open: an edit is not blamed for what it found.
    fileprivate func sparing(_ before: Verdicts, of count: Int) -> Verdicts {
        var result = Verdicts()
        for index in 0..<count { result.set(before[index] == .yes ? self[index] : .yes, at: index) }
        return result
    }
}

extension DealTask {
    fileprivate func done(by user: UserID, at now: Instant) -> DealTask {
        var task = self
        task.state = .done(by: user, at: now)
        return task
    }
}
