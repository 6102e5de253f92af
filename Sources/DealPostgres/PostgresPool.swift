#if PostgreSQL
    import DealEngine
    internal import Synchronization

    /// A few connections, each lent to one caller at a time; those who find none free wait in line.
    final class PostgresPool: Sendable {
        /// What who waits is given: a connection, or leave to open one.
        private enum Lent: Sendable {
            case connection(PostgresConnection)
            case leave
            /// Something has become free: to be asked for again.
            case another
            case nothing(StoreError)
        }

        private struct State {
            var free: [PostgresConnection] = []
            /// Connections that are free, lent, or being made.
            var count = 0
            var line: [(number: Int, waiting: CheckedContinuation<Lent, Never>)] = []
            var next = 0
            var isClosed = false
        }

        private let state = Mutex(State())
        private let door: PostgresDoor
        private let bell: @Sendable () -> Void

        init(_ door: PostgresDoor, bell: @escaping @Sendable () -> Void) {
            self.door = door
            self.bell = bell
        }

        /// Connections that are open or being made.
        var count: Int { state.withLock { $0.count } }

        // MARK: - Lending

        func take() async throws(StoreError) -> PostgresConnection {
            let lent = state.withLock { state -> Lent? in
                if state.isClosed { return .nothing(.closed) }
                // The last one given back: what it has is warm.
                while let connection = state.free.popLast() {
                    if connection.isIdle { return .connection(connection) }
                    connection.close()
                    state.count -= 1
                }
                guard state.count < door.options.connections else { return nil }
                state.count += 1
                return .leave
            }
            switch lent {
            case .connection(let connection): return connection
            case .nothing(let error): throw error
            case .leave: return try await open()
            case .another, nil: return try await waitInLine()
            }
        }

        func giveBack(_ connection: PostgresConnection) {
            let isSpent = !connection.isIdle
            let (next, mustClose) = state.withLock { state -> (CheckedContinuation<Lent, Never>?, Bool) in
                if !state.line.isEmpty, !state.isClosed { return (state.line.removeFirst().waiting, isSpent) }
                if isSpent || state.isClosed {
                    state.count -= 1
                    return (nil, true)
                }
                state.free.append(connection)
                return (nil, false)
            }
            if mustClose { connection.close() }
            next?.resume(returning: isSpent ? .leave : .connection(connection))
        }

        /// Ends every connection that is free; those that are lent end when they are given back.
        func close() {
            let (free, line) = state.withLock { state in
                defer { (state.free, state.line) = ([], []) }
                state.isClosed = true
                state.count -= state.free.count
                return (state.free, state.line)
            }
            for connection in free { connection.close() }
            for (_, waiting) in line { waiting.resume(returning: .nothing(.closed)) }
        }

        // MARK: - Waiting

        private func waitInLine() async throws(StoreError) -> PostgresConnection {
            let number = state.withLock { state in
                state.next += 1
                return state.next
            }
            let patience = Task {
                try await Task.sleep(for: door.options.busyTimeout)
                leaveLine(number)
            }
            defer { patience.cancel() }
            let lent = await withCheckedContinuation { waiting in
                let isFree = state.withLock { state in
                    // Something may have been given back since.
                    if state.free.isEmpty && state.count >= door.options.connections {
                        state.line.append((number, waiting))
                        return false
                    }
                    return true
                }
                if isFree { waiting.resume(returning: .another) }
            }
            switch lent {
            case .connection(let connection): return connection
            case .leave: return try await open()
            case .another: return try await take()
            case .nothing(let error): throw error
            }
        }

        private func leaveLine(_ number: Int) {
            let waiting = state.withLock { state -> CheckedContinuation<Lent, Never>? in
                guard let place = state.line.firstIndex(where: { $0.number == number }) else { return nil }
                return state.line.remove(at: place).waiting
            }
            waiting?.resume(returning: .nothing(.busy))
        }

        // MARK: - Opening

        /// Opens a connection for which there is leave; while the server starts, again and again.
        private func open() async throws(StoreError) -> PostgresConnection {
            let clock = ContinuousClock()
            let end = clock.now + door.options.busyTimeout
            var pause = Duration.milliseconds(20)
            while true {
                switch await door.open() {
                case .success(let opened): return PostgresConnection(opened, bell: bell)
                case .failure(let trouble):
                    // Who is cancelled does not sleep any more.
                    guard trouble.failure.isPassing, clock.now + pause < end, !Task.isCancelled else {
                        returnLeave()
                        throw trouble.unwritten
                    }
                }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .milliseconds(500))
            }
        }

        private func returnLeave() {
            let next = state.withLock { state -> CheckedContinuation<Lent, Never>? in
                if !state.line.isEmpty { return state.line.removeFirst().waiting }
                state.count -= 1
                return nil
            }
            next?.resume(returning: .leave)
        }
    }

    extension PostgresTrouble {
        var failure: PostgresFailure {
            switch self {
            case .refused(let failure), .lost(let failure), .unsent(let failure): failure
            }
        }

        /// The engine's word where nothing can have been written.
        var unwritten: StoreError {
            switch self {
            case .refused(let failure): StoreError(postgres: failure)
            case .lost(let failure), .unsent(let failure):
                failure.code == "57P03" || failure.code == "53300" ? .busy : .failed(failure)
            }
        }
    }

#endif
