import Crypto
import DealModel
import ExactValues

/// Makes a process that can be used from one that was read: conditions are checked and compiled, gates and arrows
/// prepared, and what can never open is found.
struct ProcessCompiler {
    private let definition: ProcessDefinition
    private let facts: FactSchema
    private let conditions: ConditionCompiler
    private let gates: GateCompiler

    init(_ definition: ProcessDefinition, zone: any ZoneRules = FixedZone.utc) {
        self.definition = definition
        facts = FactSchema(definition)
        conditions = ConditionCompiler(definition, facts: facts, zone: zone)
        gates = GateCompiler(definition: definition, conditions: conditions)
    }

    /// The process, or nil when something in it is wrong; what is wrong goes to the diagnostics.
    func compile(into diagnostics: inout DiagnosticCollector) -> SalesProcess? {
        let tasks = definition.tasks.map(taskRule)
        let stages = compiledStages()
        let outcomes = definition.outcomes.map { outcome($0, stages: stages, tasks: tasks) }
        let core = ProcessCore(
            definition: definition, facts: facts, stages: stages, tasks: tasks, outcomes: outcomes, moves: moves,
            taskConditions: conditions.allDoneConditions, digest: Self.digest(definition.source.bytes))
        checkRules()
        diagnostics.add(contentsOf: conditions.diagnostics.sorted)
        GateChecks.report(on: core, into: &diagnostics)
        return diagnostics.hasErrors ? nil : SalesProcess(core: core)
    }

    /// Compiles the rules that no gate asks, too: an unused rule may not hide a mistake.
    private func checkRules() {
        for rule in definition.rules {
            guard let when = rule.when else { continue }
            _ = conditions.compile(when, at: rule.plugin == nil ? .asked : ConditionPlace.asked.forPlugin)
        }
        if let appliesWhen = definition.appliesWhen { _ = conditions.compile(appliesWhen, at: .choosing) }
        for effect in definition.effects {
            if let onlyIf = effect.onlyIf { _ = conditions.compile(onlyIf, at: .standing) }
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

// MARK: - Stages

extension ProcessCompiler {
    /// A stage whose arrows are not drawn yet: they need the gates of the others.
    private struct Draft {
        let definition: StageDefinition
        let enter: [GateItem]
        let `while`: [GateItem]
        let leave: [GateItem]
        let tasks: [TaskRule]
    }

    private func compiledStages() -> [CompiledStage] {
        let drafts = definition.stages.map(draft)
        let places = Dictionary(
            definition.stages.enumerated().map { ($1.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        return drafts.enumerated().map { index, draft in
            CompiledStage(
                id: draft.definition.id.value, index: index, enter: draft.enter, while: draft.while,
                leave: draft.leave, tasks: draft.tasks, arrows: arrows(from: index, drafts, places))
        }
    }

    private func draft(_ stage: StageDefinition) -> Draft {
        let tasks = stage.tasks.map(taskRule)
        let required = requiredItems(of: stage.tasks, owner: stage.id.value.text)
        return Draft(
            definition: stage, enter: gates.items(stage.enter, seeing: .asked),
            while: gates.items(stage.while, seeing: .standing),
            leave: gates.items(stage.leave, seeing: .asked) + required, tasks: tasks)
    }

    private func arrows(from index: Int, _ drafts: [Draft], _ places: [StageID: Int]) -> [Arrow] {
        let stage = drafts[index].definition
        let following = index + 1 < drafts.count ? [index + 1] : []
        let forward = stage.next.map { $0.compactMap { places[$0.value] } } ?? following
        let back = stage.back.compactMap { places[$0.value] }
        return forward.map { target in
            let gates = [drafts[index].leave, drafts[target].enter, drafts[target].while]
            return arrow(to: target, drafts, isForward: true, gates)
        }
            + back.map { target in
                arrow(to: target, drafts, isForward: false, [drafts[target].enter, drafts[target].while])
            }
    }

    private func arrow(to target: Int, _ drafts: [Draft], isForward: Bool, _ gates: [[GateItem]]) -> Arrow {
        Arrow(
            target: drafts[target].definition.id.value, targetIndex: target, isForward: isForward,
            plan: GatePlan(gates.map { ($0, true) }))
    }
}

// MARK: - Tasks, outcomes, moves

extension ProcessCompiler {
    private func taskRule(_ task: TaskDefinition) -> TaskRule {
        let condition = task.doneWhen.flatMap { conditions.compile($0, at: .standing) }
        if let condition { conditions.remember(condition, doneWhen: task.id.value) }
        return TaskRule(
            id: task.id.value, roles: task.by.map(\.value), isRequired: task.isRequired,
            due: task.due?.value.microseconds, doneWhen: condition)
    }

    private func requiredItems(of tasks: [TaskDefinition], owner: String) -> [GateItem] {
        tasks.filter(\.isRequired).map { task in
            gates.requiredTask(task, doneWhen: conditions.doneWhen(task.id.value), owner: owner)
        }
    }

    private func outcome(
        _ source: OutcomeDefinition, stages: [CompiledStage], tasks: [TaskRule]
    ) -> CompiledOutcome {
        let require = gates.items(source.require, seeing: .asked)
        let wins = source.countsAs == .won
        let from = source.from?.map(\.value) ?? (wins ? stages.last.map { [$0.id] } : nil)
        return CompiledOutcome(
            id: source.id.value, countsAs: source.countsAs, from: from, roles: source.by.map(\.value), require: require,
            reasons: source.reasons.map { reason($0, of: source.id.value) },
            plans: wins ? winningPlans(require, from: from, stages: stages) : [GatePlan([(require, false)])])
    }

    /// An outcome that counts as won asks what the stage it closes asks on leaving, and a deal without stages for its
    /// required tasks.
    private func winningPlans(_ require: [GateItem], from: [StageID]?, stages: [CompiledStage]) -> [GatePlan] {
        if stages.isEmpty {
            return [GatePlan([(requiredItems(of: definition.tasks, owner: "deal"), false), (require, false)])]
        }
        let plain = GatePlan([(require, false)])
        return stages.map { stage in
            from?.contains(stage.id) ?? true ? GatePlan([(stage.leave, true), (require, false)]) : plain
        }
    }

    private func reason(_ source: ReasonDefinition, of outcome: OutcomeID) -> CompiledReason {
        CompiledReason(
            id: source.id.value, ask: source.ask.map { gates.asked($0, of: outcome) },
            onlyIf: source.onlyIf.flatMap { conditions.compile($0, at: .asked) })
    }

    private var moves: MoveRules {
        MoveRules(forward: rule(.forward), back: rule(.back), jump: rule(.jump))
    }

    private func rule(_ kind: MoveDefinition.Kind) -> MoveRules.Rule {
        guard let stated = definition.moves.first(where: { $0.kind.value == kind }) else {
            return MoveRules.Rule(roles: kind.isFreeByDefault ? nil : [], reason: kind.defaultReason)
        }
        return MoveRules.Rule(roles: stated.by.isEmpty ? nil : stated.by.map(\.value), reason: stated.reason)
    }
}
