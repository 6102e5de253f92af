public import DealModel
import DealProcess
package import ExactValues

/// One thing done to try an opening.
package enum Supply: Hashable, Sendable {
    case fact(FactPath, FactValue?)
    /// A grant by a stand-in who holds the role.
    case approval(item: String, role: RoleID, facts: [FactPath])
    case task(TaskID, visit: Int?, stage: StageID?)
    case document(DocumentKind, DocumentState)
    case element(FactRoot, [String: FactValue])
    case plugin(RuleID)
    case time(Instant)

    /// Approvals come last: they are given for the facts as the other changes leave them.
    fileprivate var isApproval: Bool { if case .approval = self { true } else { false } }
}

/// What a trial is run on: facts, answers and a time, all of which an opening may change.
struct TrialGround {
    var facts: Facts
    var answers: Answers
    var now: Instant
    let layouts: FactLayouts

    mutating func supply(_ supplies: some Sequence<Supply>) {
        let ordered = supplies.filter { !$0.isApproval } + supplies.filter(\.isApproval)
        for supply in ordered { apply(supply) }
    }

    private mutating func apply(_ supply: Supply) {
        switch supply {
        case .fact(let path, let value): set(path, to: value)
        case .approval(let item, let role, let shown): approve(item, role, shown)
        case .task(let id, let visit, let stage): finish(id, visit, stage)
        case .document(let kind, let state): file(kind, state)
        case .element(let list, let fields): facts.add(fields, to: list, at: now)
        case .plugin(let rule): answers = answers.answering(rule, .pass)
        case .time(let instant): now = max(now, instant)
        }
    }

    private mutating func set(_ path: FactPath, to value: FactValue?) {
        // A customer's fact is none of the deal's edits.
        guard !facts.set(value, at: path, in: layouts) else { return }
        facts.apply(.edited([FactEdit(path, from: nil, to: value)]), at: now, in: layouts)
    }

    private mutating func approve(_ item: String, _ role: RoleID, _ shown: [FactPath]) {
        let view = facts.viewed(in: layouts)
        let approval = Approval(
            item: item, by: Self.standIn, roles: [role], at: now, visit: facts.deal.visit?.number ?? 0,
            facts: shown.map { Approval.Shown($0, view[$0].value) })
        facts.apply(.approved(approval), at: now, in: layouts)
    }

    /// Nobody that a host could know, so that it is never the asker.
    private static let standIn: UserID = "dealkit/stand-in"

    private mutating func finish(_ id: TaskID, _ visit: Int?, _ stage: StageID?) {
        let newest = facts.tasks.last { $0.id == id && $0.visit == visit } ?? facts.tasks.last { $0.id == id }
        let done = DealTask(
            id: id, stage: newest?.stage ?? stage, visit: newest?.visit ?? visit,
            isRequired: newest?.isRequired ?? false,
            dueAt: newest?.dueAt, state: .done(by: nil, at: now))
        facts.apply(.task(done), at: now, in: layouts)
    }

    private mutating func file(_ kind: DocumentKind, _ state: DocumentState) {
        let newest = facts.documents.last { $0.kind == kind }
        let id = newest?.id ?? DocumentID("\(kind.text)-\(facts.documents.count + 1)")
        let document = Document(id: id, kind: kind, state: state, at: now, amount: newest?.amount)
        facts.apply(.document(document), at: now, in: layouts)
    }
}

extension Facts {
    /// The facts with everything that people can supply of an opening: what is left is a plugin's answer
    /// (`Answers.supplying`) and time (`Opening.opensAt`).
    ///
    ///     decide(command, on: facts.supplying(refusal.openings[0]), under: process, at: now)     // accepted
    public func supplying(_ opening: Opening) -> Facts {
        let layouts = opening.process.core.facts.layouts
        var ground = TrialGround(facts: self, answers: .none, now: opening.at, layouts: layouts)
        ground.supply(opening.changes.flatMap(\.supplies))
        return ground.facts
    }
}

extension Answers {
    /// These answers, and a pass for each plugin rule that the opening waits for.
    public func supplying(_ opening: Opening) -> Answers {
        opening.changes.flatMap(\.supplies).reduce(self) { answers, supply in
            if case .plugin(let rule) = supply { answers.answering(rule, .pass) } else { answers }
        }
    }
}
