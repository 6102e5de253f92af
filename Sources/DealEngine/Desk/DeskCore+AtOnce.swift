import DealModel
import ExactValues

extension DeskCore {
    /// What came of a command that was to wait for nothing.
    enum PromptReply {
        case replied(Reply<DealChange>)
        /// Something must be waited for; nothing was done.
        case mustWait
        /// Somebody else has changed what was read; nothing was written.
        case lost(StaleRead)
    }

    /// Decides and commits a command on a store in memory without waiting, which is possible for most: the deal is
    /// there, no plugin is asked, and nothing is read elsewhere.
    ///
    /// The same steps as with any store. Only that between them nothing can suspend makes the difference: what is kept
    /// over a suspension is copied, and a call that may suspend costs as much as a load.
    func performAtOnce(_ task: DeskTask, on store: MemoryStore) throws(DeskError) -> PromptReply {
        guard isInOnePlace, task.opening.isEmpty, task.expecting == nil else { return .mustWait }
        let erasures = attempts.erasures
        guard let file = store.loadAtOnce(LoadRequest(task.deal, key: task.key, reading: .groups(.all))) else {
            throw .noSuchDeal(task.deal)
        }
        guard file.keyed == nil, let entry = roster.entry(for: file.facts.deal.process), entry.calls.isEmpty else {
            return .mustWait
        }
        let matter = try matter(of: file, under: entry)
        let now = clock.now()
        let at = matter.raised(now).at
        let decision = decide(task.command, on: matter.facts, under: entry.process, at: at)
        switch consume decision {
        case .refused(let refusal):
            let notes = note(refusal, at: at, hiddenBy: matter.redactor, since: erasures)
            if !notes.isEmpty { store.noteAtOnce(notes) }
            return .replied(.refused(refusal))
        case .accepted(let acceptance):
            let writing = Writing(
                task, matter, ground(acceptance, on: matter), now: now, attempted: attempts.take(task.deal))
            return try write(writing, to: store)
        }
    }

    private func write(_ writing: Writing, to store: MemoryStore) throws(DeskError) -> PromptReply {
        guard let commit = commit(of: writing) else { return .replied(.done(unchanged(by: writing))) }
        do throws(StoreError) {
            return .replied(.done(writing.change(commit, try store.commitAtOnce(commit))))
        } catch {
            attempts.putBack(writing.attempted)
            guard case .stale(let read) = error else { throw .store(error) }
            return .lost(read)
        }
    }
}
