import DealModel
import DealProcess
import ExactValues

extension Hearing {
    func close(as id: OutcomeID, because given: ReasonID?, _ asked: inout AskedItems) -> Ruling {
        guard let outcome = core.outcome(id) else {
            return .refuse(.unknownOutcome(nearest: core.nearestOutcome(to: id)))
        }
        return close(as: outcome, because: given, &asked)
    }

    func close(as outcome: CompiledOutcome, because given: ReasonID?, _ asked: inout AskedItems) -> Ruling {
        let stage = core.stageIndex(of: facts)
        guard outcome.isOffered(to: facts) else {
            return .refuse(.notANeighbour(reachable: outcome.from ?? []))
        }
        guard permits(outcome.roles) else { return .refuse(.notPermitted(needs: Set(outcome.roles))) }
        let reason = given.flatMap(outcome.reason)
        guard isGiven(reason, given, of: outcome) else { return .refuse(.reasonMissing(offered: offered(outcome))) }
        ask(core.plan(closing: outcome, because: reason, at: stage), &asked)
        guard asked.isPassable(under: core.control) else { return .refuse(.gateClosed) }
        return .accept(.closed(outcome, because: reason))
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
