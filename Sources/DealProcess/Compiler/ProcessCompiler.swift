import Crypto
import DealModel
import ExactValues

/// Makes a process that can be used from one that was read: conditions are checked and compiled, gates and arrows
/// prepared, and what can never open is found. A class, since it lives for one process and is never copied.
final class ProcessCompiler {
    private let definition: ProcessDefinition
    private let index: DefinitionIndex
    private let facts: FactSchema
    private let conditions: ConditionCompiler
    private let gates: GateCompiler

    init(_ definition: ProcessDefinition, index: DefinitionIndex, zone: any ZoneRules = FixedZone.utc) {
        self.definition = definition
        self.index = index
        facts = FactSchema(definition)
        conditions = ConditionCompiler(definition, facts: facts, zone: zone)
        gates = GateCompiler(definition, index: index, conditions: conditions)
    }

    /// The process, or nil when something in it is wrong; what is wrong goes to the diagnostics.
    func compile(into diagnostics: inout DiagnosticCollector) -> SalesProcess? {
        let tasks = definition.tasks.map { taskRule($0) }
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
        for place in definition.rules.indices where !gates.isAsked[place] {
            guard let when = definition.rules[place].when else { continue }
            let isPlugin = definition.rules[place].plugin != nil
            _ = conditions.compile(when, at: isPlugin ? ConditionPlace.asked.forPlugin : .asked)
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
        let enter: [GateItem]
        let `while`: [GateItem]
        let leave: [GateItem]
        let tasks: [TaskRule]

        /// What entering asks.
        var entry: [(gate: [GateItem], isAdvisable: Bool)] { [(enter, true), (`while`, true)] }
    }

    private func compiledStages() -> [CompiledStage] {
        let drafts = definition.stages.indices.map { draft(at: $0) }
        return drafts.indices.map { place in
            CompiledStage(
                id: definition.stages[place].id.value, index: place, enter: drafts[place].enter,
                while: drafts[place].while, leave: drafts[place].leave, tasks: drafts[place].tasks,
                arrows: arrows(from: place, drafts))
        }
    }

    /// By place: to copy a stage would count references for each of its parts.
    private func draft(at place: Int) -> Draft {
        let tasks = definition.stages[place].tasks.map { taskRule($0) }
        let owner = definition.stages[place].id.value.text
        let required = requiredItems(of: definition.stages[place].tasks, owner: owner)
        return Draft(
            enter: gates.items(definition.stages[place].enter, seeing: .asked),
            while: gates.items(definition.stages[place].while, seeing: .standing),
            leave: gates.items(definition.stages[place].leave, seeing: .asked) + required, tasks: tasks)
    }

    private func arrows(from place: Int, _ drafts: [Draft]) -> [Arrow] {
        let following = place + 1 < drafts.count ? [place + 1] : []
        let forward = definition.stages[place].next.map { $0.compactMap { index.stages[$0.value.text] } } ?? following
        let back = definition.stages[place].back.compactMap { index.stages[$0.value.text] }
        return forward.map { target in
            arrow(to: target, isForward: true, [(drafts[place].leave, true)] + drafts[target].entry)
        } + back.map { target in arrow(to: target, isForward: false, drafts[target].entry) }
    }

    private func arrow(
        to target: Int, isForward: Bool, _ gates: [(gate: [GateItem], isAdvisable: Bool)]
    ) -> Arrow {
        Arrow(
            target: definition.stages[target].id.value, targetIndex: target, isForward: isForward, plan: GatePlan(gates)
        )
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
            reasons: source.reasons.map { reason($0, of: source) },
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

    private func reason(_ source: ReasonDefinition, of outcome: OutcomeDefinition) -> CompiledReason {
        CompiledReason(
            id: source.id.value, of: outcome, ask: source.ask.map { gates.asked($0, of: outcome.id.value) },
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
