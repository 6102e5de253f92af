import DealModel
import ExactValues

enum StepKey: String, FormKey {
    case move, close, hold, resume, reopen, set, add, done, document, interaction, approve, waive, plugin, wait
    case `as`, reason
    case secondPerson = "second_person"
    case refused
    case opensWith = "opens_with"
    case warned, advice, waived, effects
    case outOfLine = "out_of_line"

    static let concept = "a step"
    static let words = KeyWords<StepKey>()
    static let verbs: [StepKey] = [
        .move, .close, .hold, .resume, .reopen, .set, .add, .done, .document, .interaction, .approve, .waive, .plugin,
        .wait,
    ]
    static let help = [
        "to": "write move: STAGE", "by": "who asks is 'as'", "expect": "write 'refused', or nothing for success",
        "at": "time moves only by 'wait'", "second-person": "did you mean 'second_person'?",
    ]

    var isVerb: Bool { Self.verbs.contains(self) }
}

extension ScenarioFormReader {
    func steps(_ node: YAMLNode) -> [ScenarioStep] {
        guard form.isList(node, "'steps'", help: ["write each step as '- { move: … }'"]) else { return [] }
        if node.elements.isEmpty {
            form.report(.emptyList, at: node.span, "a scenario has at least one step", help: ["write one"])
        }
        return node.elements.compactMap(step)
    }

    private func step(_ node: YAMLNode) -> ScenarioStep? {
        var keys: [(key: StepKey, name: YAMLNode, value: YAMLNode)] = []
        let before = form.findings.count
        guard form.eachKey(of: node, StepKey.self, { keys.append(($0, $1, $2)) }) else { return nil }
        let verbs = keys.filter(\.key.isVerb)
        guard let (key, name, value) = verbs.first else {
            // A misspelt verb has been reported as an unknown key.
            if form.findings.count > before { return nil }
            form.report(
                .noVerb, at: node.span, "this step does nothing",
                help: ["a step has one of \(wordList(StepKey.verbs.map(\.rawValue), "or"))"])
            return nil
        }
        if verbs.count > 1 {
            form.report(
                .keyConflict, at: verbs[1].name.span, "a step does one thing",
                notes: [.init("the first", in: form.source, at: name.span)], help: ["write two steps"])
        }
        var expected = ScenarioExpectations()
        for (key, name, value) in keys { read(key, name, value, into: &expected) }
        guard let verb = verb(key, name, value, expected) else { return nil }
        var step = ScenarioStep(verb: verb, expected: expected, span: node.span)
        for (key, name, value) in keys {
            switch key {
            case .as: step.actor = actor(value)
            case .reason: step.reason = form.reference(value, "a reason")
            case .secondPerson:
                unsupported("second_person", .waivers, at: name.span)
                step.secondPerson = actor(value)
            default: break
            }
        }
        return step
    }

    private func verb(
        _ key: StepKey, _ name: YAMLNode, _ value: YAMLNode, _ expected: ScenarioExpectations
    ) -> ScenarioStep.Verb? {
        switch key {
        case .move:
            return named(value, "stage", .unknownStage, expected, index.stages.keys)
                .map { .move(Located(StageID($0.value), at: $0.span)) }
        case .close:
            return named(value, "outcome", .unknownOutcome, expected, index.outcomes.keys)
                .map { .close(Located(OutcomeID($0.value), at: $0.span)) }
        case .done:
            return named(value, "task", .unknownTask, expected, index.tasks.keys)
                .map { .done(Located(TaskID($0.value), at: $0.span)) }
        case .hold, .resume:
            unsupported(key.rawValue, .hold, at: name.span)
            return isTrue(value, key) ? (key == .hold ? .hold : .resume) : nil
        case .reopen:
            unsupported(key.rawValue, .reopen, at: name.span)
            return isTrue(value, key) ? .reopen : nil
        case .set: return .set(settings(value))
        case .add: return addition(value)
        case .document: return document(value)
        case .interaction: return record(.interactions, value).map { .interaction($0) }
        case .approve: return item(value).map { .approve($0) }
        case .waive:
            unsupported(key.rawValue, .waivers, at: name.span)
            return item(value).map { .waive($0) }
        case .plugin: return .plugin(plugins(value))
        case .wait: return form.supportedSpan(value).map { .wait($0) }
        default: return nil
        }
    }

    /// A name of the process; one it does not declare is only in order where the step expects just that refusal.
    private func named(
        _ node: YAMLNode, _ what: String, _ code: DiagnosticCode, _ expected: ScenarioExpectations,
        _ declared: some Collection<String>
    ) -> Located<String>? {
        guard let name = form.reference(node, "the id of a \(what)") else { return nil }
        let kinds = [code.rawValue, "no-stages"]
        if !declared.contains(name.value), !kinds.contains(expected.refusalKind ?? "") {
            unknown(code, what, name.value, at: name.span, among: declared)
        }
        return name
    }

    private func isTrue(_ node: YAMLNode, _ key: StepKey) -> Bool {
        guard let value = form.bool(node) else { return false }
        if value { return true }
        form.report(
            .wrongValue, at: node.span, "'\(key.rawValue)' is true or not there", help: ["write \(key.rawValue): true"])
        return false
    }

    /// `{ people: { … } }`
    private func addition(_ node: YAMLNode) -> ScenarioStep.Verb? {
        guard form.isMap(node, "'add'") else { return nil }
        guard let (key, value) = only(node, "add: { people: { … } }") else { return nil }
        guard let root = key.text.flatMap(FactRoot.init(rawValue:)), root == .people || root == .claims else {
            form.report(
                .unknownWord, at: key.span, "'\(key.text ?? "")' cannot be added to",
                help: ["people and claims can; an interaction and a document have steps of their own"])
            return nil
        }
        return record(root, value).map { .add($0) }
    }

    /// `{ proposal: sent }`
    private func document(_ node: YAMLNode) -> ScenarioStep.Verb? {
        guard form.isMap(node, "'document'"), let (key, value) = only(node, "document: { KIND: STATE }"),
            let kind = form.reference(key, "a document"), let state = form.reference(value, "a state")
        else { return nil }
        checkDocument(kind, state)
        return .document(
            Located(DocumentKind(kind.value), at: kind.span), Located(DocumentState(state.value), at: state.span))
    }

    /// Whether the process declares this kind of document, and this state of it.
    func checkDocument(_ kind: Located<String>, _ state: Located<String>?) {
        guard let position = index.documents[kind.value] else {
            return unknown(.unknownDocument, "document", kind.value, at: kind.span, among: index.documents.keys)
        }
        let states = definition.documents[position].states.map(\.value.text)
        guard let state, !states.contains(state.value) else { return }
        unknown(
            .unknownState, "state", state.value, at: state.span, among: states,
            message: "document '\(kind.value)' has no state \(shown(state.value))")
    }

    /// The only pair of a map.
    private func only(_ node: YAMLNode, _ form: String) -> (key: YAMLNode, value: YAMLNode)? {
        let pairs = node.pairs.filter { !($0.key.text?.hasPrefix("x-") ?? false) }
        if pairs.count == 1 { return pairs[0] }
        self.form.report(
            .wrongShape, at: node.span, "this map has one key, but here are \(pairs.count)",
            help: ["write \(form), and a step for each"])
        return nil
    }

    private func actor(_ node: YAMLNode) -> Located<String>? {
        guard let actor = form.reference(node, "an actor") else { return nil }
        let names = actors.map(\.id.value)
        if !names.contains(actor.value) { unknown(.unknownActor, "actor", actor.value, at: actor.span, among: names) }
        return actor
    }

    private func item(_ node: YAMLNode) -> Located<String>? {
        guard let item = form.reference(node, "an item") else { return nil }
        if itemNames[item.value] == nil {
            unknown(.unknownItem, "item", item.value, at: item.span, among: itemNames.keys)
        }
        return item
    }

    func unsupported(_ word: String, _ feature: UnsupportedFeature, at span: SourceSpan) {
        form.unsupported.append(UnsupportedUse(feature: feature, span: span))
        form.report(
            .notSupportedYet, at: span, "'\(word)' is not supported by this version",
            help: ["take the step out, or wait for a version that obeys '\(feature.rawValue)'"])
    }
}
