import DealModel

private enum RuleKey: String, FormKey {
    case when, plugin, with
    case validFor = "valid_for"
    case message, fix, mode, `guard`

    static let concept = "a rule"
    static let words = KeyWords<RuleKey>()
    static let mustHave: [RuleKey] = [.message]
    static let help = [
        "id": "the id of a rule is the key it stands under",
        "title": "a rule has no title; what people read is its 'message'",
        "within": "how long a deal may be out of line stands on the item in a 'while'",
        "not": "there is no 'not': conditions have '!'",
    ]
}

private enum FixKey: String, FormKey {
    case set, by

    static let concept = "a fix"
    static let words = KeyWords<FixKey>()
}

private enum GuardWord: String, CaseIterable, Sendable { case edit }

extension FormReader {
    func rules(_ node: YAMLNode, _ control: ProcessControl) -> [RuleDefinition] {
        var rules: [RuleDefinition] = []
        rules.reserveCapacity(node.count)
        eachEntry(of: node, "'rules'") { key, value in
            guard let id = id(key, "a rule", reserved: .item) else { return }
            if let rule = rule(Located(RuleID(id.value), at: id.span), value, control) { rules.append(rule) }
        }
        return rules
    }

    private func rule(_ id: Located<RuleID>, _ node: YAMLNode, _ control: ProcessControl) -> RuleDefinition? {
        var rule = RuleDefinition(id: id, span: node.span)
        var keys = PluginKeys()
        let isMap = eachKey(of: node, RuleKey.self, head: id.span) { key, name, value in
            switch key {
            case .when:
                keys.decides = true
                rule.when = condition(value)
            case .plugin:
                keys.decides = true
                rule.plugin = self.id(value, "a plugin").map { Located(PluginID($0.value), at: $0.span) }
                keys.plugin = name.span
            case .with:
                keys.with = name.span
                if self.isMap(value, "'with'") { rule.parameters = value }
            case .validFor:
                keys.validFor = name.span
                rule.validFor = supportedSpan(value)
            case .message: rule.message = message(value)
            case .fix: rule.fix = fix(value)
            case .mode: rule.mode = mode(value)
            case .guard: rule.guardsEdit = guardKey(name, value, control)
            }
        }
        guard isMap else { return nil }
        check(keys, of: rule)
        return rule
    }

    /// Where the keys stand that belong together.
    private struct PluginKeys {
        var decides = false
        var plugin: SourceSpan?
        var with: SourceSpan?
        var validFor: SourceSpan?
    }

    private func check(_ keys: PluginKeys, of rule: RuleDefinition) {
        if !keys.decides {
            report(
                .noCondition, at: rule.id.span, "rule '\(rule.id.value.text)' has neither 'when' nor 'plugin'",
                label: "nothing decides it", help: ["write when: and a condition, or plugin: and the id of a plugin"])
        }
        guard keys.plugin == nil else { return }
        for (word, span) in [("with", keys.with), ("valid_for", keys.validFor)] {
            guard let span else { continue }
            report(
                .keyConflict, at: span, "\(shown(word)) belongs to a plugin, and rule '\(rule.id.value.text)' has none",
                help: ["take it out, or name the plugin"])
        }
    }

    private func fix(_ node: YAMLNode) -> FixDefinition? {
        var fix = FixDefinition(span: node.span)
        let isMap = eachKey(of: node, FixKey.self) { key, _, value in
            switch key {
            case .set: fix.set = oneOrMany(value, "fact", factOrWhole)
            case .by: fix.by = roles(value)
            }
        }
        if isMap, node.pairs.isEmpty {
            report(.emptyList, at: node.span, "an empty fix says nothing", help: ["leave the key out"])
        }
        return isMap ? fix : nil
    }

    func mode(_ node: YAMLNode) -> Located<ItemMode>? {
        word(
            node, "mode",
            help: [
                "warning": "did you mean 'warn'?", "error": "did you mean 'block'?", "log": "did you mean 'shadow'?",
            ])
    }

    /// Where `guard: edit` stands, or nil with a finding.
    func guardKey(_ key: YAMLNode, _ value: YAMLNode, _ control: ProcessControl) -> SourceSpan? {
        guard has(key, meaningIn: control, [.strict, .manual]) else { return nil }
        return word(value, "guard", as: GuardWord.self)?.span
    }
}
