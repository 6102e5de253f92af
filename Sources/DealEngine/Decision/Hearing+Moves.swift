import DealModel
import DealProcess
import ExactValues

extension Hearing {
    /// Opens a deal in the first stage, or a deal without stages.
    func open(_ asked: inout AskedItems) -> Ruling {
        ask(core.opening, &asked)
        guard asked.isPassable(under: core.control) else { return .refuse(.gateClosed) }
        return .accept(.opened)
    }

    func move(to target: StageID, _ asked: inout AskedItems) -> Ruling {
        guard let stand = facts.stand else { return .refuse(.noStages) }
        guard let from = core.index(of: stand.stage, hint: stand.hint) else {
            return .refuse(.unknownStage(nearest: nil))
        }
        if let route = core.routes.route(from: from, to: target) { return follow(route, &asked) }
        if target == stand.stage { return .refuse(.alreadyThere) }
        guard let to = core.index(of: target) else {
            return .refuse(.unknownStage(nearest: core.nearestStage(to: target)))
        }
        return jump(from: from, to: to, &asked)
    }

    /// A move that no arrow draws. Whoever may not jump meets the strict process (FORMAT §8).
    func jump(from: Int, to: Int, _ asked: inout AskedItems) -> Ruling {
        guard mayJump else { return .refuse(.notANeighbour(reachable: core.stages[from].neighbours)) }
        ask(core.plan(from: from, to: to), &asked)
        return go(Transition(from: from, to: to, kind: .jump), asking: .optional, asked)
    }

    /// A move along an arrow. In a manual process closed items are advice to who may jump.
    func follow(_ route: RouteTable.Route, _ asked: inout AskedItems) -> Ruling {
        // Nobody's roles are looked at where everybody may.
        let isPermitted = core.moves.isForEverybody(route) || core.moves[route].permits(actor)
        guard isPermitted || mayJump else { return .refuse(.notPermitted(needs: core.moves[route].needed)) }
        ask(route.plan, &asked)
        let transition = Transition(from: route.from, to: route.to, kind: route.isForward ? .forward : .back)
        if isPermitted, asked.isOpen {
            guard core.moves.reason(route) != .required || command.reason != nil else {
                return .refuse(.reasonMissing(offered: []))
            }
            return .accept(.moved(transition))
        }
        guard mayJump else { return .refuse(.gateClosed) }
        return go(transition.asJump, asking: core.moves.reason(route), asked)
    }

    /// Goes, if the reason that a jump, or the move it stands for, asks for is given.
    private func go(
        _ transition: Transition, asking own: MoveDefinition.Reason, _ asked: AskedItems
    ) -> Ruling {
        let asksJump =
            core.moves.jump.reason == .required || core.moves.jump.reason == .whenClosed && !asked.isOpen
        guard command.reason != nil || !asksJump && own != .required else {
            return .refuse(.reasonMissing(offered: []))
        }
        return .accept(.moved(transition))
    }

    var mayJump: Bool { core.control == .manual && core.moves.jump.permits(actor) }
}

extension MoveRules.Rule {
    /// Who would be permitted.
    var needed: Set<RoleID> { Set(roles ?? []) }
}
