import Crypto
import DealModel

/// Makes gate items from what the file says: names, identities, conditions.
struct GateCompiler {
    let definition: ProcessDefinition
    let conditions: ConditionCompiler
    private let rules: [RuleID: RuleDefinition]
    private let ordinals = Ordinals()

    /// Numbers items in the order they are made; members before the group around them.
    private final class Ordinals {
        private var count = 0

        func next() -> Int {
            defer { count += 1 }
            return count
        }
    }

    init(definition: ProcessDefinition, conditions: ConditionCompiler) {
        self.definition = definition
        self.conditions = conditions
        rules = Dictionary(definition.rules.map { ($0.id.value, $0) }) { first, _ in first }
    }

    /// The items of a gate; one that could not be compiled is left out, its error reported.
    func items(_ gate: GateDefinition?, seeing scope: ConditionPlace) -> [GateItem] {
        (gate?.items ?? []).compactMap { item($0, seeing: scope, inside: nil) }
    }

    /// The item that a required task adds to its stage's `leave`, or to an outcome that counts as won.
    func requiredTask(_ task: TaskDefinition, doneWhen: Condition?, owner: String) -> GateItem {
        let name = "task." + task.id.value.text
        return GateItem(
            ordinal: ordinals.next(), identity: "required-" + name, key: "required-" + name, name: name,
            address: owner + ".tasks." + task.id.value.text,
            kind: .requiredTask(task.id.value), mode: .block, guardsEdit: false, message: nil, rule: nil, fix: .anybody,
            reads: FactReads(paths: ["tasks"]).union(doneWhen?.reads ?? .nothing), span: task.span)
    }

    /// The item that a reason's `ask` adds.
    func asked(_ path: Located<FactPath>, of outcome: OutcomeID) -> GateItem {
        GateItem(
            ordinal: ordinals.next(), identity: identity(gate: "ask", form: "fact:" + path.value.text),
            key: "block fact:" + path.value.text,
            name: path.value.text,
            address: outcome.text + ".ask." + path.value.text, kind: .fact(path.value), mode: .block, guardsEdit: false,
            message: nil, rule: nil, fix: conditions.advice(for: path.value),
            reads: FactReads(paths: [path.value.text]), span: path.span)
    }

    /// The group an item stands in: its name, if it or one around it has one.
    private struct Group {
        let id: String?
    }

    private func item(_ source: GateItemDefinition, seeing scope: ConditionPlace, inside group: Group?) -> GateItem? {
        let rule: RuleDefinition? = if case .rule(let id) = source.kind { rules[id.value] } else { nil }
        let inner = Group(id: source.id?.value ?? group?.id)
        guard let part = kind(of: source, rule: rule, seeing: scope, around: inner) else { return nil }
        let message = (source.message ?? rule?.message).map { LocalizedMessage($0, of: definition) }
        let mode = source.mode?.value ?? (group == nil ? rule?.mode?.value : nil) ?? .block
        return GateItem(
            ordinal: ordinals.next(), identity: identity(of: source, form: part.form),
            key: "\(mode.rawValue) \(source.id?.value ?? part.form)",
            name: name(of: source, inside: group), address: source.place.address, kind: part.kind, mode: mode,
            guardsEdit: source.guardsEdit != nil || rule?.guardsEdit != nil && source.place.gate == .while,
            message: message, rule: rule?.id.value,
            fix: rule.map(FixAdvice.init(of:)) ?? part.fix, reads: part.reads, span: source.span)
    }

    /// An approval without a name of its own takes that of the `any` around it.
    private func name(of source: GateItemDefinition, inside group: Group?) -> String {
        if case .approval = source.kind, source.id == nil, let id = group?.id { return id }
        return source.name
    }

    private struct Part {
        let kind: ItemKind
        /// The normalised text that says what is asked: equal forms ask the same.
        let form: String
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
                Part(kind: .condition($0), form: "when:" + $0.canonicalText, reads: $0.reads)
            }
        case .fact(let path):
            return Part(
                kind: .fact(path.value), form: "fact:" + path.value.text, reads: FactReads(paths: [path.value.text]),
                fix: conditions.advice(for: path.value))
        case .document(let kind, let states):
            return Part(
                kind: .document(kind.value, states: states.map(\.value)),
                form: "document:\(kind.value.text):" + states.map(\.value.text).sorted().joined(separator: ","),
                reads: FactReads(paths: ["documents"]))
        case .task(let task):
            return Part(
                kind: .task(task.value), form: "task:" + task.value.text,
                reads: FactReads(paths: ["tasks"]).union(conditions.doneWhen(task.value)?.reads ?? .nothing))
        case .approval(let roles, let facts, let keep):
            return approval(ApprovalRequest(roles: roles.map(\.value), facts: facts.map(\.value), outlivesVisit: keep))
        case .any(let members): return group(members, seeing: scope, as: inner, form: "any") { .any($0) }
        case .all(let members): return group(members, seeing: scope, as: inner, form: "all") { .all($0) }
        }
    }

    private func part(of rule: RuleDefinition, seeing scope: ConditionPlace) -> Part? {
        let form = "rule:" + rule.id.value.text
        guard let plugin = rule.plugin else {
            return rule.when.flatMap { conditions.compile($0, at: scope) }
                .map { Part(kind: .condition($0), form: form, reads: $0.reads) }
        }
        var condition: Condition?
        if let when = rule.when {
            guard let compiled = conditions.compile(when, at: scope.forPlugin) else { return nil }
            condition = compiled
        }
        let asked = PluginRule(
            rule: rule.id.value, plugin: plugin.value, parameters: rule.parameters,
            validFor: rule.validFor?.value.microseconds, condition: condition)
        return Part(kind: .plugin(asked), form: form, reads: condition?.reads ?? .nothing)
    }

    private func approval(_ request: ApprovalRequest) -> Part {
        let roles = request.roles.map(\.text).sorted().joined(separator: ",")
        let facts = request.facts.map(\.text).sorted()
        let form = "approval:\(roles):\(facts.joined(separator: ",")):\(request.outlivesVisit)"
        return Part(kind: .approval(request), form: form, reads: FactReads(paths: facts + ["approvals"]))
    }

    private func group(
        _ members: [GateItemDefinition], seeing scope: ConditionPlace, as inner: Group, form: String,
        _ kind: ([GateItem]) -> ItemKind
    ) -> Part? {
        let items = members.compactMap { item($0, seeing: scope, inside: inner) }
        guard items.count == members.count else { return nil }
        let forms = items.map(\.identity).joined(separator: " ")
        return Part(
            kind: kind(items), form: "\(form)(\(forms))", reads: items.reduce(.nothing) { $0.union($1.reads) })
    }

    // MARK: - Identity

    private func identity(of source: GateItemDefinition, form: String) -> String {
        if case .rule(let rule) = source.kind { return rule.value.text }
        if let id = source.id { return id.value }
        return identity(gate: source.place.gate.rawValue, form: form)
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
