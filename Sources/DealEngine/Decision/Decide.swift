public import DealModel
public import DealProcess
public import ExactValues

/// Decides a command: reads no clock, no store and no network, so that the same inputs give the same bytes.
///
/// Every gate item that the command asks is evaluated, never only the first closed one. Answers of plugins come in as
/// recorded ones; a question that was not answered is unknown, and unknown opens nothing.
///
///     switch decide(command, on: facts, under: process, at: now) {
///     case .accepted(let acceptance): print(acceptance.events)
///     case .refused(let refusal): print(refusal.text(in: "en"))
///     }
///
/// - Parameters:
///   - command: What is asked, by whom.
///   - facts: What is known of the deal and its customer; a group that was not loaded is not known, never empty.
///   - process: The version of the process that the deal is pinned to.
///   - now: The time of the command.
///   - answers: What the plugins said to the ``questions(for:on:under:)``.
/// - Returns: A decision that can be read and compared but not committed: only a desk commits, on facts of its own load.
/// - Complexity: O(*n*) in the number of items asked.
public func decide(
    _ command: consuming DealCommand, on facts: consuming Facts, under process: consuming SalesProcess,
    at now: Instant, with answers: consuming Answers = .none
) -> Decision {
    Hearing(command: command, facts: facts, process: process, now: now, answers: answers).decided()
}

/// The groups of facts that a command may read, so that a store loads no more than these.
///
/// - Returns: The union over every gate item the command asks for a deal that stands where `deal` stands.
public func needs(of command: DealCommand, for deal: Deal, under process: SalesProcess) -> FactNeeds {
    plan(of: command, for: deal, under: process).reads.needs.union(command.action.ownNeeds)
}

/// The plugin calls that a command depends on, each once, in the order of the gate items.
public func questions(
    for command: DealCommand, on facts: Facts, under process: SalesProcess
) -> [PluginQuestion] {
    var seen: Set<RuleID> = []
    return plan(of: command, for: facts.deal, under: process).items.flatMap(\.withMembers).compactMap { item in
        guard case .plugin(let rule) = item.kind, seen.insert(rule.rule).inserted else { return nil }
        return PluginQuestion(rule: rule.rule, plugin: rule.plugin, validFor: rule.validFor)
    }
}

/// The items that a command asks of a deal; empty where it is refused before any gate, or asks none.
package func plan(of command: DealCommand, for deal: Deal, under process: SalesProcess) -> GatePlan {
    let core = process.core
    switch command.action {
    case .open: return core.opening
    case .move(let target):
        guard let visit = deal.visit, let from = core.index(of: visit.stage, hint: Int(visit.stageIndex)),
            let to = core.index(of: target), to != from
        else { return .empty }
        return core.plan(from: from, to: to)
    case .close(let outcome, let reason):
        guard let outcome = core.outcome(outcome) else { return .empty }
        let stage = deal.visit.flatMap { core.index(of: $0.stage, hint: Int($0.stageIndex)) }
        return core.plan(closing: outcome, because: reason.flatMap(outcome.reason), at: stage)
    case .supply, .finish, .file, .approve:
        return process.guardedPlan(for: deal)
    }
}

extension SalesProcess {
    /// The `while` items that guard the stage where a deal stands against edits.
    func guardedPlan(for deal: Deal) -> GatePlan {
        guard let visit = deal.visit, let stage = core.index(of: visit.stage, hint: Int(visit.stageIndex)) else {
            return .empty
        }
        let items = core.stages[stage].while.filter(\.guardsEdit)
        return items.isEmpty ? .empty : GatePlan([(items, true)])
    }
}

extension DealCommand.Action {
    /// What a command reads besides its gates.
    fileprivate var ownNeeds: FactNeeds {
        switch self {
        case .finish: .tasks
        case .file: .documents
        default: []
        }
    }
}
