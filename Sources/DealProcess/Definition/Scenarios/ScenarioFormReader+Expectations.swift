import DealModel
import ExactValues

extension ScenarioFormReader {
    func read(_ key: StepKey, _ name: YAMLNode, _ value: YAMLNode, into expected: inout ScenarioExpectations) {
        switch key {
        case .refused: expected.refused = refusals(value)
        case .opensWith: expected.opensWith = names(value, "change", knows: isChange)
        case .warned: expected.warned = names(value, "item", knows: isItem)
        case .advice: expected.advice = names(value, "item", knows: isItem)
        case .outOfLine: expected.outOfLine = names(value, "item", knows: isItem)
        case .waived:
            unsupported(key.rawValue, .waivers, at: name.span)
            expected.waived = names(value, "item", knows: isItem)
        case .effects:
            unsupported(key.rawValue, .effects, at: name.span)
            expected.effects = names(value, "effect") { _ in true }
        default: break
        }
    }

    private func refusals(_ node: YAMLNode) -> [Located<String>]? {
        let refused = names(node, "item", knows: { isItem($0) || ReservedWords.refusals.contains($0) })
        if node.kind == .sequence, node.elements.isEmpty {
            form.report(
                .emptyList, at: node.span, "'refused' names nothing", help: ["leave it out: the step must then succeed"]
            )
        }
        if let refused, refused.count > 1,
            let kind = refused.first(where: { ReservedWords.refusals.contains($0.value) && !isItem($0.value) })
        {
            form.report(
                .keyConflict, at: kind.span, "'\(kind.value)' is a kind of refusal, and stands alone",
                help: ["write refused: \(kind.value), or the items that are closed"])
        }
        return refused
    }

    private func names(_ node: YAMLNode, _ what: String, knows: (String) -> Bool) -> [Located<String>]? {
        let elements = node.kind == .sequence ? Array(node.elements) : [node]
        if node.isFaulty { return nil }
        var names: [Located<String>] = []
        for element in elements {
            guard let name = form.reference(element, "the name of \(what == "effect" ? "an" : "a") \(what)") else {
                continue
            }
            if !knows(name.value) { unknown(.unknownItem, what, name.value, at: name.span, among: candidates(what)) }
            names.append(name)
        }
        return names
    }

    private func isItem(_ name: String) -> Bool { itemNames[name] != nil }

    private func isChange(_ name: String) -> Bool {
        if name == "time" || isItem(name) { return true }
        guard let path = FactPath(name) else { return false }
        return path.isWhole ? path.root.isList : catalog.declaration(of: path) != nil
    }

    private func candidates(_ what: String) -> [String] {
        var names = itemNames.keys.sorted()
        if what == "change" {
            names += FactRoot.allCases.filter(\.isList).map(\.rawValue) + ["time"]
            for root in [FactRoot.deal, .customer, .terms] { names += catalog.names(of: root).map { "\(root).\($0)" } }
        } else {
            names += ReservedWords.refusals
        }
        return names
    }

    /// A step without `as` is asked for by the deal's owner, who must then be one of the actors.
    func checkAskers(of file: ScenarioFile) {
        let owner = FactPath(.deal, "owner")
        let names = Set(file.actors.map(\.id.value))
        for facts in [file.given] + file.scenarios.map(\.given) {
            for fact in facts.facts where fact.path.value == owner {
                guard case .text(let name)? = fact.value, !names.contains(name) else { continue }
                unknown(.unknownActor, "actor", name, at: fact.span, among: names)
            }
        }
        if file.given.facts.contains(where: { $0.path.value == owner }) { return }
        for scenario in file.scenarios where !scenario.given.facts.contains(where: { $0.path.value == owner }) {
            guard let step = scenario.steps.first(where: { $0.actor == nil }) else { continue }
            form.report(
                .unknownActor, at: step.span,
                "nobody asks for this step: the deal of '\(scenario.name.value)' has no owner",
                help: ["write as: ACTOR, or state deal.owner under 'given'"])
        }
    }
}
