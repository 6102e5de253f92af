package import DealModel
import ExactValues

/// A process that was checked and compiled: what every decision reads. Shared, immutable.
package final class ProcessCore: Sendable {
    package let definition: ProcessDefinition
    package let version: ProcessVersion
    package let control: ProcessControl
    /// The facts of this process: built in, then declared.
    package let facts: FactSchema
    /// In the order of the funnel; empty for a non-process deal.
    package let stages: [CompiledStage]
    /// The arrows between them, for lookups.
    package let routes: RouteTable
    /// The work plan of a deal without stages.
    package let tasks: [TaskRule]
    package let outcomes: [CompiledOutcome]
    /// The same, for lookups.
    package let ends: OutcomeTable
    package let moves: MoveRules
    /// What opening a deal asks: the first stage's `enter` and `while`.
    package let opening: GatePlan
    /// What tasks wait for that no person finishes.
    package let taskConditions: [TaskID: Condition]
    /// SHA-256 of the file's bytes, in hex: what a published version is recognised by.
    package let digest: String
    /// Facts whose values no history holds.
    package let redactions: [FactPath]

    package init(
        definition: ProcessDefinition, facts: FactSchema, stages: [CompiledStage], tasks: [TaskRule],
        outcomes: [CompiledOutcome], moves: MoveRules,
        taskConditions: [TaskID: Condition], digest: String
    ) {
        self.definition = definition
        version = ProcessVersion(definition.id.value, definition.version.value)
        control = definition.control.value
        self.facts = facts
        self.stages = stages
        routes = RouteTable(stages, moves)
        self.tasks = tasks
        self.outcomes = outcomes
        ends = OutcomeTable(outcomes, stages)
        self.moves = moves
        self.taskConditions = taskConditions
        self.digest = digest
        redactions = definition.redact.map(\.value)
        opening = stages.first.map { GatePlan([($0.enter, true), ($0.while, true)]) } ?? .empty
    }
}

extension ProcessCore {
    /// The stage's place in the funnel; nil when the process has no such stage.
    ///
    /// - Parameter hint: Where it was found last, tried first, so that a hot path compares one name.
    package func index(of stage: StageID, hint: Int = 0) -> Int? {
        routes.index(of: stage, hint: hint)
    }

    /// The place in the funnel of the stage where a deal stands; nil when it stands in none of this process.
    package func stageIndex(of facts: Facts) -> Int? { facts.place(in: routes.stages) }

    package func outcome(_ id: OutcomeID) -> CompiledOutcome? { ends.place(of: id).map { outcomes[$0] } }

    /// Every task of the process, in the order of the file.
    package var allTasks: [TaskRule] { tasks + stages.flatMap(\.tasks) }

    /// The gate items of a stage, or of the deal as a whole.
    package func taskRules(at stage: Int?) -> [TaskRule] {
        guard let stage, stage < stages.count else { return tasks }
        return stages[stage].tasks
    }

    /// Every gate item there is, groups before their members, in the order of the file.
    package var allItems: [GateItem] {
        let gates = stages.flatMap { [$0.enter, $0.while, $0.leave] } + outcomes.map(\.require)
        return gates.flatMap { $0 }.flatMap(\.withMembers)
    }

    /// Everything that may be asked: the items of gates, the required tasks of a deal without stages, and the facts that
    /// reasons ask for.
    package var askedItems: [GateItem] {
        let tasks = stages.isEmpty ? outcomes.flatMap { $0.plan(at: nil).items }.filter(\.isRequiredTask) : []
        return allItems + outcomes.flatMap(\.reasons).flatMap(\.ask) + tasks
    }
}

extension GateItem {
    /// The item and everything inside it, outermost first.
    package var withMembers: [GateItem] { [self] + kind.members.flatMap(\.withMembers) }

    /// Whether it is the item that a required task adds unasked.
    package var isRequiredTask: Bool {
        if case .requiredTask = kind { true } else { false }
    }
}

// MARK: - Plans made on the spot

extension ProcessCore {
    /// What a move between any two stages asks: an arrow's own plan, or that of a jump (SEMANTICS §2).
    package func plan(from: Int, to: Int) -> GatePlan {
        if let route = routes.route(from: from, to: to) { return route.plan.counted }
        guard to > from else { return GatePlan([(stages[to].enter, true), (stages[to].while, true)]) }
        // The tasks of a stage that is skipped were never made: there is nothing to be done about them.
        let skipped = stages[(from + 1)..<to].flatMap { stage in
            [(stage.enter, true), (stage.leave.filter { !$0.isRequiredTask }, true)]
        }
        return GatePlan(
            [(stages[from].leave, true)] + skipped + [(stages[to].enter, true), (stages[to].while, true)])
    }

    /// What an outcome asks with a reason: the outcome's own items, then the facts that the reason asks for.
    package func plan(closing outcome: CompiledOutcome, because reason: CompiledReason?, at stage: Int?) -> GatePlan {
        let plan = outcome.plan(at: stage)
        guard let reason, !reason.ask.isEmpty else { return plan }
        return plan.adding(reason.ask)
    }

    /// The stage whose name is nearest to a misspelt one.
    package func nearestStage(to stage: StageID) -> StageID? {
        nearest(to: stage.text, among: stages.map(\.id.text)).flatMap { word in stages.first { $0.id.text == word }?.id
        }
    }

    /// The outcome whose name is nearest to a misspelt one.
    package func nearestOutcome(to outcome: OutcomeID) -> OutcomeID? {
        nearest(to: outcome.text, among: outcomes.map(\.id.text))
            .flatMap { word in outcomes.first { $0.id.text == word }?.id }
    }
}
