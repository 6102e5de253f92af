#if ServiceLifecycle
    public import DealEngine
    public import ServiceLifecycle

    /// The relay of a desk as a service: runs until the group shuts down, and then finishes what is under way.
    ///
    ///     let relay = RelayService(desk.relay { effect in try await bus.send(effect.event, key: effect.key) })
    ///     let group = ServiceGroup(services: [database, relay, server], gracefulShutdownSignals: [.sigterm], logger: logger)
    ///     try await group.run()
    ///
    /// Groups end their services in the reverse order: name the relay after what it needs.
    public struct RelayService: Service, CustomStringConvertible {
        private let relay: EffectRelay

        /// A service that runs a relay.
        public init(_ relay: EffectRelay) { self.relay = relay }

        /// Delivers what is due until the task is cancelled or the group shuts down, and then what is under way.
        ///
        /// - Throws: A ``DealEngine/DeskError`` that no waiting helps against.
        public func run() async throws {
            try await withGracefulShutdownHandler {
                try await relay.run()
            } onGracefulShutdown: {
                relay.stop()
            }
        }

        /// The name in a group's log.
        public var description: String { "DealKit's relay of effects" }
    }

#endif
