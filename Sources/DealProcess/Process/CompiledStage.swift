package import DealModel

/// A stage with its gates and arrows ready to be used. An object, so that looking one up copies one reference.
package final class CompiledStage: Sendable {
    package let id: StageID
    /// Its place in the funnel, from 0.
    package let index: Int
    package let enter: [GateItem]
    package let `while`: [GateItem]
    /// With an item for each required task of the stage at the end.
    package let leave: [GateItem]
    package let tasks: [TaskRule]
    /// The arrows that leave it, forward ones first, each with the items that it asks.
    package let arrows: [Arrow]
    /// Where they lead.
    package let neighbours: [StageID]

    init(
        id: StageID, index: Int, enter: [GateItem], while: [GateItem], leave: [GateItem], tasks: [TaskRule],
        arrows: [Arrow]
    ) {
        self.id = id
        self.index = index
        self.enter = enter
        self.while = `while`
        self.leave = leave
        self.tasks = tasks
        self.arrows = arrows
        neighbours = arrows.map(\.target)
    }
}

/// A way from one stage to another that the process draws.
package final class Arrow: Sendable {
    package let target: StageID
    package let targetIndex: Int
    package let isForward: Bool
    package let plan: GatePlan

    init(target: StageID, targetIndex: Int, isForward: Bool, plan: GatePlan) {
        self.target = target
        self.targetIndex = targetIndex
        self.isForward = isForward
        self.plan = plan
    }
}

/// A task that is made at every entry into its stage, or once for a deal without stages.
package struct TaskRule: Sendable {
    package let id: TaskID
    /// Who may finish it; empty: the owner of the deal.
    package let roles: [RoleID]
    package let isRequired: Bool
    /// From the entry, in microseconds; nil: no date.
    package let due: Int64?
    /// The task is done while this is true; nil: when a person finishes it.
    package let doneWhen: Condition?
}

/// A way a deal may end, ready to be asked.
package final class CompiledOutcome: Sendable {
    package let id: OutcomeID
    package let countsAs: Outcome.Kind
    /// How deals end that take it without a reason.
    package let manner: Outcome.Manner
    /// The stages it is offered from; nil: everywhere.
    package let from: [StageID]?
    /// Who may choose it; empty: everybody.
    package let roles: [RoleID]
    package let require: [GateItem]
    package let reasons: [CompiledReason]
    /// What it asks at each stage by the stage's place in the funnel; one for all where the stage does not matter.
    package let plans: [GatePlan]

    init(
        id: OutcomeID, countsAs: Outcome.Kind, from: [StageID]?, roles: [RoleID], require: [GateItem],
        reasons: [CompiledReason], plans: [GatePlan]
    ) {
        self.id = id
        self.countsAs = countsAs
        manner = Outcome.Manner(id, countsAs: countsAs)
        self.from = from
        self.roles = roles
        self.require = require
        self.reasons = reasons
        self.plans = plans
    }

    /// The items it asks of a deal at a stage, nil for a deal without stages.
    package func plan(at stage: Int?) -> GatePlan {
        guard plans.count > 1, let stage, stage < plans.count else { return plans.first ?? .empty }
        return plans[stage]
    }

    package func isOffered(to facts: Facts) -> Bool {
        guard let from, let visit = facts.deal.visit else { return true }
        return from.contains(visit.stage)
    }

    package func reason(_ id: ReasonID) -> CompiledReason? { reasons.first { $0.id == id } }
}

/// A reason one may give for an outcome.
package final class CompiledReason: Sendable {
    package let id: ReasonID
    /// What must be present when it is given.
    package let ask: [GateItem]
    /// Offered only while this is true; nil: always.
    package let onlyIf: Condition?
    /// How deals end that take the outcome with this reason.
    package let manner: Outcome.Manner

    init(id: ReasonID, of outcome: OutcomeDefinition, ask: [GateItem], onlyIf: Condition?) {
        self.id = id
        manner = Outcome.Manner(outcome.id.value, countsAs: outcome.countsAs, reason: id)
        self.ask = ask
        self.onlyIf = onlyIf
    }
}

/// Who may make which kind of move, and which of them ask for a reason.
package struct MoveRules: Sendable {
    package struct Rule: Sendable {
        /// Nil: everybody; empty: nobody.
        package let roles: [RoleID]?
        package let reason: MoveDefinition.Reason

        /// Whether nobody's roles need be looked at.
        package var isForEverybody: Bool { roles == nil }

        package func permits(_ actor: DealActor) -> Bool {
            guard let roles else { return true }
            return roles.contains { actor.roles.contains($0) }
        }
    }

    package let forward: Rule
    package let back: Rule
    package let jump: Rule

    /// The rule for a move along an arrow.
    package func rule(isForward: Bool) -> Rule { isForward ? forward : back }
}
