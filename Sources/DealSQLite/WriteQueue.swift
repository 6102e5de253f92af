#if SQLite
    import DealEngine
    internal import Synchronization

    /// Who writes while somebody else is at it is written in the next transaction, together with all who came meanwhile:
    /// one wait for the disk for all of them, each with its own answer.
    ///
    /// Nobody is told anything before the transaction that has it is committed, and what one of them gives up is taken
    /// back alone, so that every promise is kept as if each had a transaction of its own.
    final class WriteQueue: Sendable {
        /// One who waits: what it writes, and how it is told.
        private struct Piece: Sendable {
            /// An error takes back what was written.
            let write: @Sendable (SQLiteSession) -> StoreError?
            let finish: @Sendable (StoreError?) -> Void
        }

        private struct State: Sendable {
            var isBusy = false
            var waiting: [Piece] = []
        }

        /// So that nobody waits for more than a moment's work of others.
        private static var largestGroup: Int { 1_024 }

        private let state = Mutex(State())
        private let connection: SQLiteConnection

        private let telemetry: SQLiteTelemetry

        init(_ connection: SQLiteConnection, _ telemetry: SQLiteTelemetry) {
            self.connection = connection
            self.telemetry = telemetry
        }

        /// Writes all that `body` writes, or nothing.
        func write<Value: Sendable>(
            _ body: @escaping @Sendable (SQLiteSession) throws(StoreError) -> Value
        ) async throws(StoreError) -> Value {
            guard begin() else { return try await writeLater(body) }
            // Nobody is at it: here and now, since a hop to another task costs more than most writes.
            defer { end() }
            return try telemetry.observing(writes: 1) { () throws(StoreError) in
                try connection.run { session throws(StoreError) in
                    try session.writing { () throws(StoreError) in try body(session) }
                }
            }
        }

        private func writeLater<Value: Sendable>(
            _ body: @escaping @Sendable (SQLiteSession) throws(StoreError) -> Value
        ) async throws(StoreError) -> Value {
            let written = Written<Value>()
            let result = await withCheckedContinuation {
                (continuation: CheckedContinuation<Result<Value, StoreError>, Never>) in
                let piece = Piece { session in
                    do throws(StoreError) {
                        let value = try body(session)
                        written.value.withLock { $0 = value }
                        return nil
                    } catch {
                        return error
                    }
                } finish: { error in
                    continuation.resume(returning: written.result(error))
                }
                enqueue(piece)
            }
            return try result.get()
        }

        // MARK: - Turns

        private func begin() -> Bool {
            state.withLock { state in
                if state.isBusy { return false }
                state.isBusy = true
                return true
            }
        }

        private func end() {
            let isWanted = state.withLock { state in
                state.isBusy = !state.waiting.isEmpty
                return state.isBusy
            }
            // By a task of its own: who has just written need not work for those who came later.
            if isWanted { serveLater() }
        }

        private func enqueue(_ piece: Piece) {
            let isFree = state.withLock { state in
                state.waiting.append(piece)
                defer { state.isBusy = true }
                return !state.isBusy
            }
            if isFree { serveLater() }
        }

        private func serveLater() { Task { self.serve() } }

        private func serve() {
            while let group = nextGroup() {
                let answers = write(group)
                for (piece, answer) in zip(group, answers) { piece.finish(answer) }
            }
        }

        private func nextGroup() -> [Piece]? {
            state.withLock { state in
                let group = Array(state.waiting.prefix(Self.largestGroup))
                state.waiting.removeFirst(group.count)
                if group.isEmpty { state.isBusy = false }
                return group.isEmpty ? nil : group
            }
        }

        // MARK: - Groups

        /// - Returns: What went wrong with each.
        private func write(_ group: [Piece]) -> [StoreError?] {
            do throws(StoreError) {
                return try telemetry.observing(writes: group.count) { () throws(StoreError) in
                    try connection.run { session throws(StoreError) in
                        try session.writing { () throws(StoreError) in
                            var answers: [StoreError?] = []
                            for piece in group { answers.append(try session.writeApart { piece.write(session) }) }
                            return answers
                        }
                    }
                }
            } catch {
                return group.map { _ in error }
            }
        }
    }

    /// What a piece has written, until its transaction is committed.
    private final class Written<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)

        func result(_ error: StoreError?) -> Result<Value, StoreError> {
            if let error { return .failure(error) }
            guard let value = value.withLock({ $0 }) else { return .failure(.closed) }
            return .success(value)
        }
    }

    extension SQLiteSession {
        /// Writes a part of a transaction, and takes that part back when it fails.
        ///
        /// - Throws: What made the whole transaction fail: SQLite gives it up by itself when the disk is full or broken.
        fileprivate func writeApart(_ body: () -> StoreError?) throws(StoreError) -> StoreError? {
            try run(.beginPart)
            let error = body()
            if let error, !isInTransaction { throw error }
            if error != nil { try run(.takeBackPart) }
            try run(.endPart)
            return error
        }
    }

#endif
