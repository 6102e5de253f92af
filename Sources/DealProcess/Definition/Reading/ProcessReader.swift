import DealModel
import ExactValues

/// Reads a process file: the shape of the whole format, no name looked up.
package enum ProcessReader {
    /// Reads a file.
    ///
    /// Everything wrong with the shape is added to `findings`, all of it in one run, and so is each use of what this
    /// version does not obey.
    ///
    /// - Returns: What could be read, also when there were findings; nil when so much is missing or wrong that the
    ///   rest cannot be judged (the file is no process, or its `control` is not known).
    package static func read(
        _ node: YAMLNode, file: SourceFile, into findings: inout DiagnosticCollector
    ) -> ProcessDefinition? {
        let reader = FormReader(source: file)
        let definition = reader.process(node)
        findings.add(contentsOf: reader.findings.sorted)
        return definition
    }
}

private enum ProcessKey: String, FormKey {
    case dealkit, kind, id, version, title, control, languages
    case appliesWhen = "applies_when"
    case currency, calendar, constants, roles, fields, documents, rules, stages, tasks, limit, silence, outcomes, moves
    case waivers, effects, redact

    static let concept = "a process file"
    static let words = KeyWords<ProcessKey>()
    static let mustHave: [ProcessKey] = [.dealkit, .kind, .id, .version, .title, .control, .outcomes]
    static let help = [
        "name": "the name for people is 'title', the one for programs 'id'",
        "gates": "gates stand in stages: 'enter', 'while' and 'leave'",
        "scenarios": "scenarios stand in a file of their own, ID.scenarios.yaml, of 'kind: scenarios'",
        "type": "the kind of control is 'control': strict, manual or none",
    ]
}

extension FormReader {
    func process(_ node: YAMLNode) -> ProcessDefinition? {
        var id: Located<String>?
        var version: Located<Int>?
        var title: TextDefinition?
        var control: Located<ProcessControl>?
        guard isKind("process", node) else { return nil }
        // These first, since the definition is built around them, in whatever order the file has them.
        let isMap = eachKey(of: node, ProcessKey.self) { key, _, value in
            switch key {
            case .id: id = self.id(value, "a process")
            case .version: version = int(value, "the version", from: 1)
            case .title: title = text(value, "the title")
            case .control: control = word(value, "kind of control")
            default: break
            }
        }
        guard isMap, let control else { return nil }
        let start = SourceSpan(node.span.start, node.span.start)
        let process = id.map { Located(ProcessID($0.value), at: $0.span) } ?? Located(ProcessID("unnamed"), at: start)
        var definition = ProcessDefinition(
            source: source, id: process, version: version ?? Located(1, at: start),
            title: title ?? TextDefinition(variants: [], span: start), control: control)
        eachKnownKey(of: node, ProcessKey.self) { key, name, value in
            read(key, name, value, into: &definition)
        }
        reportWorkingDays(hasCalendar: node["calendar"] != nil)
        if control.value != .none, node["stages"] == nil { reportNoStages(control) }
        definition.unsupported = unsupported.sorted { $0.span.start < $1.span.start }
        return definition
    }

    private func read(
        _ key: ProcessKey, _ name: YAMLNode, _ value: YAMLNode, into definition: inout ProcessDefinition
    ) {
        let control = definition.control.value
        switch key {
        case .dealkit, .kind, .id, .version, .title, .control: break
        case .languages: definition.languages = languages(value)
        case .appliesWhen:
            useUnsupported(.appliesWhen, at: name.span)
            definition.appliesWhen = condition(value)
        case .currency: definition.currency = currency(value)
        case .calendar:
            useUnsupported(.calendar, at: name.span)
            definition.calendar = id(value, "a calendar")
        case .constants: definition.constants = constants(value)
        case .roles: definition.roles = roleDefinitions(value)
        case .fields: definition.fields = fields(value)
        case .documents: definition.documents = documents(value)
        case .rules: definition.rules = rules(value, control)
        case .stages:
            if has(name, meaningIn: control, [.strict, .manual]) { definition.stages = stageDefinitions(value) }
        case .tasks:
            if has(name, meaningIn: control, [.none]) { definition.tasks = tasks(value) }
        case .limit:
            if has(name, meaningIn: control, [.none]) { definition.limit = unsupportedSpan(.limit, name, value) }
        case .silence:
            if has(name, meaningIn: control, [.none]) { definition.silence = unsupportedSpan(.silence, name, value) }
        case .outcomes:
            definition.outcomesKey = name.span
            definition.outcomes = outcomes(value, control)
        case .moves: definition.moves = moves(value, control)
        case .waivers:
            if has(name, meaningIn: control, [.strict]) {
                useUnsupported(.waivers, at: name.span)
                definition.waivers = waivers(value)
            }
        case .effects:
            useUnsupported(.effects, at: name.span)
            definition.effects = effects(value, control)
        case .redact: definition.redact = redactions(value)
        }
    }

    private func reportNoStages(_ control: Located<ProcessControl>) {
        report(
            .missingKey, at: control.span, "a process under 'control: \(control.value.rawValue)' must have 'stages'",
            help: ["write a list of stages, or control: none"])
    }

    /// Whether the file says that it is of this kind, in this format. Asked before anything else is read, since a file
    /// of another kind would be all unknown keys.
    func isKind(_ kind: String, _ node: YAMLNode) -> Bool {
        guard isMap(node, "a \(kind) file", help: ["begin with dealkit: 1 and kind: \(kind)"]) else { return false }
        if let format = node["dealkit"], !format.isFaulty, !(format.equals("1") && format.scalar?.isPlain == true) {
            let text = format.text ?? ""
            let help =
                format.scalar?.isPlain == false && text == "1"
                ? "write 1 without quotes" : "this version reads format 1: write dealkit: 1"
            report(.wrongFormat, at: format.span, "format \(shown(text)) is not known", help: [help])
            return false
        }
        guard let written = node["kind"], !written.isFaulty, !written.equals(kind) else { return true }
        let text = written.text ?? written.kindName
        let other = kind == "process" ? "scenarios" : "process"
        let help =
            text == other
            ? "a file of 'kind: \(other)' is not read here" : "write kind: \(kind)"
        report(.wrongFormat, at: written.span, "this is no \(kind) file, but one of kind \(shown(text))", help: [help])
        return false
    }

    /// Whether a key has a meaning under this kind of control; if not, a finding says so.
    func has(_ key: YAMLNode, meaningIn control: ProcessControl, _ kinds: [ProcessControl]) -> Bool {
        if kinds.contains(control) { return true }
        let word = key.text ?? ""
        report(
            .keyWithoutMeaning, at: key.span, "\(shown(word)) has no meaning under 'control: \(control.rawValue)'",
            help: [ControlSentence.help(word, control)])
        return false
    }

    func unsupportedSpan(_ feature: UnsupportedFeature, _ key: YAMLNode, _ value: YAMLNode) -> Located<DaySpan>? {
        useUnsupported(feature, at: key.span)
        return span(value, "a span of time")
    }

    /// A span in a place that this version obeys, so that only working days are not supported.
    func supportedSpan(_ value: YAMLNode) -> Located<DaySpan>? {
        guard let span = span(value, "a span of time") else { return nil }
        if span.value.unit == .workingDays { workingDays.append(Located(span.value.count, at: span.span)) }
        return span
    }

    private func languages(_ node: YAMLNode) -> [Located<Language>] {
        guard isList(node, "'languages'") else { return [] }
        if node.elements.isEmpty {
            report(.emptyList, at: node.span, "an empty list names no language", help: ["leave the key out"])
        }
        var tags: [Located<Language>] = []
        for element in node.elements {
            guard let tag = language(element) else { continue }
            if let first = tags.first(where: { $0.value == tag.value }) {
                reportTwice("language '\(tag.value.tag)'", first.span, tag.span)
            } else {
                tags.append(tag)
            }
        }
        return tags
    }

    private func redactions(_ node: YAMLNode) -> [Located<FactPath>] {
        guard isList(node, "'redact'") else { return [] }
        return node.elements.compactMap(factOrWhole)
    }

    /// The same word twice in a list.
    func reportTwice(_ what: String, _ first: SourceSpan, _ second: SourceSpan) {
        report(
            .duplicateEntry, at: second, "\(what) is named twice",
            notes: [.init("first here", in: source, at: first)], help: ["take one of them out"])
    }
}

/// Why a key has no meaning under a kind of control, and what to do.
enum ControlSentence {
    static func help(_ key: String, _ control: ProcessControl) -> String {
        switch (key, control) {
        case ("stages", _): "a non-process deal has no stages; take them out, or write control: strict or manual"
        case ("tasks", _): "with stages, tasks stand in a stage"
        case ("limit", _), ("silence", _): "with stages, '\(key)' stands in a stage"
        case ("waivers", .manual): "a manual process passes closed items as advice; take the waivers out"
        case ("waivers", _): "only a strict process has waivers; take them out"
        case ("jump", .strict): "a strict deal moves along its arrows only; take 'jump' out, or write control: manual"
        case ("forward", _), ("back", _), ("jump", _): "a non-process deal has no stages to move between; take it out"
        case ("from", _): "a non-process deal has no stages; the outcome is always offered"
        case ("guard", _): "a guard keeps a 'while' gate, and there are no stages to have one"
        default: "take it out, or change the control"
        }
    }
}
