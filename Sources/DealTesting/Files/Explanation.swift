package import DealEngine
package import DealModel
package import DealProcess
import ExactValues

/// What `dealkit explain` tells: whether a deal of which these facts are known may go somewhere, and what is missing.
package struct Explanation: Sendable {
    /// Who is imagined to ask.
    package struct Asker: Sendable {
        /// Nil for the owner of the deal.
        package var id: UserID?
        /// Nil for every role of the process: what the gates say, not who may.
        package var roles: [RoleID]?
        /// A reason of the outcome, or a reason in words.
        package var reason: String?

        package init(id: UserID? = nil, roles: [RoleID]? = nil, reason: String? = nil) {
            self.id = id
            self.roles = roles
            self.reason = reason
        }
    }

    /// What is wrong with the files; with an error there is no decision.
    package let diagnostics: [Diagnostic]
    /// The roles of the asker that the process does not have: who plays them may do nothing, which is no answer worth
    /// having.
    package let unknownRoles: [RoleID]
    /// The roles that the process has.
    package let knownRoles: [RoleID]
    /// What the engine decided; two where only a reason is missing, the second as if one had been given.
    package let decisions: [Decision]

    package init(process path: String, facts factsPath: String, goal: String, asker: Asker = Asker()) {
        let loaded = ProcessLibrary.load(files: [path])
        var findings = DiagnosticCollector()
        let start = loaded.processes.first.flatMap { Self.start($0, factsPath, into: &findings) }
        diagnostics = loaded.diagnostics + findings.sorted
        let known = loaded.processes.first?.core.definition.roles.map(\.id.value) ?? []
        knownRoles = known
        unknownRoles = (asker.roles ?? []).filter { !known.contains($0) }
        guard let start, !findings.hasErrors else {
            decisions = []
            return
        }
        let first = Self.decide(goal, asker, on: start)
        if asker.reason == nil, first.action.isMove, case .reasonMissing? = first.decision.refusal?.kind {
            var reasoned = asker
            reasoned.reason = "…"
            decisions = [first.decision, Self.decide(goal, reasoned, on: start).decision]
        } else {
            decisions = [first.decision]
        }
    }

    /// The decision as a person would like to read it.
    package func text(in language: Language) -> String {
        decisions.map { decision in
            switch decision {
            case .accepted(let acceptance): acceptance.text(in: language)
            case .refused(let refusal): refusal.text(in: language)
            }
        }.joined(separator: "\n")
    }

    /// The outcome's reasons that may be given, where one is missing: by their ids, as a command line writes them.
    package var offeredReasons: [ReasonID] {
        if case .reasonMissing(let offered)? = decisions.first?.refusal?.kind { offered } else { [] }
    }

    private static func start(
        _ process: SalesProcess, _ path: String, into findings: inout DiagnosticCollector
    ) -> StartingPoint? {
        guard let source = SourceFile.scenarios(path, into: &findings),
            let node = YAMLDocument.read(source, into: &findings),
            let given = ScenarioReader.readStart(node, file: source, of: process.core.definition, into: &findings)
        else { return nil }
        var start = StartingPoint(
            process, at: given.start?.value, given: [given.given], now: given.clock?.value ?? .sampleMonday)
        start.take(given.plugins)
        return start
    }

    private static func decide(
        _ goal: String, _ asker: Asker, on start: StartingPoint
    ) -> (action: DealCommand.Action, decision: Decision) {
        let core = start.process.core
        let roles = asker.roles ?? core.definition.roles.map(\.id.value)
        let actor = DealActor(asker.id ?? start.facts.deal.owner ?? "you", roles: roles)
        let action = core.action(leadingTo: goal, because: asker.reason)
        let command = DealCommand(action, by: actor, because: action.isMove ? asker.reason : nil)
        let decision = DealEngine.decide(
            command, on: start.facts, under: start.process, at: start.now, with: .fixed(start.plugins))
        return (action, decision)
    }
}

extension ProcessCore {
    /// A stage before an outcome of the same name; a name that is neither is taken for the kind it resembles.
    fileprivate func action(leadingTo goal: String, because reason: String?) -> DealCommand.Action {
        let (stage, outcome) = (StageID(goal), OutcomeID(goal))
        let move = DealCommand.Action.move(to: stage)
        let close = DealCommand.Action.close(as: outcome, because: reason.map { ReasonID($0) })
        if index(of: stage) != nil { return move }
        if stages.isEmpty || self.outcome(outcome) != nil { return close }
        return nearestStage(to: stage) == nil && nearestOutcome(to: outcome) != nil ? close : move
    }
}

extension DealCommand.Action {
    fileprivate var isMove: Bool {
        if case .move = self { true } else { false }
    }
}
