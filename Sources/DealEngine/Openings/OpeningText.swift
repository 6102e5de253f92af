import DealModel
import DealProcess
import ExactValues

/// The lines about openings at the end of a refusal.
struct OpeningText {
    let report: OpeningReport
    let narrator: Narrator
    private var wording: Wording { narrator.wording }

    init(_ report: OpeningReport, _ narrator: Narrator) {
        self.report = report
        self.narrator = narrator
    }

    /// A heading, one line an opening, and a word on completeness.
    var lines: [String] {
        guard !report.openings.isEmpty else {
            return ["", noneFound] + unchangeable.map { "  " + $0 }
        }
        var lines = ["", wording.openings(report.openings.count)]
        let mark = report.openings.count > 1 ? "  • " : "  "
        lines += report.openings.map { mark + text(of: $0) }
        if report.more > 0 { lines.append("  " + wording.andMore(report.more)) }
        return lines + remark
    }

    /// What stands in the way for good; that there is no customer is said once, instead of all that asks about one.
    private var unchangeable: [String] {
        let others = report.unchangeable.filter { !report.lackingCustomer.contains($0) }
        let isLacking = others.count < report.unchangeable.count
        return (isLacking ? [wording.noCustomer()] : []) + others.map(wording.cannotBeChanged)
    }

    /// That there is no opening, as far as is known: where the search was not exact, something may open the gate yet.
    private var noneFound: String {
        switch report.completeness {
        case .exact: wording.nothingOpens()
        case .joined: wording.noneJoined()
        case .opaque(let keys): keys.isEmpty ? wording.noneJoined() : wording.noneOpaque(keys.map(title))
        case .limited: wording.noneLimited()
        }
    }

    private var remark: [String] {
        switch report.completeness {
        case .exact: []
        case .joined: [wording.remarkJoined()]
        case .opaque(let keys): [wording.remarkOpaque(keys.map(title))]
        case .limited: [wording.remarkLimited()]
        }
    }

    private func title(_ key: OpeningKey) -> String {
        switch key {
        case .fact(let path): narrator.fact(path)
        case .task(let id): narrator.task(TaskID(id))
        case .document(let kind): narrator.document(DocumentKind(kind))
        case .addition, .approval, .plugin, .time: key.name
        }
    }

    private func text(of opening: Opening) -> String {
        var texts: [String] = []
        var told: Set<String> = []
        for change in opening.changes {
            if let condition = change.condition {
                guard told.insert(condition).inserted else { continue }
                let joined = opening.changes.filter { $0.condition == condition }
                texts.append(wording.setTogether(joined.map { title($0.key) }, soThat: condition))
            } else {
                texts.append(text(of: change))
            }
        }
        return wording.allChanges(texts)
    }

    // MARK: - One change

    private func text(of change: Opening.Change) -> String {
        guard change.key.isForPeople else { return wording.changeByNobody(plain(change)) }
        // Whose approval it takes is part of the sentence.
        if case .approval = change.key { return approval(change) }
        return change.isAskers ? plain(change) : wording.change(plain(change), by: narrator.roles(change.by))
    }

    private func plain(_ change: Opening.Change) -> String {
        switch change.key {
        case .fact(let path): return fact(path, change)
        case .approval: return wording.getApproval(of: narrator.roles(change.by), for: shown(change))
        case .task(let id): return wording.finish(task: narrator.task(TaskID(id)))
        case .document(let kind):
            return wording.bring(document: narrator.document(DocumentKind(kind)), to: states(change.wanted))
        case .addition(let list, let predicate):
            guard let collection = Wording.Collection(rawValue: list.rawValue) else { return change.key.text }
            let condition = predicate == "true" ? nil : predicate
            return wording.add(change.supplies.count, collection, where: condition)
        case .plugin(let rule): return wording.mustPass(rule)
        case .time:
            guard case .timestamp(let instant)? = change.witness else { return change.key.text }
            return wording.wait(until: narrator.text(instant))
        }
    }

    /// An approval, and that somebody else must give it where the asker is one of those who may.
    private func approval(_ change: Opening.Change) -> String {
        let isAskersToo = change.by.contains { narrator.hearing.command.actor.holds($0) }
        return isAskersToo ? wording.changeByAnother(plain(change)) : plain(change)
    }

    private func shown(_ change: Opening.Change) -> [String] {
        guard case .approval(_, _, let facts)? = change.supplies.first else { return [] }
        return facts.map(narrator.fact)
    }

    private func states(_ wanted: WantedValues) -> [String] {
        if case .oneOf(let values) = wanted { values.map(\.description) } else { [] }
    }

    private func fact(_ path: FactPath, _ change: Opening.Change) -> String {
        let title = narrator.fact(path)
        let text = { (value: FactValue) in narrator.text(value, of: path) }
        switch change.wanted {
        case .any, .added: return wording.set(title)
        case .oneOf(let values): return wording.set(title, toOneOf: values.map(text))
        case .noneOf(let values): return wording.set(title, toOtherThan: values.map(text))
        case .suchAs(let value): return such(value, path, title)
        case .absent: return wording.clear(title)
        case .atMost(let bound):
            return wording.bring(title, to: bound.isMoment ? .notAfter(text(bound)) : .atMost(text(bound)))
        case .atLeast(let bound):
            return wording.bring(title, to: bound.isMoment ? .notBefore(text(bound)) : .atLeast(text(bound)))
        case .below(let bound): return wording.bring(title, to: .below(text(bound)))
        case .above(let bound): return wording.bring(title, to: .above(text(bound)))
        case .between(let low, let high, _, _): return wording.bring(title, to: .between(text(low), text(high)))
        }
    }

    /// A list is told by what comes to it; any other value by itself.
    private func such(_ value: FactValue, _ path: FactPath, _ title: String) -> String {
        guard case .list(let values) = value else {
            return wording.set(title, toOneOf: [narrator.text(value, of: path)])
        }
        let present: [FactValue] = if case .list(let own)? = narrator.value(of: path) { own } else { [] }
        let added = values.filter { !present.contains($0) }
        guard !added.isEmpty, present.allSatisfy(values.contains) else {
            return wording.set(title, toOneOf: [narrator.text(value, of: path)])
        }
        return wording.add(added.map(\.description), to: title)
    }
}

extension FactValue {
    /// Whether it is a day or a moment.
    fileprivate var isMoment: Bool {
        switch self {
        case .date, .timestamp: true
        default: false
        }
    }
}
