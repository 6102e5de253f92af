import DealModel
import ExactValues

extension DeskCore {
    /// Decides and commits a command, and says what came of it.
    @inline(__always)
    func perform(_ task: DeskTask) async throws(DeskError) -> Reply<DealChange> {
        try task.checkNames()
        guard let telemetry else { return try await performUnheard(task) }
        return try await telemetry.observing(CommandLabel(task.command.action), on: task.deal) {
            () async throws(DeskError) -> Reply<DealChange> in
            try await self.performUnheard(task)
        } isRepeat: {
            $0.isRepeat
        }
    }

    @inline(__always)
    private func performUnheard(_ task: DeskTask) async throws(DeskError) -> Reply<DealChange> {
        switch deals {
        case .memory(let store):
            switch try performAtOnce(task, on: store) {
            case .replied(let reply): return reply
            case .mustWait: return try await perform(task, on: store, after: nil)
            case .lost(let read): return try await perform(task, on: store, after: read)
            }
        case .other(let store): return try await perform(task, on: store, after: nil)
        }
    }

    /// Loads, asks, decides and commits.
    ///
    /// - Parameter earlier: What a first try has lost against; `nil` when this is the first.
    private func perform<Store: DealStore>(
        _ task: DeskTask, on store: Store, after earlier: StaleRead?
    ) async throws(DeskError) -> Reply<DealChange> {
        var lost = earlier
        // Twice again, not until it works: each load sees the winner's stage and is judged by that stage's gates; more
        // tries would only hide two people fighting over one deal (API 3.6).
        for _ in (earlier == nil ? 1 : 2)...3 {
            let now = clock.now()
            let erasures = attempts.erasures
            let file = try await load(task, at: now, from: store)
            if let keyed = file.keyed { return .done(try repeated(keyed, of: task, task.keyUse)) }
            if let lost, task.expecting != nil { throw .conflict(await conflict(lost, on: task.deal)) }
            if task.expecting != nil || !task.opening.isEmpty { try await check(file, against: task) }
            var matter = try await matter(of: file, for: task, from: store)
            if let refusal = matter.state(task, at: now) { return .refused(refusal) }
            // Told apart here, since even a call that waits for nothing costs a tenth of the whole.
            let heard = matter.entry.calls.isEmpty ? .nothing : await answers(for: task.command, on: matter)
            let at = matter.raised(now).at
            let decision = decide(
                task.command, on: matter.facts, under: matter.entry.process, at: at, with: heard.answers)
            let acceptance: Acceptance
            switch decision {
            case .accepted(let accepted): acceptance = accepted
            case .refused(let refusal):
                return await refused(refusal, heard.notes, at: at, hiddenBy: matter.redactor, since: erasures)
            }
            let writing = Writing(
                task, matter, ground(acceptance, on: matter), now: now, notes: heard.notes,
                attempted: attempts.take(task.deal))
            do throws(StoreError) {
                return .done(try await write(writing, to: store))
            } catch {
                attempts.putBack(writing.attempted)
                lost = try await stale(error, task)
            }
        }
        throw .conflict(await conflict(lost ?? .deal(task.deal), on: task.deal))
    }

    func load<Store: DealStore>(
        _ task: DeskTask, at now: Instant, from store: Store
    ) async throws(DeskError) -> DealFile {
        let newDeal = try task.opening.first.map { new throws(DeskError) in try deal(new, at: now) }
        let reading = CommandReading(command: task.command, roster: roster)
        do throws(StoreError) {
            let request = LoadRequest(
                task.deal, newDeal: newDeal, key: task.key, mayNeed: roster.mayNeed, reading: .asked(reading))
            if let file = try await store.load(request) {
                if file.facts.loaded == .all { return file }
                if file.facts.loaded.isSuperset(of: reading.needs(for: file.facts.deal)) { return file }
                // Under a version that the desk had not seen when it asked.
                let whole = LoadRequest(task.deal, newDeal: newDeal, key: task.key, reading: .groups(.all))
                if let file = try await store.load(whole) { return file }
            }
        } catch {
            throw .store(error)
        }
        throw .noSuchDeal(task.deal)
    }

    func check(_ file: DealFile, against task: DeskTask) async throws(DeskError) {
        if let expected = task.expecting, expected != file.counters.revision {
            let read = StaleRead.deal(task.deal, expected: expected, found: file.counters.revision)
            throw .conflict(await conflict(read, on: task.deal))
        }
        guard let new = task.opening.first else { return }
        guard file.counters.revision == .zero else { throw .dealExists(task.deal) }
        if let customer = new.customer, !customers.isElsewhere, file.counters.customerRevision == .zero {
            throw .noSuchCustomer(customer)
        }
    }

    /// What was written under the task's key before.
    func repeated(
        _ keyed: KeyedResult, of task: DeskTask, _ use: Commit.KeyUse?
    ) throws(DeskError) -> DealChange {
        guard keyed.command == use?.command else { throw .keyReused(task.key ?? "") }
        let revision = Revision(keyed.entries.last?.sequence ?? 0)
        return DealChange(deal: task.deal, entries: keyed.entries, Acknowledgement(revision), isRepeat: true)
    }

    private func refused(
        _ refusal: Refusal, _ notes: [Note], at instant: Instant, hiddenBy redactor: Redactor?, since erasures: Int
    ) async -> Reply<DealChange> {
        // A plugin may have taken its time, and somebody whom the refusal tells of may have been erased.
        if erasures != attempts.erasures { return .refused(refusal) }
        let notes = notes + note(refusal, at: instant, hiddenBy: redactor, since: erasures)
        // A note is not worth failing a reply for: the refusal stands whether or not it could be written down.
        if !notes.isEmpty { try? await deals.store.note(notes) }
        return .refused(refusal)
    }

    // MARK: - Conflicts

    /// The counter that was stale; every other failure of a commit ends the call.
    func stale(_ error: StoreError, _ task: DeskTask) async throws(DeskError) -> StaleRead {
        switch error {
        case .stale(let read):
            // With a key the next load may find that the winner was this very command.
            if task.expecting != nil, task.key == nil { throw .conflict(await conflict(read, on: task.deal)) }
            return read
        case .uncertain: throw .uncertain(task.key)
        default: throw .store(error)
        }
    }

    private func conflict(_ read: StaleRead, on deal: DealID) async -> Conflict {
        guard case .deal = read.counter, let expected = read.expected else { return Conflict(read, winners: []) }
        let winners = try? await deals.store.entries(of: deal, after: expected.number, limit: 32)
        return Conflict(read, winners: winners ?? [])
    }
}
