import DealModel
import DealProcess
import ExactValues

extension Judge {
    /// Opens a deal in the first stage, or a deal without stages.
    func open(_ facts: Facts) -> Decision {
        let heard = hear(core.opening, on: facts)
        guard heard.isPassable(under: core.control) else { return refuse(.gateClosed, heard) }
        return .accepted(Acceptance(.opened, heard))
    }

    func move(to target: StageID, _ facts: Facts) -> Decision {
        guard let visit = facts.deal.visit else { return refuse(.noStages, facts) }
        guard let from = core.index(of: visit.stage, hint: Int(visit.stageIndex)) else {
            return refuse(.unknownStage(nearest: nil), facts)
        }
        if let arrow = core.stages[from].arrow(to: target) { return follow(arrow, from: from, facts) }
        if target == visit.stage { return refuse(.alreadyThere, facts) }
        guard let to = core.index(of: target) else {
            return refuse(.unknownStage(nearest: core.nearestStage(to: target)), facts)
        }
        // Whoever may not jump meets the strict process (FORMAT §8).
        guard core.control == .manual, core.moves.jump.permits(actor) else {
            return refuse(.notANeighbour(reachable: core.stages[from].neighbours), facts)
        }
        return jump(from: from, to: to, facts)
    }

    /// A move along an arrow. In a manual process closed items are advice to who may jump.
    private func follow(_ arrow: Arrow, from: Int, _ facts: Facts) -> Decision {
        let rule = arrow.isForward ? core.moves.forward : core.moves.back
        let mayJump = core.control == .manual && core.moves.jump.permits(actor)
        guard rule.permits(actor) || mayJump else { return refuse(.notPermitted(needs: rule.needed), facts) }
        let heard = hear(arrow.plan, on: facts)
        let transition = Transition(
            from: from, to: arrow.targetIndex, kind: arrow.isForward ? .forward : .back)
        if heard.isAllOpen, rule.permits(actor) {
            guard rule.reason != .required || command.reason != nil else {
                return refuse(.reasonMissing(offered: []), heard)
            }
            return .accepted(Acceptance(.moved(transition), heard))
        }
        guard mayJump else { return refuse(.gateClosed, heard) }
        return accept(transition.asJump, heard, asking: rule.reason)
    }

    private func jump(from: Int, to: Int, _ facts: Facts) -> Decision {
        let heard = hear(core.plan(from: from, to: to), on: facts)
        return accept(Transition(from: from, to: to, kind: .jump), heard, asking: .optional)
    }

    /// Accepts a jump if the reason that it, or the move it stands for, asks for is given.
    private func accept(
        _ transition: Transition, _ heard: Hearing, asking own: MoveDefinition.Reason
    ) -> Decision {
        let asksJump = core.moves.jump.reason == .required || core.moves.jump.reason == .whenClosed && !heard.isAllOpen
        guard command.reason != nil || !asksJump && own != .required else {
            return refuse(.reasonMissing(offered: []), heard)
        }
        return .accepted(Acceptance(.moved(transition), heard))
    }
}

extension MoveRules.Rule {
    /// Who would be permitted.
    var needed: Set<RoleID> { Set(roles ?? []) }
}
