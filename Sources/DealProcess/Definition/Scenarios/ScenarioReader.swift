import DealModel
import ExactValues

/// Reads a scenarios file against the process it is for.
package enum ScenarioReader {
    /// Reads a file.
    ///
    /// Everything wrong is added to `findings`, all of it in one run: the shape, names the process does not declare,
    /// values that are not of their fact's type, and the use of what this version does not obey.
    ///
    /// - Parameter definition: The process; its own findings are another matter.
    /// - Returns: What could be read, also when there were findings; nil when the file is no scenarios file, or for
    ///   another process.
    package static func read(
        _ node: YAMLNode, file: SourceFile, of definition: ProcessDefinition, into findings: inout DiagnosticCollector
    ) -> ScenarioFile? {
        let reader = ScenarioFormReader(source: file, definition: definition)
        let scenarios = reader.file(node)
        findings.add(contentsOf: reader.form.findings.sorted)
        return scenarios
    }

    /// The start of a deal for a question about it: `start`, `given`, `plugins`, `clock` as a scenario has them, and
    /// nothing else; `clock` may be missing.
    package static func readStart(
        _ node: YAMLNode, file: SourceFile, of definition: ProcessDefinition, into findings: inout DiagnosticCollector
    ) -> ScenarioDefinition? {
        let reader = ScenarioFormReader(source: file, definition: definition)
        let start = reader.start(node)
        findings.add(contentsOf: reader.form.findings.sorted)
        return start
    }
}

private enum ScenarioFileKey: String, FormKey {
    case dealkit, kind, process, clock, actors, given, plugins, scenarios

    static let concept = "a scenarios file"
    static let words = KeyWords<ScenarioFileKey>()
    static let mustHave: [ScenarioFileKey] = [.dealkit, .kind, .process, .clock, .actors, .scenarios]
}

private enum ScenarioKey: String, FormKey {
    case name, start, given, plugins, clock, steps

    static let concept = "a scenario"
    static let words = KeyWords<ScenarioKey>()
    static let mustHave: [ScenarioKey] = [.name, .steps]
    static let help = ["title": "did you mean 'name'?", "actors": "the actors stand at the top of the file"]
}

private enum StartKey: String, FormKey {
    case start, given, plugins, clock

    static let concept = "a file of facts"
    static let words = KeyWords<StartKey>()
}

/// Reads the parts of a scenarios file that are not in a process file.
final class ScenarioFormReader {
    let form: FormReader
    let definition: ProcessDefinition
    let catalog: FactCatalog
    let index: DefinitionIndex
    let itemNames: [String: SourceSpan]
    var actors: [ScenarioActor] = []
    /// See ``DefinitionChecks``.
    var searchesLeft = 200_000

    init(source: SourceFile, definition: ProcessDefinition) {
        form = FormReader(source: source)
        self.definition = definition
        catalog = FactCatalog(definition)
        index = DefinitionIndex(definition)
        itemNames = definition.itemNames
    }

    func file(_ node: YAMLNode) -> ScenarioFile? {
        guard form.isKind("scenarios", node) else { return nil }
        let none = SourceSpan(node.span.start, node.span.start)
        var file = ScenarioFile(
            source: form.source, process: definition.id, clock: Located(Instant(microseconds: 0), at: none))
        if let process = node["process"], !isOurs(process) { return nil }
        // The actors first, wherever they stand: steps name them.
        if let actors = node["actors"] { self.actors = readActors(actors) }
        file.actors = actors
        form.eachKey(of: node, ScenarioFileKey.self) { key, _, value in
            switch key {
            case .dealkit, .kind, .actors: break
            case .process: file.process = Located(definition.id.value, at: value.span)
            case .clock: file.clock = form.timestamp(value) ?? file.clock
            case .given: file.given = given(value)
            case .plugins: file.plugins = plugins(value)
            case .scenarios: file.scenarios = scenarios(value)
            }
        }
        checkAskers(of: file)
        form.reportWorkingDays(hasCalendar: definition.calendar != nil)
        file.unsupported = form.unsupported.sorted { $0.span.start < $1.span.start }
        return file
    }

    private func isOurs(_ node: YAMLNode) -> Bool {
        let id = definition.id.value.text
        guard !node.isFaulty, !node.equals(id) else { return true }
        form.report(
            .wrongProcess, at: node.span,
            "these scenarios are for process '\(node.text ?? node.kindName)', not for '\(id)'",
            help: ["write process: \(id), or test them beside their own process"])
        return false
    }

    private func readActors(_ node: YAMLNode) -> [ScenarioActor] {
        var actors: [ScenarioActor] = []
        form.eachEntry(of: node, "'actors'") { key, value in
            guard let id = form.reference(key, "an actor") else { return }
            let roles = form.roles(value)
            for role in roles where index.roles[role.value.text] == nil {
                unknown(.unknownRole, "role", role.value.text, at: role.span, among: index.roles.keys)
            }
            actors.append(ScenarioActor(id: id, roles: roles))
        }
        return actors
    }

    private func scenarios(_ node: YAMLNode) -> [ScenarioDefinition] {
        guard form.isList(node, "'scenarios'", help: ["write each scenario as '- name: …'"]) else { return [] }
        var names = FirstPlaces()
        return node.elements.compactMap { element in
            guard let scenario = scenario(element) else { return nil }
            if let first = names.note(scenario.name.value, at: scenario.name.span) {
                form.reportTwice("scenario '\(scenario.name.value)'", first, scenario.name.span)
            }
            return scenario
        }
    }

    private func scenario(_ node: YAMLNode) -> ScenarioDefinition? {
        guard form.isMap(node, "a scenario") else { return nil }
        let name = node["name"].flatMap { form.reference($0, "the name of a scenario") }
        var scenario = ScenarioDefinition(name: name ?? Located("", at: node.span), span: node.span)
        form.eachKey(of: node, ScenarioKey.self) { key, _, value in
            switch key {
            case .name: break
            case .start: scenario.start = start(stage: value)
            case .given: scenario.given = given(value)
            case .plugins: scenario.plugins = plugins(value)
            case .clock: scenario.clock = form.timestamp(value)
            case .steps: scenario.steps = steps(value)
            }
        }
        return scenario
    }

    func start(_ node: YAMLNode) -> ScenarioDefinition? {
        var start = ScenarioDefinition(name: Located("", at: node.span), span: node.span)
        let isMap = form.eachKey(of: node, StartKey.self) { key, _, value in
            switch key {
            case .start: start.start = self.start(stage: value)
            case .given: start.given = given(value)
            case .plugins: start.plugins = plugins(value)
            case .clock: start.clock = form.timestamp(value)
            }
        }
        return isMap ? start : nil
    }

    private func start(stage node: YAMLNode) -> Located<StageID>? {
        guard let stage = form.reference(node, "a stage") else { return nil }
        if definition.control.value == .none {
            form.report(
                .keyWithoutMeaning, at: node.span, "'start' has no meaning: a non-process deal has no stages",
                help: ["take it out"])
            return nil
        }
        if index.stages[stage.value] == nil {
            unknown(.unknownStage, "stage", stage.value, at: stage.span, among: index.stages.keys)
        }
        return Located(StageID(stage.value), at: stage.span)
    }

    /// A name the process does not declare.
    func unknown(
        _ code: DiagnosticCode, _ what: String, _ name: String, at span: SourceSpan,
        among declared: some Collection<String>, message: String? = nil
    ) {
        var help: [String] = []
        searchesLeft -= declared.count
        if searchesLeft >= 0, let near = nearest(to: name, among: declared) {
            help = ["did you mean '\(near)'?"]
        } else if declared.isEmpty {
            help = ["there is none"]
        } else if declared.count <= 12 {
            help = ["there are \(wordList(declared.sorted()))"]
        }
        form.report(
            code, at: span, message ?? "there is no \(what) \(shown(name))", label: "not declared", help: help)
    }
}
