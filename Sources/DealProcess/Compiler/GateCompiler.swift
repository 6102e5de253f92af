import Crypto
import DealModel

/// Makes gate items from what the file says: names, identities, conditions. A class, since it counts, and lives for
/// one process.
final class GateCompiler {
    private let definition: ProcessDefinition
    private let conditions: ConditionCompiler
    private let index: DefinitionIndex
    /// By place, whether a gate asks the rule.
    private(set) var isAsked: [Bool]
    private var count = 0

    init(_ definition: ProcessDefinition, index: DefinitionIndex, conditions: ConditionCompiler) {
        self.definition = definition
        self.conditions = conditions
        self.index = index
        isAsked = Array(repeating: false, count: definition.rules.count)
    }

    /// Numbers items in the order they are made; members before the group around them.
    private func nextOrdinal() -> Int {
        defer { count += 1 }
        return count
    }

    /// The items of a gate; one that could not be compiled is left out, its error reported.
    func items(_ gate: GateDefinition?, seeing scope: ConditionPlace) -> [GateItem] {
        (gate?.items ?? []).compactMap { item($0, seeing: scope, inside: nil) }
    }

    /// The item that a required task adds to its stage's `leave`, or to an outcome that counts as won.
    func requiredTask(_ task: TaskDefinition, doneWhen: Condition?, owner: String) -> GateItem {
        let name = "task." + task.id.value.text
        return GateItem(
            ordinal: nextOrdinal(), identity: "required-" + name, question: .form("required-" + name), name: name,
            place: .task(task.id.value, of: owner),
            kind: .requiredTask(task.id.value), mode: .block, guardsEdit: false, message: nil, rule: nil, fix: .anybody,
            reads: FactReads(paths: ["tasks"]).union(doneWhen?.reads ?? .nothing), span: task.span)
    }

    /// The item that a reason's `ask` adds.
    func asked(_ path: Located<FactPath>, of outcome: OutcomeID) -> GateItem {
        GateItem(
            ordinal: nextOrdinal(), identity: identity(gate: "ask", form: "fact:" + path.value.text),
            question: .form("fact:" + path.value.text), name: path.value.text,
            place: .ask(path.value, of: outcome), kind: .fact(path.value), mode: .block, guardsEdit: false,
            message: nil, rule: nil, fix: conditions.advice(for: path.value),
            reads: FactReads(paths: [path.value.text]), span: path.span)
    }

    /// The group an item stands in: its name, if it or one around it has one.
    private struct Group {
        let id: String?
    }

    private func item(_ source: GateItemDefinition, seeing scope: ConditionPlace, inside group: Group?) -> GateItem? {
        let rule = rule(of: source)
        let inner = Group(id: source.id?.value ?? group?.id)
        guard let part = kind(of: source, rule: rule, seeing: scope, around: inner) else { return nil }
        let message = (source.message ?? rule?.message).map {
            LocalizedMessage($0, of: definition, facts: conditions.facts)
        }
        let mode = source.mode?.value ?? (group == nil ? rule?.mode?.value : nil) ?? .block
        return GateItem(
            ordinal: nextOrdinal(), identity: identity(of: source, asking: part.question),
            question: source.id.map { .named($0.value) } ?? part.question,
            name: name(of: source, inside: group), place: .gate(source.place), kind: part.kind, mode: mode,
            guardsEdit: source.guardsEdit != nil || rule?.guardsEdit != nil && source.place.gate == .while,
            message: message, rule: rule?.id.value,
            fix: rule.map(FixAdvice.init(of:)) ?? part.fix, reads: part.reads, span: source.span)
    }

    private func rule(of source: GateItemDefinition) -> RuleDefinition? {
        guard case .rule(let id) = source.kind, let place = index.rules[id.value.text] else { return nil }
        isAsked[place] = true
        return definition.rules[place]
    }

    /// An approval without a name of its own takes that of the `any` around it.
    private func name(of source: GateItemDefinition, inside group: Group?) -> String {
        if case .approval = source.kind, source.id == nil, let id = group?.id { return id }
        return source.name
    }

    private struct Part {
        let kind: ItemKind
        let question: GateItem.Question
        let reads: FactReads
        var fix = FixAdvice.anybody
    }

    private func kind(
        of source: GateItemDefinition, rule: RuleDefinition?, seeing scope: ConditionPlace, around inner: Group
    ) -> Part? {
        switch source.kind {
        case .rule: return rule.flatMap { part(of: $0, seeing: scope) }
        case .condition(let text):
            return conditions.compile(text, at: scope).map {
                Part(kind: .condition($0), question: .form("when:" + $0.canonicalText), reads: $0.reads)
            }
        case .fact(let path):
            return Part(
                kind: .fact(path.value), question: .form("fact:" + path.value.text),
                reads: FactReads(paths: [path.value.text]),
                fix: conditions.advice(for: path.value))
        case .document(let kind, let states):
            return Part(
                kind: .document(kind.value, states: states.map(\.value)),
                question: .form(
                    "document:\(kind.value.text):" + states.map(\.value.text).sorted().joined(separator: ",")),
                reads: FactReads(paths: ["documents"]))
        case .task(let task):
            return Part(
                kind: .task(task.value), question: .form("task:" + task.value.text),
                reads: FactReads(paths: ["tasks"]).union(conditions.doneWhen(task.value)?.reads ?? .nothing))
        case .approval(let roles, let facts, let keep):
            return approval(ApprovalRequest(roles: roles.map(\.value), facts: facts.map(\.value), outlivesVisit: keep))
        case .any(let members): return group(members, seeing: scope, as: inner, form: "any") { .any($0) }
        case .all(let members): return group(members, seeing: scope, as: inner, form: "all") { .all($0) }
        }
    }

    private func part(of rule: RuleDefinition, seeing scope: ConditionPlace) -> Part? {
        let question = GateItem.Question.rule(rule.id.value)
        guard let plugin = rule.plugin else {
            return rule.when.flatMap { conditions.compile($0, at: scope) }
                .map { Part(kind: .condition($0), question: question, reads: $0.reads) }
        }
        var condition: Condition?
        if let when = rule.when {
            guard let compiled = conditions.compile(when, at: scope.forPlugin) else { return nil }
            condition = compiled
        }
        let asked = PluginRule(
            rule: rule.id.value, plugin: plugin.value, parameters: rule.parameters,
            validFor: rule.validFor?.value.microseconds, condition: condition)
        return Part(kind: .plugin(asked), question: question, reads: condition?.reads ?? .nothing)
    }

    private func approval(_ request: ApprovalRequest) -> Part {
        let roles = request.roles.map(\.text).sorted().joined(separator: ",")
        let facts = request.facts.map(\.text).sorted()
        let form = "approval:\(roles):\(facts.joined(separator: ",")):\(request.outlivesVisit)"
        return Part(kind: .approval(request), question: .form(form), reads: FactReads(paths: facts + ["approvals"]))
    }

    private func group(
        _ members: [GateItemDefinition], seeing scope: ConditionPlace, as inner: Group, form: String,
        _ kind: ([GateItem]) -> ItemKind
    ) -> Part? {
        let items = members.compactMap { item($0, seeing: scope, inside: inner) }
        guard items.count == members.count else { return nil }
        let forms = items.map(\.identity).joined(separator: " ")
        return Part(
            kind: kind(items), question: .form("\(form)(\(forms))"),
            reads: items.reduce(.nothing) { $0.union($1.reads) })
    }

    // MARK: - Identity

    private func identity(of source: GateItemDefinition, asking question: GateItem.Question) -> String {
        if let id = source.id { return id.value }
        switch question {
        case .rule(let rule): return rule.text
        case .named(let name): return name
        case .form(let form): return identity(gate: source.place.gate.rawValue, form: form)
        }
    }

    private func identity(gate: String, form: String) -> String {
        let digest = SHA256.hash(data: Array(form.utf8))
        return gate + "-"
            + digest.prefix(5).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
    }
}

extension FixAdvice {
    init(of rule: RuleDefinition) {
        self.init(targets: rule.fix?.set?.map(\.value), roles: rule.fix?.by.map(\.value) ?? [])
    }
}
