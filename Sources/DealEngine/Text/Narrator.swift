import DealModel
import DealProcess
import ExactValues

/// Tells what was decided to one reader: looks up titles, prints values, and leaves the sentences to the wording.
struct Narrator {
    let wording: Wording
    let language: Language
    let hearing: Hearing
    private let values: ValueText
    private let facts: Facts

    init(_ hearing: Hearing, in language: Language, _ wordings: Wordings) {
        self.hearing = hearing
        self.language = language
        wording = wordings[language]
        values = ValueText(wording.values)
        facts = hearing.facts.viewed(in: hearing.process.core.facts.layouts)
    }

    var core: ProcessCore { hearing.process.core }

    // MARK: - Titles

    func stage(_ id: StageID) -> String {
        text(core.definition.stages.first { $0.id.value == id }?.title) ?? id.text
    }

    func outcome(_ id: OutcomeID) -> String {
        text(core.definition.outcomes.first { $0.id.value == id }?.title) ?? id.text
    }

    func reason(_ id: ReasonID) -> String {
        text(core.definition.outcomes.flatMap(\.reasons).first { $0.id.value == id }?.title) ?? id.text
    }

    func role(_ id: RoleID) -> String {
        text(core.definition.roles.first { $0.id.value == id }?.title) ?? id.text
    }

    func roles(_ ids: some Sequence<RoleID>) -> [String] { ids.sorted().map(role) }

    func document(_ id: DocumentKind) -> String {
        text(core.definition.documents.first { $0.id.value == id }?.title) ?? id.text
    }

    func task(_ id: TaskID) -> String {
        let tasks = core.definition.tasks + core.definition.stages.flatMap(\.tasks)
        return text(tasks.first { $0.id.value == id }?.title) ?? id.text
    }

    func fact(_ path: FactPath) -> String {
        core.facts.declaration(of: path)?.title.text(in: language, fallback: fallback) ?? path.text
    }

    private func text(_ title: TextDefinition?) -> String? {
        title?.localized.text(in: language, fallback: fallback)
    }

    private var fallback: Language? { core.definition.fallback }

    // MARK: - Values

    /// What a fact is now.
    func value(of path: FactPath) -> FactValue? { facts[path].value }

    func text(_ value: FactValue?, of path: FactPath) -> String {
        values.text(value, as: core.facts.declaration(of: path)?.type ?? value?.naturalType ?? .string)
    }

    func text(_ instant: Instant) -> String { values.text(instant) }

    /// What a message prints of a fact; what is not known prints as absent does.
    func printed(_ printed: LocalizedMessage.Printed, answer: @autoclosure () -> [String: FactValue]) -> String {
        if let location = printed.location, let type = printed.type {
            return values.text(facts.reading(at: location, customerLayout: core.facts.layouts.customer).value, as: type)
        }
        guard let fact = printed.path else { return text(nil, of: FactPath(.deal)) }
        switch fact.root {
        case .constants: return text(core.facts.constant(fact.name), of: fact)
        case .answer: return text(answer()[fact.name], of: fact)
        case .now: return text(.timestamp(hearing.now), of: fact)
        case .actor: return text(fact.name == "id" ? .text(hearing.command.actor.id.text) : nil, of: fact)
        case .process: return text(core.facts.processFact(fact.name), of: fact)
        default: return text(facts[fact].value, of: fact)
        }
    }

    /// The message of an item: its own, or the sentence the engine makes.
    func message(of item: GateItem) -> String {
        if let message = item.message {
            return message.text(in: language) { Visible.inLine(printed($0, answer: answerFacts(of: item))) }
        }
        switch item.kind {
        case .fact(let path): return wording.factMissing(fact(path))
        case .document(let kind, let states):
            let newest = facts.documents.last { $0.kind == kind }
            return wording.documentWanted(document(kind), in: states.map(\.text), now: newest?.state.text)
        case .task(let id), .requiredTask(let id): return wording.taskOpen(task(id))
        case .approval(let request): return approval(request, item: item)
        case .condition(let condition): return wording.conditionNotMet(condition.text)
        case .plugin(let rule): return wording.conditionNotMet(rule.rule.text)
        case .any: return wording.oneNeeded()
        case .all: return wording.allNeeded()
        }
    }

    private func answerFacts(of item: GateItem) -> [String: FactValue] {
        guard case .plugin(let rule) = item.kind else { return [:] }
        return hearing.answer(to: rule)?.named ?? [:]
    }

    private func approval(_ request: ApprovalRequest, item: GateItem) -> String {
        wording.joined(wording.approvalNeeded(roles(request.roles)), remark(on: request, of: item))
    }

    /// Why approvals that were given in an item do not count, where its message does not say so: it is one of the file,
    /// or a group's.
    func approvalRemarks(in item: GateItem) -> [String] {
        if case .approval(let request) = item.kind {
            return item.message == nil ? [] : [remark(on: request, of: item)].compactMap { $0 }
        }
        let leaves = item.withMembers.filter { hearing.truth(of: $0) != .yes }
        return leaves.compactMap { leaf in
            if case .approval(let request) = leaf.kind { remark(on: request, of: leaf) } else { nil }
        }
    }

    /// Why the approval that was given last does not count; nil when none was given.
    private func remark(on request: ApprovalRequest, of item: GateItem) -> String? {
        guard let last = facts.approvals.last(where: { $0.item == item.identity }) else { return nil }
        if last.by == hearing.command.actor.id { return wording.approvalOfAsker() }
        if last.facts != request.facts.map({ Approval.Shown($0, facts[$0].value) }) {
            let given = last.facts.map { (fact: fact($0.path), value: text($0.value, of: $0.path)) }
            return wording.approvalOutdated(given: given)
        }
        return wording.approvalOfEarlierVisit()
    }
}

extension FactSchema {
    /// A fact of the process itself.
    fileprivate func processFact(_ name: String) -> FactValue? {
        switch name {
        case "id": .text(version.id.text)
        case "version": .int(Int64(version.number))
        case "control": .text(control.rawValue)
        case "currency": currency.map { .text($0.code) }
        default: nil
        }
    }
}
