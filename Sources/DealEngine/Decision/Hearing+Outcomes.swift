import DealModel
import DealProcess
import ExactValues

extension Hearing {
    @inline(__always)
    func close(as id: OutcomeID, because given: ReasonID?, _ asked: inout AskedItems) -> Ruling {
        guard let place = core.ends.place(of: id) else {
            return .refuse(.unknownOutcome(nearest: core.nearestOutcome(to: id)))
        }
        return close(as: place, because: given, &asked)
    }

    /// - Parameter place: That of the outcome in the file.
    func close(as place: Int, because given: ReasonID?, _ asked: inout AskedItems) -> Ruling {
        if given == nil, let plan = core.ends.plainPlan(place, at: core.stageIndex(of: facts)) {
            ask(plan, &asked)
            return closed(Ending(outcome: place, reason: nil), asked)
        }
        return choose(core.outcomes[place], at: place, because: given, &asked)
    }

    /// An outcome that is not for everybody, not from everywhere, or not without a reason.
    private func choose(
        _ outcome: CompiledOutcome, at place: Int, because given: ReasonID?, _ asked: inout AskedItems
    ) -> Ruling {
        guard outcome.isOffered(to: facts) else {
            return .refuse(.notANeighbour(reachable: outcome.from ?? []))
        }
        guard permits(outcome.roles) else { return .refuse(.notPermitted(needs: Set(outcome.roles))) }
        let number = given.flatMap { given in outcome.reasons.firstIndex { $0.id == given } }
        let reason = number.map { outcome.reasons[$0] }
        guard isGiven(reason, given, of: outcome) else { return .refuse(.reasonMissing(offered: offered(outcome))) }
        ask(core.plan(closing: outcome, because: reason, at: core.stageIndex(of: facts)), &asked)
        return closed(Ending(outcome: place, reason: number), asked)
    }

    private func closed(_ ending: Ending, _ asked: AskedItems) -> Ruling {
        asked.isPassable(under: core.control) ? .accept(.closed(ending)) : .refuse(.gateClosed)
    }

    private func isGiven(_ reason: CompiledReason?, _ given: ReasonID?, of outcome: CompiledOutcome) -> Bool {
        if outcome.reasons.isEmpty { return given == nil }
        guard let reason else { return false }
        return isOffered(reason)
    }

    private func offered(_ outcome: CompiledOutcome) -> [ReasonID] {
        outcome.reasons.filter { isOffered($0) }.map(\.id)
    }

    private func isOffered(_ reason: CompiledReason) -> Bool {
        guard let condition = reason.onlyIf else { return true }
        return condition.truth(in: scope) == .yes
    }
}
