import CEL
import DealModel
import ExactValues

/// Checks and compiles the conditions of one process: each text once for each kind of place.
final class ConditionCompiler {
    private let definition: ProcessDefinition
    let facts: FactSchema
    private let options: CELOptions
    private var schemas: [ConditionPlace: CELSchema<ConditionScope>] = [:]
    private var compiled: [Key: Result<Condition, CELErrors>] = [:]
    private var doneConditions: [TaskID: Condition] = [:]
    private(set) var diagnostics = DiagnosticCollector()

    private struct Key: Hashable {
        let text: String
        let place: ConditionPlace
    }

    init(_ definition: ProcessDefinition, facts: FactSchema, zone: any ZoneRules) {
        self.definition = definition
        self.facts = facts
        options = CELOptions(exact: true, absent: .unknown, currency: definition.currency?.value, zone: zone)
    }

    /// The condition, or nil when it is wrong; what is wrong is among the diagnostics, at its place in the file.
    func compile(_ source: ConditionSource, at place: ConditionPlace) -> Condition? {
        let key = Key(text: source.text, place: place)
        if let known = compiled[key] { return condition(known, of: source) }
        let result = make(source.text, at: place)
        compiled[key] = result
        return condition(result, of: source)
    }

    private func condition(_ result: Result<Condition, CELErrors>, of source: ConditionSource) -> Condition? {
        switch result {
        case .success(let condition):
            report(condition.program.hints, in: source)
            return condition
        case .failure(let errors):
            report(errors.issues, in: source)
            return nil
        }
    }

    /// Remembers what a task waits for, so that items that ask for the task know what they read.
    func remember(_ condition: Condition, doneWhen task: TaskID) { doneConditions[task] = condition }

    func doneWhen(_ task: TaskID) -> Condition? { doneConditions[task] }

    var allDoneConditions: [TaskID: Condition] { doneConditions }

    /// Who may supply a fact that a gate asks for by itself: what the rules that read it say, else anybody.
    func advice(for path: FactPath) -> FixAdvice {
        let places = [path, FactPath(path.root)].compactMap { suppliers[$0] }
        let roles = places.min().flatMap { definition.rules[$0].fix?.by }
        return FixAdvice(targets: nil, roles: roles?.map(\.value) ?? [])
    }

    /// By fact, or whole root, the first rule whose `fix` sets it.
    private lazy var suppliers: [FactPath: Int] = {
        var suppliers: [FactPath: Int] = [:]
        for place in definition.rules.indices {
            for path in definition.rules[place].fix?.set ?? [] where suppliers[path.value] == nil {
                suppliers[path.value] = place
            }
        }
        return suppliers
    }()

    private func make(_ text: String, at place: ConditionPlace) -> Result<Condition, CELErrors> {
        do throws(CELErrors) {
            let program = try CELProgram<ConditionScope, Bool>(text, over: schema(at: place), options: options)
            return .success(Condition(text: text, program: program, facts: facts))
        } catch {
            return .failure(error)
        }
    }

    private func schema(at place: ConditionPlace) -> CELSchema<ConditionScope> {
        if let schema = schemas[place] { return schema }
        let schema = ConditionSchema.make(facts, at: place)
        schemas[place] = schema
        return schema
    }

    private func report(_ issues: [CELIssue], in source: ConditionSource) {
        for issue in issues {
            diagnostics.add(
                Diagnostic(
                    "cel-" + issue.code, Diagnostic.Severity(issue.severity), in: definition.source,
                    at: source.node.scalar?.span(of: issue.range) ?? source.span, issue.message, label: issue.label,
                    help: issue.help.map { [$0] } ?? []))
        }
    }
}

extension Diagnostic.Severity {
    init(_ severity: CELIssue.Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .hint: self = .hint
        }
    }
}
