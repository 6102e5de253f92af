import DealModel
import DealProcess
import ExactValues

extension DeskCore {
    /// A deal as it is now, for reading: nothing is decided to be written.
    func matter(_ deal: DealID, for command: DealCommand? = nil) async throws(DeskError) -> Matter {
        let task = DeskTask(deal, command ?? DealCommand(.supply, by: DealActor("")))
        let store = deals.store
        let file: DealFile?
        do throws(StoreError) {
            file = try await store.load(LoadRequest(deal, reading: .groups(.all)))
        } catch {
            throw .store(error)
        }
        guard let file else { throw .noSuchDeal(deal) }
        return try await matter(of: file, for: task, from: store, reading: .all)
    }

    /// What a command would be told, with nothing written.
    func tryOut(_ command: DealCommand, on matter: Matter, isAsking: Bool) async -> Decision {
        let heard = await answers(for: command, on: matter, isAsking: isAsking)
        return decide(
            command, on: matter.facts, under: matter.entry.process, at: matter.raised(clock.now()).at,
            with: heard.answers)
    }

    /// Every way a deal could go on: stages in the order of the funnel, then outcomes in the order of the file.
    func options(of matter: Matter, for actor: DealActor, isAsking: Bool) async -> [MoveOption] {
        var options: [MoveOption] = []
        for goal in goals(of: matter) {
            options.append(await option(goal, of: matter, for: actor, isAsking: isAsking))
        }
        return options
    }

    private func goals(of matter: Matter) -> [MoveOption.Goal] {
        let core = matter.entry.process.core
        let visit = matter.facts.deal.visit
        var stages: [StageID] = []
        if let visit, core.control == .manual {
            stages = core.stages.map(\.id).filter { $0 != visit.stage }
        } else if let visit, let index = core.index(of: visit.stage) {
            let targets = Set(core.stages[index].arrows.map(\.target))
            stages = core.stages.map(\.id).filter(targets.contains)
        }
        let outcomes = core.outcomes.filter { $0.isOffered(to: matter.facts) }.map(\.id)
        return stages.map(MoveOption.Goal.stage) + outcomes.map(MoveOption.Goal.outcome)
    }

    private func option(
        _ goal: MoveOption.Goal, of matter: Matter, for actor: DealActor, isAsking: Bool
    ) async -> MoveOption {
        let plain = await tryOut(DealCommand(DealCommand.Action(goal), by: actor), on: matter, isAsking: isAsking)
        guard case .refused(let refusal) = plain, case .reasonMissing(let offered) = refusal.kind else {
            return MoveOption(goal: goal, verdict: verdict(plain, on: matter), asksReason: false, reasons: [])
        }
        // Asked again with a reason, so that the answer is about the gates: each reason may ask for facts of its own.
        var verdicts: [MoveOption.Verdict] = []
        for reason in offered.map(Optional.some) + (offered.isEmpty ? [nil] : []) {
            let command = DealCommand(DealCommand.Action(goal, because: reason), by: actor, because: "–")
            let decision = await tryOut(command, on: matter, isAsking: isAsking)
            verdicts.append(verdict(decision, on: matter))
        }
        let open = verdicts.first { if case .open = $0 { true } else { false } }
        return MoveOption(
            goal: goal, verdict: open ?? verdicts.first ?? .closed(refusal), asksReason: offered.isEmpty,
            reasons: offered)
    }

    private func verdict(_ decision: Decision, on matter: Matter) -> MoveOption.Verdict {
        guard case .refused(let refusal) = decision else { return .open }
        switch refusal.kind {
        case .notPermitted(let roles): return .notPermitted(roles)
        case .gateClosed where refusal.waitsForPluginsOnly:
            return .unasked(
                questions(for: refusal.hearing.command, on: matter.facts, under: matter.entry.process))
        default: return .closed(refusal)
        }
    }
}

extension Refusal {
    /// Whether every closed item would be decided by a plugin that was not asked.
    fileprivate var waitsForPluginsOnly: Bool {
        let items = items
        return !items.isEmpty
            && items.allSatisfy { item in
                if case .unanswered(_, why: .notAsked) = item.cause { true } else { false }
            }
    }
}
