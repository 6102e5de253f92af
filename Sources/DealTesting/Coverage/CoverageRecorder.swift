import DealEngine
import DealModel
import DealProcess

/// Notes what the scenarios of a process go through.
struct CoverageRecorder {
    private struct Way: Hashable {
        let from: Int
        let to: Int
    }

    private let core: ProcessCore
    /// Every item that can be asked, groups before their members.
    private let items: [GateItem]
    private var stages: Set<StageID> = []
    private var arrows: Set<Way> = []
    private var jumps: Set<Bool> = []
    private var outcomes: Set<OutcomeID> = []
    private var reasons: Set<String> = []
    private var open: Set<String> = []
    private var closed: Set<String> = []

    init(_ process: SalesProcess) {
        core = process.core
        var seen: Set<String> = []
        items = core.askedItems.filter { seen.insert($0.address).inserted }
    }

    // MARK: - Noting

    mutating func note(_ event: DealStory.Event) {
        switch event {
        case .accepted(let acceptance):
            note(acceptance.hearing)
            note(acceptance.step)
        case .refused(let refusal): note(refusal.hearing)
        case .happened, .notSupported: break
        }
    }

    /// Where the deal stands now, and what its stage asks as long as it stands there.
    mutating func note(_ story: DealStory) {
        if let visit = story.facts.deal.visit { stages.insert(visit.stage) }
        guard let (items, hearing) = story.standing else { return }
        for item in items { note(item, hearing) }
    }

    private mutating func note(_ hearing: Hearing) {
        guard !hearing.plan.items.isEmpty else { return }
        for item in hearing.plan.items {
            note(item, hearing)
            // Two gates of one command ask the same item once: it was asked for both.
            for twin in items where twin.key == item.key && hearing.asks(twin) { note(twin, hearing) }
        }
    }

    private mutating func note(_ item: GateItem, _ hearing: Hearing) {
        if hearing.truth(of: item) == .yes { open.insert(item.address) } else { closed.insert(item.address) }
        for member in item.kind.members { note(member, hearing) }
    }

    private mutating func note(_ step: Step) {
        switch step {
        case .moved(let transition):
            if core.routes.route(from: transition.from, to: transition.to) == nil {
                jumps.insert(transition.to > transition.from)
            } else {
                arrows.insert(Way(from: transition.from, to: transition.to))
            }
        case .closed(let ending):
            let outcome = ending.outcome(in: core)
            outcomes.insert(outcome.id)
            if let reason = ending.reason(in: core) { reasons.insert("\(outcome.id): \(reason.id)") }
        case .opened, .supplied, .finished, .filed, .approved: break
        }
    }

    // MARK: - Reporting

    var report: CoverageReport {
        let aspects = [
            aspect("stages", core.stages.map { ($0.id.text, stages.contains($0.id)) }),
            aspect("moves", moves),
            aspect("outcomes", core.outcomes.map { ($0.id.text, outcomes.contains($0.id)) }),
            aspect("reasons", allReasons.map { ($0, reasons.contains($0)) }),
            aspect("items open", items.map { (name($0), open.contains($0.address)) }),
            aspect("items closed", items.map { (name($0), closed.contains($0.address)) }),
        ]
        return CoverageReport(aspects: aspects.filter { $0.total > 0 })
    }

    private func aspect(_ name: String, _ parts: [(name: String, isCovered: Bool)]) -> CoverageReport.Aspect {
        .init(name: name, total: parts.count, missing: parts.filter { !$0.isCovered }.map(\.name))
    }

    private var allReasons: [String] {
        core.outcomes.flatMap { outcome in outcome.reasons.map { "\(outcome.id): \($0.id)" } }
    }

    private var moves: [(String, Bool)] {
        let drawn = core.stages.flatMap { stage in
            stage.arrows.map { arrow in
                ("\(stage.id) → \(arrow.target)", arrows.contains(Way(from: stage.index, to: arrow.targetIndex)))
            }
        }
        guard core.control == .manual else { return drawn }
        let kinds = [(true, "a jump forward"), (false, "a jump back")]
        return drawn + kinds.filter { canJump(forward: $0.0) }.map { ($0.1, jumps.contains($0.0)) }
    }

    /// Whether two stages lie in this order with no arrow between them.
    private func canJump(forward: Bool) -> Bool {
        core.stages.contains { from in
            core.stages.contains { to in
                from.index != to.index && (to.index > from.index) == forward
                    && core.routes.route(from: from.index, to: to.index) == nil
            }
        }
    }

    private func name(_ item: GateItem) -> String {
        item.name == item.address ? item.name : "\(item.address) (\(item.name))"
    }
}

extension Hearing {
    /// Whether an item stands in a gate of a stage that the command leaves or enters.
    fileprivate func asks(_ item: GateItem) -> Bool {
        let owner = item.address.prefix { $0 != "." }
        if let visit = facts.deal.visit, owner == visit.stage.text, item.address.contains(".leave.") { return true }
        if case .move(let target) = command.action { return owner == target.text && !item.address.contains(".leave.") }
        return false
    }
}
