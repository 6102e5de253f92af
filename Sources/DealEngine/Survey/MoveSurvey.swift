public import DealModel
public import DealProcess
public import ExactValues

/// Every stage and outcome of a process at once, for one person: what a board of many deals shows.
///
/// It says of each goal what ``decide(_:on:under:at:with:)`` says of the plain command for it, one without a reason, and
/// makes nothing on the way that is not asked for.
///
///     let survey = MoveSurvey(of: process, for: anna)
///     for facts in deals {
///         survey.forEachGoal(of: facts, at: now) { prospect in
///             if prospect.standing == .open { print(facts.deal.id, survey.goals[prospect.goal]) }
///         }
///     }
public struct MoveSurvey: Sendable {
    /// The stages in the order of the funnel, then the outcomes in the order of the file.
    public let goals: [MoveOption.Goal]
    private let process: SalesProcess
    /// One for each goal.
    private let commands: [DealCommand]

    /// Prepares the survey, once for any number of deals.
    public init(of process: SalesProcess, for actor: DealActor) {
        let core = process.core
        goals = core.stages.map { .stage($0.id) } + core.outcomes.map { .outcome($0.id) }
        commands = goals.map { DealCommand(DealCommand.Action($0), by: actor) }
        self.process = process
    }

    /// Calls `body` for each goal in the order of ``goals``.
    ///
    /// - Parameters:
    ///   - facts: What is known of a deal of this process.
    ///   - now: The time of asking.
    ///   - answers: What plugins said; a rule whose plugin has no answer here was not asked.
    ///   - body: Called once a goal; what it is handed lives only for the call.
    /// - Complexity: O(*n*) in the number of goals and of the items that the open ways ask.
    public func forEachGoal(
        of facts: Facts, at now: Instant, with answers: Answers = .none, _ body: (borrowing Prospect) -> Void
    ) {
        guard let first = commands.first else { return }
        let core = process.core
        let from = facts.isOpen ? core.stageIndex(of: facts) : nil
        var prospect = Prospect(Hearing(command: first, facts: facts, process: process, now: now, answers: answers))
        let mayJump = prospect.mayJump
        for stage in core.stages.indices {
            prospect.look(at: stage, from: from, mayJump: mayJump, core.routes)
            body(prospect)
        }
        for outcome in core.outcomes.indices {
            prospect.look(atOutcome: outcome, goal: core.stages.count + outcome, from: from)
            body(prospect)
        }
    }

    /// The whole decision for one goal, with its text, openings and receipt.
    public func decision(
        for goal: Int, of facts: Facts, at now: Instant, with answers: Answers = .none
    ) -> Decision? {
        guard commands.indices.contains(goal) else { return nil }
        return decide(commands[goal], on: facts, under: process, at: now, with: answers)
    }
}
