import CEL
import DealModel
import DealProcess
import ExactValues

/// The items of a hearing as a problem over keys, and how each key is supplied.
struct HearingTranslation {
    let hearing: Hearing
    let items: [GateItem]
    let gate: TranslatedGate
    private let advice: SupplyAdvice
    private let approvals: [OpeningKey: ApprovalItem]

    struct ApprovalItem {
        let identity: String
        let request: ApprovalRequest
    }

    init(_ hearing: Hearing, items: [GateItem]) {
        self.hearing = hearing
        self.items = items
        let advice = SupplyAdvice(hearing, items: items)
        var translator = ItemTranslator(hearing, advice)
        gate = translator.translate(items)
        approvals = translator.approvals
        self.advice = advice
    }

    // MARK: - Changes

    /// The changes of a set, with what is done to try each.
    func changes(of set: OpeningSet) -> [Opening.Change] {
        let indexes = Set(set.changes.map(\.index))
        return set.changes.map { change in
            let (values, witness) = gate.wanted(change)
            let together = gate.together.first { $0.keys.contains(change.index) && $0.keys.isSubset(of: indexes) }
            let isDeed = change.key.isDeed
            return Opening.Change(
                key: change.key, wanted: isDeed ? .any : values,
                witness: isDeed || change.key.isAddition ? nil : witness,
                by: advice.roles(for: change.key, approval: approvals[change.key]?.request),
                isAskers: advice.isAskers(change.key), condition: together?.text,
                supplies: Array(repeating: supply(change.key, witness), count: change.count))
        }
    }

    private func supply(_ key: OpeningKey, _ witness: FactValue?) -> Supply {
        switch key {
        case .fact(let path): return .fact(path, witness)
        case .approval:
            let item = approvals[key]
            return .approval(
                item: item?.identity ?? "", role: item?.request.roles.first ?? "", facts: item?.request.facts ?? [])
        case .task(let id):
            let visit = hearing.facts.deal.visit
            return .task(TaskID(id), visit: visit?.number, stage: visit?.stage)
        case .document(let kind):
            let state: String = if case .text(let text)? = witness { text } else { "" }
            return .document(DocumentKind(kind), DocumentState(state))
        case .addition(let list, _): return .element(list, gate.elements[key] ?? [:])
        case .plugin(let rule): return .plugin(RuleID(rule))
        case .time: return .time(time(witness))
        }
    }

    private func time(_ witness: FactValue?) -> Instant {
        if case .timestamp(let instant)? = witness { instant } else { hearing.now }
    }
}

extension OpeningKey {
    /// Whether there is nothing to choose: it is given or not.
    fileprivate var isDeed: Bool {
        switch self {
        case .approval, .task, .plugin: true
        case .fact, .document, .addition, .time: false
        }
    }

    fileprivate var isAddition: Bool { if case .addition = self { true } else { false } }
}
