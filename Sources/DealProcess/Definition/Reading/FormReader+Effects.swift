import DealModel

private enum EffectKey: String, FormKey {
    case id, after
    case onlyIf = "only_if"
    case remind, emit

    static let concept = "an effect"
    static let words = KeyWords<EffectKey>()
    static let mustHave: [EffectKey] = [.after]
    static let help = ["when": "what an effect waits for is 'after', and 'only_if' is its condition"]
}

private enum TriggerKey: String, FormKey {
    case entered, left, outcome
    case taskDone = "task_done"
    case overLimit = "over_limit"
    case overSilence = "over_silence"
    case outOfLine = "out_of_line"

    static let concept = "'after'"
    static let words = KeyWords<TriggerKey>()

    var needsStages: Bool { self == .entered || self == .left || self == .outOfLine }
}

private enum ReminderKey: String, FormKey {
    case to, `in`, text

    static let concept = "a reminder"
    static let words = KeyWords<ReminderKey>()
    static let mustHave: [ReminderKey] = [.text]
}

private enum EventKey: String, FormKey {
    case event, with

    static let concept = "'emit'"
    static let words = KeyWords<EventKey>()
    static let mustHave: [EventKey] = [.event]
}

extension FormReader {
    func effects(_ node: YAMLNode, _ control: ProcessControl) -> [EffectDefinition] {
        guard isList(node, "'effects'") else { return [] }
        return node.elements.enumerated().compactMap { effect($1, $0 + 1, control) }
    }

    private func effect(_ node: YAMLNode, _ position: Int, _ control: ProcessControl) -> EffectDefinition? {
        var effect = EffectDefinition(position: position, span: node.span)
        var actions: [SourceSpan] = []
        let isMap = eachKey(of: node, EffectKey.self) { key, name, value in
            switch key {
            case .id: effect.id = id(value, "an effect")
            case .after: effect.after = trigger(value, control)
            case .onlyIf: effect.onlyIf = condition(value)
            case .remind:
                actions.append(name.span)
                effect.action = reminder(value).map { .remind($0) }
            case .emit:
                actions.append(name.span)
                effect.action = event(value).map { .emit($0) }
            }
        }
        guard isMap else { return nil }
        if actions.isEmpty, let key = node.pairs.first(where: { _ in true })?.key {
            report(
                .missingKey, at: key.span, "an effect has one of 'remind' and 'emit'", label: "nothing follows here")
        } else if actions.count > 1 {
            report(
                .keyConflict, at: actions[1], "an effect has only one of 'remind' and 'emit'",
                notes: [.init("the first", in: source, at: actions[0])], help: ["write two effects"])
        }
        return effect
    }

    private func trigger(_ node: YAMLNode, _ control: ProcessControl) -> EffectDefinition.Trigger? {
        var triggers: [(EffectDefinition.Trigger?, SourceSpan)] = []
        let isMap = eachKey(of: node, TriggerKey.self) { key, name, value in
            if key.needsStages, !has(name, meaningIn: control, [.strict, .manual]) {
                triggers.append((nil, name.span))
                return
            }
            triggers.append((trigger(key, value, control), name.span))
        }
        guard isMap else { return nil }
        if triggers.isEmpty {
            report(
                .missingKey, at: node.span, "'after' names nothing to wait for",
                help: ["write one of \(wordList(TriggerKey.allCases.map(\.rawValue), "or"))"])
        } else if triggers.count > 1 {
            report(
                .keyConflict, at: triggers[1].1, "an effect waits for one thing",
                notes: [.init("the first", in: source, at: triggers[0].1)], help: ["write two effects"])
        }
        return triggers.first?.0
    }

    private func trigger(
        _ key: TriggerKey, _ value: YAMLNode, _ control: ProcessControl
    ) -> EffectDefinition.Trigger? {
        guard let word = reference(value, "a name") else { return nil }
        let stage = Located(StageID(word.value), at: word.span)
        switch key {
        case .entered: return .entered(stage)
        case .left: return .left(stage)
        case .outcome: return .outcome(Located(OutcomeID(word.value), at: word.span))
        case .taskDone: return .taskDone(Located(TaskID(word.value), at: word.span))
        case .outOfLine: return .outOfLine(word)
        case .overLimit, .overSilence:
            let wanted = control == .none ? stageOfWholeDeal(word) : .some(stage)
            return wanted.map { key == .overLimit ? .overLimit($0) : .overSilence($0) }
        }
    }

    /// For a non-process deal the stage is written `deal`.
    private func stageOfWholeDeal(_ word: Located<String>) -> Located<StageID>?? {
        if word.value == "deal" { return .some(nil) }
        report(
            .unknownStage, at: word.span, "a non-process deal has no stage '\(word.value)'",
            help: ["write 'deal', for the deal as a whole"])
        return nil
    }

    private func reminder(_ node: YAMLNode) -> EffectDefinition.Reminder? {
        var reminder = EffectDefinition.Reminder()
        let isMap = eachKey(of: node, ReminderKey.self) { key, _, value in
            switch key {
            case .to: reminder.to = value.equals("owner") ? [] : roles(value)
            case .in: reminder.after = span(value, "a span of time")
            case .text: reminder.text = message(value, "the text of a reminder")
            }
        }
        return isMap ? reminder : nil
    }

    private func event(_ node: YAMLNode) -> EffectDefinition.Event? {
        if node.kind == .scalar { return eventName(node).map { EffectDefinition.Event(name: $0) } }
        var name: Located<String>?
        var values: [(name: Located<String>, path: Located<FactPath>)] = []
        eachKey(of: node, EventKey.self) { key, _, value in
            switch key {
            case .event: name = eventName(value)
            case .with:
                eachEntry(of: value, "'with'") { key, value in
                    if let name = self.name(key, "a value"), let path = factPath(value) { values.append((name, path)) }
                }
            }
        }
        return name.map { EffectDefinition.Event(name: $0, values: values) }
    }

    /// Ids with points between them: `shipment.requested`.
    private func eventName(_ node: YAMLNode) -> Located<String>? {
        guard let text = scalar(node, "the name of an event")?.text, isPresent(text, node, "the name of an event")
        else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.allSatisfy({ !$0.isEmpty && WordForm.id.fault(in: String($0)) == nil }) {
            return Located(text, at: node.span)
        }
        report(
            .badEventName, at: node.span, "\(shown(text)) is no name of an event",
            help: ["write ids with points between them, such as shipment.requested"])
        return nil
    }
}
