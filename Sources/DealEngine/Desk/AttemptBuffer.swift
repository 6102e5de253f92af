import DealModel
import ExactValues
internal import Synchronization

/// Refused attempts on their way to the store, counted in memory (SEMANTICS 7.2).
final class AttemptBuffer: Sendable {
    private struct State: Sendable {
        var byDeal: [DealID: [RefusedAttempts]] = [:]
        var isFlushAwaited = false
        /// Those that were asked for and have not ended, and the last of them.
        var flushCount = 0
        var lastFlush: Task<StoreError?, Never>?
    }

    private let state = Mutex(State())
    /// Looked at by every commit, so that one without attempts takes no lock.
    private let isEmpty = Atomic(true)
    private let erasureCount = Atomic(0)

    /// How often somebody was erased: what was decided on facts from before the last time is not taken any more.
    var erasures: Int { erasureCount.load(ordering: .acquiring) }

    /// Keeps out what is under way: the flush after this takes all that came before.
    func noteErasure() { _ = erasureCount.add(1, ordering: .acquiringAndReleasing) }

    /// Counts a refused move or close.
    ///
    /// - Parameter erasures: As of before the facts were read.
    /// - Returns: Whether nobody is waiting yet to write it down.
    func add(_ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?, since erasures: Int) -> Bool {
        guard let attempt = RefusedAttempts(refusal, at: instant, hiddenBy: redactor, since: erasures) else {
            return false
        }
        return state.withLock { state in
            guard attempt.erasures == self.erasures else { return false }
            isEmpty.store(false, ordering: .releasing)
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

    /// Writes everything down, one flush after another: what an earlier one has taken out is written, or put back, before
    /// a later one ends, so that whoever reads after a flush finds every attempt.
    func flush(
        _ write: @escaping @Sendable ([RefusedAttempts]) async throws(StoreError) -> Void
    ) async throws(StoreError) {
        let flush: Task<StoreError?, Never>? = state.withLock { state in
            state.isFlushAwaited = false
            if state.byDeal.isEmpty, state.flushCount == 0 { return nil }
            state.flushCount += 1
            let flush = Task { [earlier = state.lastFlush] in
                _ = await earlier?.value
                return await self.writeAll(write)
            }
            state.lastFlush = flush
            return flush
        }
        if let error = await flush?.value { throw error }
    }

    private func writeAll(
        _ write: @Sendable ([RefusedAttempts]) async throws(StoreError) -> Void
    ) async -> StoreError? {
        defer {
            state.withLock { state in
                state.flushCount -= 1
                if state.flushCount == 0 { state.lastFlush = nil }
            }
        }
        let taken = takeAll()
        if taken.isEmpty { return nil }
        do throws(StoreError) {
            try await write(taken)
            return nil
        } catch {
            putBack(taken)
            return error
        }
    }

    /// Takes out everything, in the order of the deals.
    private func takeAll() -> [RefusedAttempts] {
        state.withLock { state in
            defer {
                state.byDeal = [:]
                isEmpty.store(true, ordering: .releasing)
            }
            return state.byDeal.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// Takes back attempts that could not be written. The next attempt sees to it that somebody tries again.
    func putBack(_ attempts: [RefusedAttempts]) {
        if attempts.isEmpty { return }
        state.withLock { state in
            isEmpty.store(false, ordering: .releasing)
            for attempt in attempts where attempt.erasures == erasures {
                state.byDeal[attempt.deal, default: []].count(attempt)
            }
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
