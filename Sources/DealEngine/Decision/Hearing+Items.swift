import CEL
import DealModel
package import DealProcess
import ExactValues

// How items are asked of the facts: one by one, or all of a plan.
extension Hearing {
    /// The facts with the slots of the process. As a rule they have them already, and no copy is made.
    var shownFacts: Facts { facts.viewed(in: process.core.facts.layouts) }

    /// What conditions are evaluated over.
    package var scope: ConditionScope {
        ConditionScope(facts: shownFacts, actor: actor, now: now, process: process.core)
    }

    /// What every item of a plan says, in order.
    @inline(__always)
    func verdicts(of plan: GatePlan) -> Verdicts {
        if let verdicts = plan.verdicts(over: facts, under: process.core) { return verdicts }
        return verdictsOneByOne(of: plan)
    }

    private func verdictsOneByOne(of plan: GatePlan) -> Verdicts {
        plan.verdicts(over: shownFacts, under: process.core) { truth(of: plan.items[$0]) == .yes }
    }

    /// What one item says.
    package func truth(of item: GateItem) -> Truth {
        switch item.kind {
        case .condition(let condition): truth(of: condition)
        case .plugin(let rule): truth(of: rule)
        case .fact(let path): truth(of: path)
        case .document(let kind, let states): truth(of: kind, in: states)
        case .task(let task): truth(of: task, inThisVisit: false)
        case .requiredTask(let task): truth(of: task, inThisVisit: true)
        case .approval(let request): truth(of: request, item: item.identity)
        case .any(let members): .any(members.lazy.map(truth))
        case .all(let members): .all(members.lazy.map(truth))
        }
    }

    private func truth(of condition: Condition) -> Truth {
        condition.truth(in: scope)
    }

    private func truth(of path: FactPath) -> Truth {
        switch shownFacts[path] {
        case .present(.list(let elements)): Truth(!elements.isEmpty)
        case .present: .yes
        case .absent: .no
        case .withheld: .unknown
        }
    }

    // MARK: - Documents and tasks

    private func truth(of kind: DocumentKind, in states: [DocumentState]) -> Truth {
        guard facts.loaded.contains(.documents) else { return .unknown }
        guard let newest = facts.documents.last(where: { $0.kind == kind }) else { return .no }
        return Truth(states.contains(newest.state))
    }

    private func truth(of task: TaskID, inThisVisit: Bool) -> Truth {
        if let condition = process.core.taskConditions[task] { return condition.truth(in: scope) }
        guard facts.loaded.contains(.tasks) else { return .unknown }
        let visit = facts.deal.visit?.number
        let newest = facts.tasks.last { $0.id == task && (!inThisVisit || $0.visit == visit) }
        return Truth(newest?.isDone ?? false)
    }

    // MARK: - Approvals

    private func truth(of request: ApprovalRequest, item: String) -> Truth {
        guard facts.loaded.contains(.approvals) else { return .unknown }
        return Truth(facts.approvals.contains { counts($0, for: request, item: item) })
    }

    /// Whether an approval opens an item (SEMANTICS 2.2): by somebody else than the asker, in one of the roles, in this
    /// visit unless it is kept, and with the facts as they were approved.
    func counts(_ approval: Approval, for request: ApprovalRequest, item: String) -> Bool {
        approval.item == item && approval.by != actor.id
            && request.roles.contains(where: approval.roles.contains)
            && (request.outlivesVisit || approval.visit == (facts.deal.visit?.number ?? 0))
            && approval.facts == request.facts.map { Approval.Shown($0, shownFacts[$0].value) }
    }

    // MARK: - Plugins

    /// The answer that counts now; nil when the plugin was not asked.
    package func answer(to rule: PluginRule) -> PluginAnswer? {
        answers.answer(of: rule.plugin, for: rule.rule, validFor: rule.validFor, at: now)
    }

    private func truth(of rule: PluginRule) -> Truth {
        guard let answer = answer(to: rule) else { return .unknown }
        guard let condition = rule.condition, answer.isKnown else { return Truth(answer.verdict) }
        return condition.truth(in: scope.answered(with: answer.named))
    }
}

extension PluginAnswer {
    /// The facts of the answer by their names.
    var named: [String: FactValue] { Dictionary(facts.map { ($0.name, $0.value) }) { $1 } }
}

extension Truth {
    /// A plugin that is late, failed or was not asked is unknown.
    init(_ verdict: PluginAnswer.Verdict) {
        switch verdict {
        case .pass: self = .yes
        case .fail: self = .no
        case .unknown, .later: self = .unknown
        }
    }
}
