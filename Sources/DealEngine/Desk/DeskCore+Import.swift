import DealModel
import DealProcess
import ExactValues

extension DeskCore {
    /// Lives through a history and commits what was accepted, and says what came of it.
    func bring(
        _ history: DealHistory, from source: String, key: CommandKey?
    ) async throws(DeskError) -> Reply<BroughtDeal> {
        guard let telemetry else { return try await bringUnheard(history, from: source, key: key) }
        return try await telemetry.observing(.bring, on: history.deal.id) {
            () async throws(DeskError) -> Reply<BroughtDeal> in
            try await self.bringUnheard(history, from: source, key: key)
        } isRepeat: {
            $0.change.isRepeat
        }
    }

    private func bringUnheard(
        _ history: DealHistory, from source: String, key: CommandKey?
    ) async throws(DeskError) -> Reply<BroughtDeal> {
        let task = DeskTask(opening: history.deal, by: history.openedBy, key: key)
        try task.checkNames()
        for step in history.steps { try step.command.actor.checkName() }
        let keyUse = key.map { Commit.KeyUse(key: $0, command: history.digest(of: task, from: source)) }
        let store = deals.store
        var lost: StaleRead?
        for _ in 1...3 {
            let file = try await load(task, at: history.openedAt, from: store)
            if let keyed = file.keyed {
                let change = try repeated(keyed, of: task, keyUse)
                return .done(BroughtDeal(change: change, steps: nil, refusals: []))
            }
            try await check(file, against: task)
            var matter = try await matter(of: file, for: task, from: store, reading: .all)
            if let refusal = matter.state(task, at: history.openedAt) { return .refused(refusal) }
            var replay = Replay(matter, source: source, recordedAt: clock.now(), redactor: matter.redactor)
            if let refusal = await live(through: task.command, at: history.openedAt, in: &replay) {
                return .refused(refusal)
            }
            var accepted = 0
            var refusals: [Refusal] = []
            for step in history.steps {
                if let refusal = await live(through: step.command, at: step.at, in: &replay) {
                    refusals.append(refusal)
                    if !step.isOptional { break }
                } else {
                    accepted += 1
                }
            }
            do throws(StoreError) {
                let change = try await write(replay, of: matter, under: keyUse, for: task, to: store)
                return .done(BroughtDeal(change: change, steps: accepted, refusals: refusals))
            } catch {
                lost = try await stale(error, task)
            }
        }
        throw .conflict(Conflict(lost ?? .deal(task.deal), winners: []))
    }

    /// Decides one step at its time.
    ///
    /// - Returns: The refusal; `nil` when the step was accepted.
    private func live(
        through command: DealCommand, at instant: Instant, in replay: inout Replay
    ) async -> Refusal? {
        let (at, isBehind) = replay.matter.raised(instant)
        let heard = await answers(for: command, on: replay.matter)
        let decision = decide(
            command, on: replay.matter.facts, under: replay.matter.entry.process, at: at, with: heard.answers)
        switch decision {
        case .refused(let refusal): return refusal
        case .accepted(let acceptance):
            replay.add(acceptance, by: command.actor.id, at: at, isClockBehind: isBehind, notes: heard.notes)
            return nil
        }
    }

    private func write(
        _ replay: Replay, of matter: Matter, under keyUse: Commit.KeyUse?, for task: DeskTask,
        to store: any DealStore
    ) async throws(StoreError) -> DealChange {
        let check = check(replay.needs, on: matter)
        let read = customerRead(matter, check)
        let entries = read.map { read in replay.entries.map { $0.reading(read) } } ?? replay.entries
        let commit = Commit(
            read: readSet(matter, replay.needs, readsPortfolio: replay.readsPortfolio), entries: entries,
            keyUse: keyUse, notes: replay.notes, facts: kept(replay.matter.facts), loaded: matter.loaded,
            grounds: .several(replay.grounds), redactor: replay.redactor,
            personal: replay.redactor.map { PersonalValues(of: replay.matter.facts.deal, key: $0.key) },
            now: replay.recordedAt)
        let written = try await send(commit, of: matter, to: store)
        return DealChange(
            deal: task.deal, entries: entries, written, customerCheck: check)
    }
}

/// A history as far as it was lived through.
private struct Replay {
    var matter: Matter
    private let mark: JournalEntry.Import
    private(set) var entries: [JournalEntry] = []
    private(set) var grounds: [(sequence: Int, acceptance: Acceptance)] = []
    private(set) var notes: [Note] = []
    /// What any of the decisions read.
    private(set) var needs: FactNeeds = []
    private(set) var readsPortfolio = false
    let redactor: Redactor?
    /// By the desk's clock.
    var recordedAt: Instant { mark.recordedAt }

    init(_ matter: Matter, source: String, recordedAt: Instant, redactor: Redactor?) {
        self.matter = matter
        self.redactor = redactor
        mark = JournalEntry.Import(source: source, recordedAt: recordedAt)
    }

    mutating func add(
        _ acceptance: Acceptance, by actor: UserID, at instant: Instant, isClockBehind: Bool, notes: [Note]
    ) {
        let told = Telling(acceptance, hiddenBy: redactor)
        for event in told.events {
            entries.append(
                JournalEntry(
                    deal: told.facts.deal.id, sequence: matter.counters.revision.number + entries.count + 1,
                    at: instant, actor: actor, event: event, imported: mark, isClockBehind: isClockBehind))
        }
        grounds.append((matter.counters.revision.number + entries.count, acceptance))
        matter.facts = told.facts
        matter.lastAt = instant
        self.notes += notes
        needs.formUnion(acceptance.hearing.plan.reads.needs)
        readsPortfolio = readsPortfolio || acceptance.hearing.plan.reads.readsPortfolio
    }
}
