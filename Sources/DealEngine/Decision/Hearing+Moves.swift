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

    @inline(__always)
    func move(to target: StageID, _ asked: inout AskedItems) -> Ruling {
        if let route = core.routes.route(of: facts, to: target) { return follow(route, &asked) }
        return stray(to: target, &asked)
    }

    /// A move that no arrow draws.
    private func stray(to target: StageID, _ asked: inout AskedItems) -> Ruling {
        guard let from = core.stageIndex(of: facts) else {
            return .refuse(facts.hasStage ? .unknownStage(nearest: nil) : .noStages)
        }
        if target == core.stages[from].id { return .refuse(.alreadyThere) }
        guard let to = core.index(of: target) else {
            return .refuse(.unknownStage(nearest: core.nearestStage(to: target)))
        }
        return jump(from: from, to: to, &asked)
    }

    /// Whoever may not jump meets the strict process (FORMAT §8).
    func jump(from: Int, to: Int, _ asked: inout AskedItems) -> Ruling {
        guard mayJump else { return .refuse(.notANeighbour(reachable: core.stages[from].neighbours)) }
        ask(core.plan(from: from, to: to), &asked)
        return go(Transition(from: from, to: to, kind: .jump), demandingReason: false, asked)
    }

    /// A move along an arrow. In a manual process closed items are advice to who may jump.
    @inline(__always)
    func follow(_ route: RouteTable.Route, _ asked: inout AskedItems) -> Ruling {
        // Nobody's roles are looked at where everybody may.
        let isPermitted = route.isForEverybody || rule(of: route).permits(actor)
        guard isPermitted || mayJump else { return .refuse(.notPermitted(needs: rule(of: route).needed)) }
        ask(route.plan, &asked)
        let transition = Transition(from: route.from, to: route.to, kind: route.isForward ? .forward : .back)
        if isPermitted, asked.isOpen {
            guard !route.demandsReason || command.reason != nil else {
                return .refuse(.reasonMissing(offered: []))
            }
            return .accept(.moved(transition))
        }
        guard mayJump else { return .refuse(.gateClosed) }
        return go(transition.asJump, demandingReason: route.demandsReason, asked)
    }

    private func rule(of route: RouteTable.Route) -> MoveRules.Rule { core.moves.rule(isForward: route.isForward) }

    /// Goes, if the reason that a jump, or the move it stands for, asks for is given.
    private func go(
        _ transition: Transition, demandingReason own: Bool, _ asked: AskedItems
    ) -> Ruling {
        let asksJump =
            core.moves.jump.reason == .required || core.moves.jump.reason == .whenClosed && !asked.isOpen
        guard command.reason != nil || !asksJump && !own else {
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
