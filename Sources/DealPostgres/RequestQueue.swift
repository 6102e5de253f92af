#if PostgreSQL
    import DealEngine
    internal import Synchronization

    /// Lets requests go out one by one as long as connections are free, and what comes meanwhile together with the next:
    /// one round trip, and for commits one wait for the disk, for all of them.
    ///
    /// Each is told of its own answer. What cannot be answered together goes out again alone, so that every promise is kept
    /// as if each had always been. Who has waited too long for its turn is told that the store is busy.
    final class RequestQueue<Request: GroupedRequest>: Sendable {
        typealias Answer = Result<PostgresRows, StoreError>

        private struct Waiting {
            let request: Request
            let since: ContinuousClock.Instant
            let continuation: CheckedContinuation<Answer?, Never>
        }

        private struct State {
            /// How many groups, or requests alone, are under way.
            var running = 0
            /// Longest first.
            var waiting: [Waiting] = []
            /// Whether somebody sees to it that nobody waits for ever.
            var isWatched = false
        }

        private let state = Mutex(State())
        /// How many groups may be under way at once.
        private let limit: Int
        /// How long a request waits for its turn.
        private let patience: Duration

        init(limit: Int, patience: Duration) {
            self.limit = limit
            self.patience = patience
        }

        func run(_ request: Request, on store: PostgresStore) async throws(StoreError) -> PostgresRows {
            if begin() {
                // Here and now: for one that need not wait nothing has changed.
                let answer = await request.run(on: store)
                end(store)
                return try answer.get()
            }
            let answer = await withCheckedContinuation { continuation in
                let waiting = Waiting(request: request, since: .now, continuation: continuation)
                let (isFree, mustWatch) = state.withLock { state in
                    state.waiting.append(waiting)
                    let isFree = state.running < limit
                    if isFree { state.running += 1 }
                    defer { state.isWatched = true }
                    return (isFree, !state.isWatched)
                }
                if isFree { serveLater(store) }
                if mustWatch { watchLater(store) }
            }
            if let answer { return try answer.get() }
            return try await request.run(on: store).get()
        }

        // MARK: - Turns

        private func begin() -> Bool {
            state.withLock { state in
                guard state.running < limit else { return false }
                state.running += 1
                return true
            }
        }

        private func end(_ store: PostgresStore) {
            let isWanted = state.withLock { state in
                if state.waiting.isEmpty { state.running -= 1 }
                return !state.waiting.isEmpty
            }
            // By a task of its own: who has its answer need not work for those who came later.
            if isWanted { serveLater(store) }
        }

        private func serveLater(_ store: PostgresStore) { Task { await self.serve(store) } }

        private func serve(_ store: PostgresStore) async {
            while let group = nextGroup() {
                let answers =
                    group.count == 1
                    ? [await group[0].request.run(on: store)]
                    : await Request.run(together: group.map(\.request), on: store)
                for (one, answer) in zip(group, answers) { one.continuation.resume(returning: answer) }
            }
        }

        private func nextGroup() -> [Waiting]? {
            state.withLock { state in
                var weight = 0
                let count = state.waiting.prefix { one in
                    weight += one.request.weight
                    return weight <= Request.largestWeight
                }.count
                // One that is too heavy for company goes alone.
                let group = Array(state.waiting.prefix(max(count, 1)))
                state.waiting.removeFirst(group.count)
                if group.isEmpty { state.running -= 1 }
                return group.isEmpty ? nil : group
            }
        }

        // MARK: - Patience

        /// One task for all who wait, and none while nobody does: a task for each would cost more than most requests.
        private func watchLater(_ store: PostgresStore) {
            Task {
                while let next = turnAway(store) { try? await Task.sleep(until: next, clock: .continuous) }
            }
        }

        /// Tells those who have waited too long.
        ///
        /// - Returns: When the next will have; `nil` when nobody waits.
        private func turnAway(_ store: PostgresStore) -> ContinuousClock.Instant? {
            let now = ContinuousClock.now
            let (late, next) = state.withLock { state in
                let late = state.waiting.prefix { $0.since + patience <= now }
                state.waiting.removeFirst(late.count)
                state.isWatched = !state.waiting.isEmpty
                return (Array(late), state.waiting.first.map { $0.since + patience })
            }
            for one in late { one.continuation.resume(returning: .failure(store.telemetry.told(.busy))) }
            return next
        }
    }

    /// A request that may go out together with others of its kind.
    protocol GroupedRequest: Sendable {
        /// How much of a group it fills.
        var weight: Int { get }
        /// How much a group holds, so that nobody waits for more than a moment's work of others.
        static var largestWeight: Int { get }

        /// Runs it alone.
        func run(on store: PostgresStore) async -> Result<PostgresRows, StoreError>
        /// Runs several at once.
        ///
        /// - Returns: An answer for each, in their order; `nil`: it must run alone.
        static func run(together requests: [Self], on store: PostgresStore) async -> [Result<PostgresRows, StoreError>?]
    }

#endif
