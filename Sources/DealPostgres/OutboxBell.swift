#if PostgreSQL
    import DealEngine
    import DealModel
    import ExactValues
    internal import Synchronization

    /// Wakes the relays of a tenant, in every process, when there is something new in the outbox.
    ///
    /// It rings after the commit, not in it: a notification in a transaction makes every such transaction of the server
    /// wait for the one before it. Should the process die in between, a relay finds the effect when it looks next.
    final class OutboxBell: Sendable {
        private struct State {
            var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
            var next = 0
            var listening: Task<Void, Never>?
            var isToRing = false
            var isClosed = false
        }

        private let state = Mutex(State())
        private let door: PostgresDoor

        init(door: PostgresDoor) { self.door = door }

        /// The channel of a tenant's outbox: names of channels are short, and known to all tenants.
        private var channel: String {
            "dealkit_"
                + String(ContentDigest(text: door.options.schema + "\u{1F}" + door.tenant).description.prefix(32))
        }

        // MARK: - Ringing

        /// Rings soon; many commits in a moment ring once.
        func ring(over pool: PostgresPool) {
            let isFirst = state.withLock { state in
                defer { state.isToRing = true }
                return !state.isToRing && !state.isClosed
            }
            guard isFirst else { return }
            Task {
                try? await Task.sleep(for: .milliseconds(10))
                state.withLock { $0.isToRing = false }
                guard let connection = try? await pool.take() else { return }
                var parameters = PostgresParameters()
                parameters.add(channel)
                _ = await connection.run(.ring, parameters, in: door.schema.name)
                pool.giveBack(connection)
            }
        }

        // MARK: - Listening

        /// An element whenever there may be something new, and one at once.
        func rings() -> AsyncStream<Void> {
            AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
                let number = state.withLock { state -> Int? in
                    if state.isClosed { return nil }
                    state.next += 1
                    state.listeners[state.next] = continuation
                    if state.listening == nil { state.listening = Task { await self.listen() } }
                    return state.next
                }
                guard let number else { return continuation.finish() }
                continuation.yield()
                continuation.onTermination = { _ in self.leave(number) }
            }
        }

        private func leave(_ number: Int) {
            state.withLock { state in
                state.listeners[number] = nil
                guard state.listeners.isEmpty else { return }
                state.listening?.cancel()
                state.listening = nil
            }
        }

        func close() {
            let listeners = state.withLock { state in
                defer { state.listeners = [:] }
                state.isClosed = true
                state.listening?.cancel()
                return Array(state.listeners.values)
            }
            for listener in listeners { listener.finish() }
        }

        private func tell() {
            for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
        }

        /// Keeps a connection that listens; when it breaks, another one.
        private func listen() async {
            while !Task.isCancelled {
                if case .success(let opened) = await door.open() {
                    let connection = PostgresConnection(opened, bell: { [weak self] in self?.tell() })
                    if case .success = await connection.run("LISTEN \(channel)") {
                        // What was written before it listened.
                        tell()
                        while !Task.isCancelled, !connection.isBroken { try? await Task.sleep(for: .milliseconds(250)) }
                    }
                    connection.close()
                }
                try? await Task.sleep(for: .milliseconds(250))
            }
        }
    }

    extension PostgresStore {
        /// An element whenever the outbox may have something new, whichever process wrote it, and one at once: what wakes a
        /// relay between two of its own looks.
        ///
        ///     for await _ in store.outboxNews() { relay.wake() }
        ///
        /// It takes a connection of its own as long as somebody iterates.
        public func outboxNews() -> AsyncStream<Void> { outboxBell.rings() }
    }

    extension ContentDigest {
        fileprivate init(text: String) { self.init(of: Array(text.utf8)) }
    }

#endif
