import DealModel
import ExactValues

private enum GivenRoot: String, FormKey {
    case deal, customer, terms, documents, tasks, interactions, people, claims

    static let concept = "'given'"
    static let words = KeyWords<GivenRoot>()
}

extension ScenarioFormReader {
    func given(_ node: YAMLNode) -> GivenFacts {
        var given = GivenFacts()
        form.eachKey(of: node, GivenRoot.self) { key, _, value in
            guard let root = FactRoot(rawValue: key.rawValue) else { return }
            if root.isList {
                guard form.isList(value, "'\(key.rawValue)'", help: ["write [ { … }, { … } ]"]) else { return }
                given.records += value.elements.compactMap { record(root, $0) }
            } else {
                form.eachEntry(of: value, "'\(key.rawValue)'") { name, value in
                    guard let word = form.reference(name, "a fact") else { return }
                    let path = Located(FactPath(root, word.value), at: word.span)
                    if let fact = fact(path, value) { given.facts.append(fact) }
                }
            }
        }
        return given
    }

    /// `{ deal.discount: 25%, terms.delivery: "" }`
    func settings(_ node: YAMLNode) -> [GivenFact] {
        var facts: [GivenFact] = []
        form.eachEntry(of: node, "'set'") { key, value in
            guard let path = form.factPath(key) else { return }
            if let fact = fact(path, value) { facts.append(fact) }
        }
        if node.kind == .mapping, node.pairs.isEmpty {
            form.report(.emptyList, at: node.span, "nothing is set", help: ["write { deal.amount: 1000 EUR }"])
        }
        return facts
    }

    private func fact(_ path: Located<FactPath>, _ node: YAMLNode) -> GivenFact? {
        guard let declaration = declaration(of: path) else { return nil }
        if declaration.isKept {
            form.report(
                .keptFact, at: path.span, "'\(path.value)' is kept by DealKit and never set",
                help: ["let the scenario make it happen"])
            return nil
        }
        if isBlank(node) { return GivenFact(path: path, value: nil, span: node.span) }
        return value(node, of: declaration).map { GivenFact(path: path, value: $0, span: node.span) }
    }

    private func declaration(of path: Located<FactPath>) -> FactDeclaration? {
        switch path.value.root {
        case .deal, .customer, .terms: break
        default:
            form.report(
                .keptFact, at: path.span, "'\(path.value)' cannot be set",
                help: ["facts of the deal, its customer and its terms can"])
            return nil
        }
        switch catalog.find(path.value) {
        case .known(let declaration): return declaration
        case .needsStages:
            form.report(
                .notReadable, at: path.span, "'\(path.value)': a non-process deal has no stage", help: ["take it out"])
        case .answer, .unknown:
            searchesLeft -= catalog.searchCost
            let near = searchesLeft >= 0 ? catalog.nearest(to: path.value) : nil
            form.report(
                .unknownFact, at: path.span, "'\(path.value)' is no fact of process '\(definition.id.value)'",
                label: "no such fact",
                help: [near.map { "did you mean '\($0)'?" } ?? "declare it under 'fields: \(path.value.root)'"])
        }
        return nil
    }

    /// `""`: what clears a fact.
    private func isBlank(_ node: YAMLNode) -> Bool {
        guard let scalar = node.scalar, !scalar.isPlain else { return false }
        return scalar.text.unlessBlank == nil
    }

    /// One element of a list of section 6.
    func record(_ root: FactRoot, _ node: YAMLNode) -> GivenRecord? {
        guard form.isMap(node, "one of the \(root)") else { return nil }
        var record = GivenRecord(root: root, span: node.span)
        let declarations = BuiltInFacts.declarations(of: root)
        form.eachEntry(of: node, "one of the \(root)") { key, value in
            guard let name = form.reference(key, "a fact") else { return }
            guard let declaration = declarations.first(where: { $0.path.name == name.value }) else {
                let names = declarations.map(\.path.name)
                unknown(
                    .unknownFact, "fact", name.value, at: name.span, among: names,
                    message: "the \(root) have no fact \(shown(name.value))")
                return
            }
            if !isBlank(value), let value = self.value(value, of: declaration) { record.fields.append((name, value)) }
        }
        if root == .documents, let kind = word("kind", of: node) { checkDocument(kind, word("state", of: node)) }
        return record
    }

    private func word(_ key: String, of node: YAMLNode) -> Located<String>? {
        guard let value = node[key], !value.isFaulty, let text = value.text else { return nil }
        return Located(text, at: value.span)
    }

    /// A value of the type that a fact is declared with.
    private func value(_ node: YAMLNode, of declaration: FactDeclaration) -> FactValue? {
        guard case .list(let element) = declaration.type else {
            return value(node, of: declaration.type, named: declaration)
        }
        if node.kind == .sequence {
            return .list(node.elements.compactMap { value($0, of: element, named: declaration) })
        }
        return value(node, of: element, named: declaration).map { .list([$0]) }
    }

    private func value(_ node: YAMLNode, of type: FactType, named declaration: FactDeclaration) -> FactValue? {
        switch type {
        case .string: return text(node, declaration)
        case .int: return form.int(node, "'\(declaration.path)'").map { .int(Int64($0.value)) }
        case .number: return form.number(node).map { .number($0.value) }
        case .percent: return form.percent(node).map { .number($0.value) }
        case .money: return form.money(node).map { .money($0.value) }
        case .bool: return form.bool(node).map { .bool($0) }
        case .date: return form.date(node).map { .date($0.value) }
        case .timestamp: return form.timestamp(node).map { .timestamp($0.value) }
        case .list: return nil
        }
    }

    private func text(_ node: YAMLNode, _ declaration: FactDeclaration) -> FactValue? {
        guard let text = form.reference(node, "a text") else { return nil }
        guard let values = declaration.values, !values.contains(text.value) else { return .text(text.value) }
        var help = ["allowed are \(wordList(values))"]
        if let near = nearest(to: text.value, among: values) { help.insert("did you mean '\(near)'?", at: 0) }
        form.report(
            .wrongValue, at: node.span, "'\(text.value)' is none of the values of '\(declaration.path)'", help: help)
        return nil
    }

    // MARK: Plugins

    /// `{ credit-check: pass }`
    func plugins(_ node: YAMLNode) -> [PluginStatement] {
        var statements: [PluginStatement] = []
        let known = Set(definition.rules.compactMap { $0.plugin?.value.text })
        form.eachEntry(of: node, "'plugins'") { key, value in
            guard let id = form.reference(key, "a plugin") else { return }
            if !known.contains(id.value) { unknown(.unknownPlugin, "plugin", id.value, at: id.span, among: known) }
            if let statement = statement(Located(PluginID(id.value), at: id.span), value) {
                statements.append(statement)
            }
        }
        return statements
    }

    private func statement(_ plugin: Located<PluginID>, _ node: YAMLNode) -> PluginStatement? {
        guard node.kind == .mapping else {
            return form.word(node, "verdict", as: PluginStatement.Verdict.self)
                .map { PluginStatement(plugin: plugin, verdict: $0.value) }
        }
        var verdict: PluginStatement.Verdict?
        var facts: [(name: Located<String>, value: FactValue)] = []
        form.eachEntry(of: node, "what a plugin says") { key, value in
            if key.equals("verdict") {
                verdict = form.word(value, "verdict", as: PluginStatement.Verdict.self)?.value
            } else if let name = form.name(key, "a fact"), let (_, constant) = form.constant(value) {
                facts.append((name, constant))
            }
        }
        if node["verdict"] == nil {
            form.report(
                .missingKey, at: plugin.span, "what a plugin says must have 'verdict'",
                help: ["write verdict: pass, fail or unknown"])
        }
        return verdict.map { PluginStatement(plugin: plugin, verdict: $0, facts: facts) }
    }
}
