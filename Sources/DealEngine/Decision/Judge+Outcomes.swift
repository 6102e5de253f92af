import DealModel
import DealProcess
import ExactValues

extension Judge {
    func close(as id: OutcomeID, because given: ReasonID?, _ facts: Facts) -> Decision {
        guard let outcome = core.outcome(id) else {
            return refuse(.unknownOutcome(nearest: core.nearestOutcome(to: id)), facts)
        }
        let visit = facts.deal.visit
        guard outcome.isOffered(at: visit?.stage) else {
            return refuse(.notANeighbour(reachable: outcome.from ?? []), facts)
        }
        guard permits(outcome.roles) else { return refuse(.notPermitted(needs: Set(outcome.roles)), facts) }
        let reason = given.flatMap(outcome.reason)
        guard isGiven(reason, given, of: outcome, facts) else {
            return refuse(.reasonMissing(offered: offered(outcome, facts)), facts)
        }
        let stage = visit.flatMap { core.index(of: $0.stage, hint: Int($0.stageIndex)) }
        let heard = hear(core.plan(closing: outcome, because: reason, at: stage), on: facts)
        guard heard.isPassable(under: core.control) else { return refuse(.gateClosed, heard) }
        return .accepted(Acceptance(.closed(outcome, because: reason?.id), heard))
    }

    private func isGiven(
        _ reason: CompiledReason?, _ given: ReasonID?, of outcome: CompiledOutcome, _ facts: Facts
    ) -> Bool {
        if outcome.reasons.isEmpty { return given == nil }
        guard let reason else { return false }
        return isOffered(reason, facts)
    }

    private func offered(_ outcome: CompiledOutcome, _ facts: Facts) -> [ReasonID] {
        outcome.reasons.filter { isOffered($0, facts) }.map(\.id)
    }

    private func isOffered(_ reason: CompiledReason, _ facts: Facts) -> Bool {
        guard let condition = reason.onlyIf else { return true }
        let reader = GateReader(facts: facts, command: command, process: process, now: now, answers: answers)
        return condition.truth(in: reader.scope) == .yes
    }
}
