import DealEngine
import DealModel
import DealProcess
import ExactValues

/// A deal on its way through a scenario. Everything that happens to it was decided by `decide`.
struct DealStory {
    /// What came of a step.
    enum Event {
        /// It was done, without a decision: time passed, the customer changed, a plugin thinks otherwise.
        case happened
        case accepted(Acceptance)
        case refused(Refusal)
        /// Format 1 knows the step, this version does not obey it.
        case notSupported(String)
    }

    let process: SalesProcess
    private let roles: [String: [RoleID]]
    private(set) var facts: Facts
    private(set) var now: Instant
    private var plugins: [PluginID: PluginAnswer]

    init(_ start: StartingPoint, actors: [ScenarioActor]) {
        process = start.process
        facts = start.facts
        now = start.now
        plugins = start.plugins
        roles = Dictionary(actors.map { ($0.id.value, $0.roles.map(\.value)) }) { first, _ in first }
    }

    var answers: Answers { .fixed(plugins) }

    /// Who asks where a step does not say.
    var owner: DealActor { actor(nil) }

    /// The owner; of a deal that nobody owns, somebody else.
    func owner(or other: String?) -> DealActor { facts.deal.owner == nil ? actor(other) : owner }

    func actor(_ name: String?) -> DealActor {
        let name = name ?? facts.deal.owner?.text ?? "nobody"
        return DealActor(UserID(name), roles: roles[name] ?? [])
    }

    /// Asks the gates of the first stage, as for a deal that is opened.
    ///
    /// The facts stay as they were given, tasks included.
    func open(by actor: DealActor) -> Event {
        var opened = self
        return opened.decide(.open, by: actor, because: nil)
    }

    mutating func perform(_ step: ScenarioStep) -> Event {
        let actor = actor(step.actor?.value)
        let reason = step.reason?.value
        switch step.verb {
        case .move(let stage): return decide(.move(to: stage.value), by: actor, because: reason)
        case .close(let outcome): return close(as: outcome.value, by: actor, because: reason)
        case .done(let task): return decide(.finish(task.value), by: actor, because: reason)
        case .document(let kind, let state):
            return decide(.file(kind.value, as: state.value), by: actor, because: reason)
        case .approve(let item): return decide(.approve(item.value), by: actor, because: reason)
        case .set(let given): return set(given, by: actor, because: reason)
        case .add(let record): facts.add(record)
        case .interaction(let record):
            facts.record(record.interaction(number: facts.interactions.count + 1, by: actor.id, at: now))
        case .plugin(let statements): for statement in statements { plugins[statement.plugin.value] = statement.answer }
        case .wait(let span): wait(span.value)
        case .hold: return .notSupported("hold")
        case .resume: return .notSupported("resume")
        case .reopen: return .notSupported("reopen")
        case .waive: return .notSupported("waive")
        }
        return .happened
    }

    // MARK: - What is decided

    private mutating func decide(
        _ action: DealCommand.Action, by actor: DealActor, because reason: String?, on known: Facts? = nil,
        supplying changes: [FactChange] = []
    ) -> Event {
        let command = DealCommand(action, by: actor, because: reason, supplying: changes)
        switch DealEngine.decide(command, on: known ?? facts, under: process, at: now, with: answers) {
        case .accepted(let acceptance):
            facts = acceptance.facts
            return .accepted(acceptance)
        case .refused(let refusal): return .refused(refusal)
        }
    }

    /// In a scenario the reason of an outcome that has reasons is one of them.
    private mutating func close(as id: OutcomeID, by actor: DealActor, because reason: String?) -> Event {
        let takesReasons = process.core.outcome(id).map { !$0.reasons.isEmpty } ?? false
        let chosen = takesReasons ? reason.map { ReasonID($0) } : nil
        return decide(.close(as: id, because: chosen), by: actor, because: chosen == nil ? reason : nil)
    }

    /// The customer's facts are an edit of the customer, which no gate holds back; with the deal's they are one step.
    private mutating func set(_ given: [GivenFact], by actor: DealActor, because reason: String?) -> Event {
        var known = facts
        known.state(given.filter { $0.path.value.root == .customer }, in: process.core.facts.layouts)
        let changes = given.filter { $0.path.value.root != .customer }.map { FactChange.set($0.path.value, $0.value) }
        guard changes.isEmpty else {
            return decide(.supply, by: actor, because: reason, on: known, supplying: changes)
        }
        facts = known
        return .happened
    }

    private mutating func wait(_ span: DaySpan) {
        guard let length = span.microseconds, let later = try? now.adding(microseconds: length) else { return }
        now = later
    }
}

extension DealStory {
    /// The `while` items of the stage where the deal stands, as its owner sees them.
    var standing: (items: [GateItem], hearing: Hearing)? {
        guard facts.deal.standing == .open, let visit = facts.deal.visit,
            let stage = process.core.index(of: visit.stage, hint: Int(visit.stageIndex))
        else { return nil }
        let hearing = Hearing(
            command: DealCommand(.supply, by: owner), facts: facts, process: process, now: now, answers: answers)
        return (process.core.stages[stage].while, hearing)
    }

    /// The `while` items that no longer hold; one that only warns puts no deal out of line.
    var outOfLine: [String] {
        guard let (items, hearing) = standing else { return [] }
        return items.filter { $0.mode == .block && hearing.truth(of: $0) != .yes }.map(\.name)
    }
}
