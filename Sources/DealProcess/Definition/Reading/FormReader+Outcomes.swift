import DealModel

private enum OutcomeKey: String, FormKey {
    case title
    case countsAs = "counts_as"
    case from, by, require, reasons

    static let concept = "an outcome"
    static let words = KeyWords<OutcomeKey>()
    static let help = [
        "id": "the id of an outcome is the key it stands under", "name": "the name for people is 'title'",
        "enter": "what an outcome asks is 'require'", "leave": "what an outcome asks is 'require'",
        "reason": "write 'reasons', a map of them",
    ]
}

private enum ReasonKey: String, FormKey {
    case title, ask
    case onlyIf = "only_if"

    static let concept = "a reason"
    static let words = KeyWords<ReasonKey>()
    static let help = ["when": "did you mean 'only_if'?", "if": "did you mean 'only_if'?"]
}

extension FormReader {
    func outcomes(_ node: YAMLNode, _ control: ProcessControl) -> [OutcomeDefinition] {
        var outcomes: [OutcomeDefinition] = []
        eachEntry(of: node, "'outcomes'") { key, value in
            guard let id = id(key, "an outcome") else { return }
            if let outcome = outcome(Located(OutcomeID(id.value), at: id.span), value, control) {
                outcomes.append(outcome)
            }
        }
        return outcomes
    }

    private func outcome(
        _ id: Located<OutcomeID>, _ node: YAMLNode, _ control: ProcessControl
    ) -> OutcomeDefinition? {
        var outcome = OutcomeDefinition(id: id, span: node.span)
        let isMap = eachKey(of: node, OutcomeKey.self) { key, name, value in
            switch key {
            case .title: outcome.title = text(value, "the title")
            case .countsAs: outcome.statedCountsAs = word(value, "way to count")
            case .from:
                if has(name, meaningIn: control, [.strict, .manual]) { outcome.from = stages(value) }
            case .by: outcome.by = roles(value)
            case .require: outcome.require = gate(value, .require, of: id.value.text, control)
            case .reasons: outcome.reasons = reasons(value)
            }
        }
        return isMap ? outcome : nil
    }

    private func reasons(_ node: YAMLNode) -> [ReasonDefinition] {
        var reasons: [ReasonDefinition] = []
        if node.kind == .mapping, node.pairs.isEmpty {
            report(.emptyList, at: node.span, "an empty map names no reason", help: ["leave the key out"])
        }
        eachEntry(of: node, "'reasons'") { key, value in
            guard let id = id(key, "a reason") else { return }
            var reason = ReasonDefinition(id: Located(ReasonID(id.value), at: id.span), span: value.span)
            eachKey(of: value, ReasonKey.self) { key, _, value in
                switch key {
                case .title: reason.title = text(value, "the title")
                case .ask: reason.ask = factPaths(value)
                case .onlyIf: reason.onlyIf = condition(value)
                }
            }
            reasons.append(reason)
        }
        return reasons
    }
}
