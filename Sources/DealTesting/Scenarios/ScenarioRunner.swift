import DealEngine
public import DealModel
public import DealProcess

/// Plays the scenarios of a process: every step is decided by `decide`, with no desk and no store.
///
///     let report = ScenarioRunner(process).run(file: "Rules/typical-sale.scenarios.yaml")
///     #expect(report.isPassed, "\(report.text())")
///     #expect(report.coverage.isComplete)
public struct ScenarioRunner: Sendable {
    /// The process whose scenarios are played.
    public let process: SalesProcess
    /// The language in which reports quote refusals.
    public let language: Language

    /// A runner of the scenarios of one process.
    public init(_ process: SalesProcess, language: Language = "en") {
        self.process = process
        self.language = language
    }

    /// Plays a scenarios file.
    ///
    /// A file that cannot be read or is wrong is reported as such, and none of its scenarios is played.
    ///
    /// - Parameter path: Absolute or relative to the working folder.
    public func run(file path: String) -> ScenarioReport {
        do throws(FileFailure) {
            return run(try Files.bytes(of: path, upTo: YAMLLimits().bytes + 1), named: path)
        } catch {
            return report(path, [.unreadable(path, error)])
        }
    }

    /// Plays scenarios from bytes in memory.
    ///
    /// - Parameters:
    ///   - bytes: The scenarios file, in UTF-8.
    ///   - name: What reports call the file.
    public func run(_ bytes: [UInt8], named name: String) -> ScenarioReport {
        var findings = DiagnosticCollector()
        let file = read(SourceFile(name: name, bytes: bytes), into: &findings)
        guard let file, !findings.hasErrors else { return report(name, findings.sorted) }
        var coverage = CoverageRecorder(process)
        let stories = file.scenarios.map { play($0, of: file, &coverage) }
        return ScenarioReport(
            file: name, process: process.version, diagnostics: findings.sorted, stories: stories,
            coverage: coverage.report)
    }

    /// Reads a file without playing it; nil when it is not one of scenarios of this process.
    package func read(_ source: SourceFile, into findings: inout DiagnosticCollector) -> ScenarioFile? {
        guard let node = YAMLDocument.read(source, into: &findings) else { return nil }
        return ScenarioReader.read(node, file: source, of: process.core.definition, into: &findings)
    }

    private func report(_ name: String, _ findings: [Diagnostic]) -> ScenarioReport {
        ScenarioReport(
            file: name, process: process.version, diagnostics: findings, stories: [],
            coverage: CoverageRecorder(process).report)
    }

    // MARK: - One scenario

    private func play(
        _ scenario: ScenarioDefinition, of file: ScenarioFile, _ coverage: inout CoverageRecorder
    ) -> ScenarioReport.Story {
        var start = StartingPoint(
            process, at: scenario.start?.value, given: [file.given, scenario.given],
            now: (scenario.clock ?? file.clock).value)
        start.take(file.plugins + scenario.plugins)
        var story = DealStory(start, actors: file.actors)
        var teller = StepTeller(source: file.source, language: language)
        if scenario.start == nil {
            let opener = story.owner(or: scenario.steps.first?.actor?.value)
            let event = story.open(by: opener)
            coverage.note(event)
            teller.tellOpening(event, by: opener, of: scenario)
        }
        coverage.note(story)
        for step in scenario.steps {
            guard !teller.isLost else {
                teller.skip(step)
                continue
            }
            let actor = story.actor(step.actor?.value)
            let event = story.perform(step)
            coverage.note(event)
            coverage.note(story)
            teller.tell(step, by: actor, event, outOfLine: story.outOfLine)
        }
        return .init(
            name: scenario.name.value, line: file.source.position(at: scenario.span.start).line, steps: teller.steps)
    }
}

/// Writes down each step of a scenario.
private struct StepTeller {
    let source: SourceFile
    let language: Language
    private(set) var steps: [StepReport] = []
    /// Whether the deal took another way than the scenario.
    private(set) var isLost = false

    init(source: SourceFile, language: Language) {
        self.source = source
        self.language = language
    }

    /// A deal that could be opened needs no word about it.
    mutating func tellOpening(_ event: DealStory.Event, by actor: DealActor, of scenario: ScenarioDefinition) {
        guard case .refused = event else { return }
        let judge = StepJudge(expected: ScenarioExpectations(), event: event, outOfLine: [])
        add("open the deal", scenario.span, actor, judge)
    }

    mutating func tell(_ step: ScenarioStep, by actor: DealActor, _ event: DealStory.Event, outOfLine: [String]) {
        add(step.action, step.span, actor, StepJudge(expected: step.expected, event: event, outOfLine: outOfLine))
    }

    mutating func skip(_ step: ScenarioStep) {
        add(step.action, step.span, actor: step.actor?.value ?? "", came: nil, .notRun, [], refusal: nil)
    }

    private mutating func add(_ action: String, _ span: SourceSpan, _ actor: DealActor, _ judge: StepJudge) {
        let problems = judge.problems
        if !judge.tookExpectedWay { isLost = true }
        var refusal: String?
        if case .refused(let refused) = judge.event, !problems.isEmpty { refusal = refused.text(in: language) }
        add(
            action, span, actor: actor.id.text, came: judge.came, problems.isEmpty ? .passed : .failed, problems,
            refusal: refusal)
    }

    private mutating func add(
        _ action: String, _ span: SourceSpan, actor: String, came: String?, _ result: StepReport.Result,
        _ problems: [StepReport.Problem], refusal: String?
    ) {
        let place = source.position(at: span.start)
        steps.append(
            StepReport(
                file: source.name, line: place.line, column: place.column, action: action, actor: actor, came: came,
                result: result, problems: problems, refusal: refusal))
    }
}
