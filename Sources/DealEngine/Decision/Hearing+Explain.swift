import CEL
import DealModel
import DealProcess

extension Hearing {
    /// Why an item is not open, in full: conditions are evaluated again with all that they found unknown.
    func explain(_ item: GateItem) -> ClosedItem {
        var causes = Causes()
        collect(item, into: &causes)
        collectReasons(item, into: &causes)
        return ClosedItem(
            id: item.name, identity: item.identity, address: item.address, rule: item.rule, causes: causes.inOrder,
            readings: readings(of: item.reads), mayFix: Set(item.fix.roles))
    }

    /// The single facts among the reads, with their values.
    func readings(of reads: FactReads) -> [ClosedItem.Reading] {
        reads.paths.compactMap { text in
            guard let path = FactPath(text), !path.isWhole, path.root.isStated else { return nil }
            return ClosedItem.Reading(path: path, value: shownFacts[path].value)
        }
    }

    /// Whether nothing can be known of a customer, since the deal was opened for none.
    var lacksCustomer: Bool { facts.deal.customer == nil && facts.customer == nil }

    private func collect(_ item: GateItem, into causes: inout Causes) {
        switch item.kind {
        case .condition(let condition): collect(condition, scope, into: &causes)
        case .plugin(let rule): collect(rule, into: &causes)
        case .fact(let path): collect(path, into: &causes)
        case .document: if !facts.loaded.contains(.documents) { causes.withheld.append(FactPath(.documents)) }
        case .task(let task), .requiredTask(let task): collect(task, into: &causes)
        case .approval: if !facts.loaded.contains(.approvals) { causes.withheld.append(FactPath(.deal, "approvals")) }
        case .any(let members), .all(let members):
            // A false member of `all` settles the group, whatever the others wait for.
            let isSettled = truth(of: item) == .no
            for member in members where !isSettled && truth(of: member) != .yes { collect(member, into: &causes) }
        }
    }

    private func collect(_ condition: Condition, _ scope: ConditionScope, into causes: inout Causes) {
        switch condition.program.evaluate(scope) {
        case .value: break
        case .unknown(let unknown): causes.add(unknown)
        case .failed(let failure):
            causes.broken.append(failure.message)
            causes.add(failure.unknowns)
        }
    }

    private func collect(_ rule: PluginRule, into causes: inout Causes) {
        guard let answer = answer(to: rule) else {
            causes.unanswered.append(.unanswered(rule.plugin, why: .notAsked))
            return
        }
        switch answer.verdict {
        case .unknown(let why): causes.unanswered.append(.unanswered(rule.plugin, why: .said(why)))
        case .later: causes.unanswered.append(.unanswered(rule.plugin, why: .later))
        case .pass, .fail:
            guard let condition = rule.condition else { return }
            collect(condition, scope.answered(with: answer.named), into: &causes)
        }
    }

    /// What the plugins that said no have given as their reasons, those too that settle a group.
    private func collectReasons(_ item: GateItem, into causes: inout Causes) {
        if case .plugin(let rule) = item.kind, case .fail(let reason?)? = answer(to: rule)?.verdict {
            causes.declined.append(.declined(rule.plugin, because: reason))
        }
        for member in item.kind.members where truth(of: member) != .yes { collectReasons(member, into: &causes) }
    }

    private func collect(_ path: FactPath, into causes: inout Causes) {
        switch shownFacts[path] {
        case .absent: causes.missing.append(path)
        case .withheld: causes.withheld.append(path)
        case .present: break
        }
    }

    private func collect(_ task: TaskID, into causes: inout Causes) {
        if let condition = process.core.taskConditions[task] {
            collect(condition, scope, into: &causes)
        } else if !facts.loaded.contains(.tasks) {
            causes.withheld.append(FactPath(.tasks))
        }
    }
}

/// The causes found in an item and everything inside it.
private struct Causes {
    var broken: [String] = []
    var unanswered: [ClosedItem.Cause] = []
    var withheld: [FactPath] = []
    var missing: [FactPath] = []
    var declined: [ClosedItem.Cause] = []

    mutating func add(_ unknown: CELUnknown) {
        missing += unknown.absent.compactMap { FactPath($0) }
        withheld += unknown.withheld.compactMap { FactPath($0) }
    }

    /// In the order of SEMANTICS 1.6; a plain "no" has none but `closed`.
    var inOrder: [ClosedItem.Cause] {
        var causes = broken.map(ClosedItem.Cause.broken) + unanswered
        if !withheld.isEmpty { causes.append(.withheld(Set(withheld).sorted())) }
        if !missing.isEmpty { causes.append(.missing(Set(missing).sorted())) }
        causes += declined
        return causes.isEmpty ? [.closed] : causes
    }
}

extension FactRoot {
    /// Whether its facts are stated by people or the host, and so are worth showing beside a closed item.
    var isStated: Bool {
        switch self {
        case .deal, .customer, .terms: true
        default: false
        }
    }
}
