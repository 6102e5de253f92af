public import DealModel
import DealProcess

extension Refusal {
    /// The whole refusal as a person reads it: what cannot be done, every closed item with what it read and who may
    /// supply what is missing, and the least that would open the way.
    ///
    /// - Parameters:
    ///   - language: The reader's language; a language that is not known is read as English.
    ///   - wordings: The engine's own sentences; a host may have added a language.
    /// - Returns: Several lines, without a line break at the end.
    public func text(in language: Language, wordings: Wordings = .builtIn) -> String {
        RefusalText(self, Narrator(hearing, in: language, wordings)).lines.joined(separator: "\n")
    }

    /// Calls `body` with the message of each blocking closed item, in the order asked: for lists that show many deals.
    public func forEachClosedMessage(in language: Language, wordings: Wordings = .builtIn, _ body: (String) -> Void) {
        guard case .gateClosed = kind else { return }
        hearing.forEachClosedMessage(in: language, wordings, body)
    }
}

extension Hearing {
    /// Calls `body` with the message of each blocking closed item, in the order asked.
    func forEachClosedMessage(in language: Language, _ wordings: Wordings, _ body: (String) -> Void) {
        // Most messages print no facts: nobody is asked to tell those.
        var narrator: Narrator?
        let items = plan.items
        verdicts.forEachClosed { index in
            guard items[index].mode == .block else { return }
            if let text = items[index].message?.plainText(in: language) { return body(text) }
            let teller = narrator ?? Narrator(self, in: language, wordings)
            narrator = teller
            body(teller.message(of: items[index]))
        }
    }
}

/// The lines of a refusal.
struct RefusalText {
    private let refusal: Refusal
    private let narrator: Narrator
    private var wording: Wording { narrator.wording }
    private var hearing: Hearing { refusal.hearing }

    init(_ refusal: Refusal, _ narrator: Narrator) {
        self.refusal = refusal
        self.narrator = narrator
    }

    var lines: [String] {
        guard case .gateClosed = refusal.kind else { return [heading] + factLines }
        let items = hearing.closedGateItems { $0 == .block }
        return [heading] + items.flatMap(itemLines) + OpeningText(refusal.openingReport, narrator).lines
    }

    // MARK: - The heading

    private var heading: String {
        switch refusal.kind {
        case .gateClosed: closedHeading
        case .notPermitted(let roles): wording.notPermitted(attempt, roles: narrator.roles(roles))
        case .dealClosed(let outcome):
            wording.dealClosed(as: narrator.outcome(outcome.id), at: narrator.text(outcome.at))
        case .onHold: onHold
        case .unknownStage(let nearest): wording.unknownStage(asked, nearest: nearest?.text)
        case .unknownOutcome(let nearest): wording.unknownOutcome(asked, nearest: nearest?.text)
        case .notANeighbour(let reachable): notANeighbour(reachable)
        case .alreadyThere: here.map { wording.alreadyThere($0) } ?? wording.alreadyOpen()
        case .noStages: wording.noStages()
        case .reasonMissing(let offered): reasonMissing(offered)
        case .secondPerson: wording.secondPerson([])
        case .wrongFacts(let problems): wording.wrongFacts(problems.count)
        case .unknownTask(let nearest): wording.unknownTask(asked, nearest: nearest?.text)
        case .finishedByCondition(let task): wording.finishedByCondition(narrator.task(task))
        case .unknownDocument(let nearest): wording.unknownDocument(asked, nearest: nearest?.text)
        case .unknownState(let nearest): unknownState(nearest)
        case .unknownApproval(let nearest): wording.unknownApproval(asked, nearest: nearest)
        }
    }

    private var closedHeading: String {
        let count = hearing.closedGateItems { $0 == .block }.count
        switch hearing.command.action {
        case .open: return wording.cannotOpen(missing: count)
        case .move(let stage): return wording.cannotMove(to: narrator.stage(stage), missing: count)
        case .close(let outcome, _): return wording.cannotClose(as: narrator.outcome(outcome), missing: count)
        case .supply, .finish, .file, .approve: return wording.cannotEdit(broken: count)
        }
    }

    private var onHold: String {
        guard case .onHold(let since, let reason) = hearing.facts.deal.standing else { return "" }
        return wording.onHold(since: narrator.text(since), reason: reason)
    }

    private func notANeighbour(_ reachable: [StageID]) -> String {
        let stages = reachable.map(narrator.stage)
        switch hearing.command.action {
        case .close(let outcome, _):
            return wording.notOffered(narrator.outcome(outcome), at: here ?? "", offeredAt: stages)
        case .move(let target):
            return wording.notANeighbour(from: here ?? "", to: narrator.stage(target), reachable: stages)
        default:
            return ""
        }
    }

    private func reasonMissing(_ offered: [ReasonID]) -> String {
        guard case .close(let outcome, let given) = hearing.command.action else { return wording.reasonWanted() }
        let reasons = offered.map(narrator.reason)
        guard let given else { return wording.reasonMissing(for: narrator.outcome(outcome), offered: reasons) }
        return wording.reasonNotOffered(
            narrator.reason(given), for: narrator.outcome(outcome), offered: reasons)
    }

    private func unknownState(_ nearest: String?) -> String {
        guard case .file(let kind, let state) = hearing.command.action else { return "" }
        return wording.unknownState(state.text, of: narrator.document(kind), nearest: nearest)
    }

    private var factLines: [String] {
        guard case .wrongFacts(let problems) = refusal.kind else { return [] }
        return problems.map { "  • " + sentence($0) }
    }

    private func sentence(_ problem: FactProblem) -> String {
        let given = hearing.command.changes.flatMap(\.parts).last { $0.path == problem.path }?.value
        return wording.sentence(
            problem, title: narrator.fact(problem.path), given: narrator.text(given, of: problem.path))
    }

    // MARK: - The items

    /// The message, then the causes and who may supply, indented under it.
    private func itemLines(_ item: GateItem) -> [String] {
        let closed = hearing.explain(item)
        var lines = ["  • " + narrator.message(of: item)]
        lines += closed.causes.compactMap { sentence($0, of: item) }.map { "      " + $0 }
        lines += narrator.approvalRemarks(in: item).map { "      " + $0 }
        if !closed.mayFix.isEmpty { lines.append("      " + wording.maySupply(narrator.roles(closed.mayFix))) }
        return lines
    }

    /// What a cause adds to the message; a plain "no" adds nothing, nor does what the message itself is about.
    private func sentence(_ cause: ClosedItem.Cause, of item: GateItem) -> String? {
        switch cause {
        case .closed: hearing.lacksCustomer && item.asksAboutCustomer ? wording.noCustomer() : nil
        case .missing(let paths): missing(paths, of: item)
        case .unanswered(let plugin, .notAsked): wording.unanswered(plugin.text, why: .notAsked)
        case .unanswered(let plugin, .later): wording.unanswered(plugin.text, why: .later)
        case .unanswered(let plugin, .said(let why)): wording.unanswered(plugin.text, why: why)
        case .withheld(let paths): wording.notLoaded(paths.map(narrator.fact))
        case .broken(let error): wording.broken(error)
        case .declined(let plugin, let reason): wording.declined(plugin.text, because: reason)
        }
    }

    /// What nobody has stated; of a customer that the deal does not have, only that it has none.
    private func missing(_ paths: [FactPath], of item: GateItem) -> String? {
        let stated = hearing.lacksCustomer ? paths.filter { !$0.root.isOfCustomer } : paths
        let noCustomer = stated.count < paths.count ? wording.noCustomer() : nil
        if stated.isEmpty || item.isPresence && item.message == nil { return noCustomer }
        return wording.joined(noCustomer, wording.notSet(stated.map(narrator.fact)))
    }

    // MARK: - What was asked

    private var here: String? { hearing.facts.deal.visit.map { narrator.stage($0.stage) } }

    /// The word of the command that was not found.
    private var asked: String {
        switch hearing.command.action {
        case .open, .supply: ""
        case .move(let stage): stage.text
        case .close(let outcome, _): outcome.text
        case .finish(let task): task.text
        case .file(let kind, _): kind.text
        case .approve(let item): item
        }
    }

    private var attempt: Wording.Attempt {
        switch hearing.command.action {
        case .open: .open
        case .supply: .edit
        case .move(let stage): .move(to: narrator.stage(stage))
        case .close(let outcome, _): .close(as: narrator.outcome(outcome))
        case .finish(let task): .finish(narrator.task(task))
        case .file(let kind, _): .file(narrator.document(kind))
        case .approve(let item): .approve(item)
        }
    }
}

extension GateItem {
    /// Whether it asks for nothing but that a fact is known.
    fileprivate var isPresence: Bool {
        if case .fact = kind { true } else { false }
    }

    /// Whether it reads anything of the customer.
    fileprivate var asksAboutCustomer: Bool {
        reads.paths.contains { FactPath($0)?.root.isOfCustomer ?? false }
    }
}
