import DealModel
import ExactValues
internal import Synchronization

/// Refused attempts on their way to the store, counted in memory (SEMANTICS 7.2).
final class AttemptBuffer: Sendable {
    private struct State: Sendable {
        var byDeal: [DealID: [RefusedAttempts]] = [:]
        var isFlushAwaited = false
    }

    private let state = Mutex(State())
    /// Looked at by every commit, so that one without attempts takes no lock.
    private let isEmpty = Atomic(true)

    /// Counts a refused move or close.
    ///
    /// - Returns: Whether nobody is waiting yet to write it down.
    func add(_ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?) -> Bool {
        guard let attempt = RefusedAttempts(refusal, at: instant, hiddenBy: redactor) else { return false }
        isEmpty.store(false, ordering: .releasing)
        return state.withLock { state in
            state.byDeal[attempt.deal, default: []].count(attempt)
            defer { state.isFlushAwaited = true }
            return !state.isFlushAwaited
        }
    }

    /// Takes out the attempts on a deal, to be written with its commit.
    func take(_ deal: DealID) -> [RefusedAttempts] {
        if isEmpty.load(ordering: .acquiring) { return [] }
        return state.withLock { $0.byDeal.removeValue(forKey: deal) ?? [] }
    }

    /// Takes out everything, in the order of the deals.
    func takeAll() -> [RefusedAttempts] {
        state.withLock { state in
            defer {
                state.byDeal = [:]
                state.isFlushAwaited = false
                isEmpty.store(true, ordering: .releasing)
            }
            return state.byDeal.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// Takes back attempts that could not be written. The next attempt sees to it that somebody tries again.
    func putBack(_ attempts: [RefusedAttempts]) {
        if attempts.isEmpty { return }
        isEmpty.store(false, ordering: .releasing)
        state.withLock { state in
            for attempt in attempts { state.byDeal[attempt.deal, default: []].count(attempt) }
        }
    }
}

extension [RefusedAttempts] {
    fileprivate mutating func count(_ attempt: consuming RefusedAttempts) {
        for index in indices {
            if self[index].add(attempt) { return }
        }
        append(attempt)
    }
}
