#if ServiceLifecycle
    import DealKit
    import DealRelay
    import DealTesting
    import ServiceLifecycle
    import ServiceLifecycleTestKit
    import Synchronization
    import TestTags
    import Testing

    @Suite("The relay as a service", .tags(.effects))
    struct RelayServiceTests {
        private final class Receiver: Sendable {
            let keys = Mutex<[String]>([])
        }

        @Test("It delivers until the group shuts down, finishes what is under way, and ends")
        func shutdown() async throws {
            let desk = try await DealDesk(
                store: MemoryStore(), processes: ProcessLibrary.shipped(.longProject).library(),
                options: DeskOptions(announcing: [.opened]))
            try await desk.open(NewDeal("d-1", "Plant"), by: DealActor("anna")).get()
            let receiver = Receiver()
            let relay = RelayService(
                desk.relay(options: RelayOptions(pause: .seconds(60))) { effect in
                    await Task.yield()
                    receiver.keys.withLock { $0.append("\(effect.key) \(effect.event)") }
                })
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await relay.run() }
                    while receiver.keys.withLock({ $0.isEmpty }) { await Task.yield() }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
            #expect(receiver.keys.withLock { $0 } == ["d-1/1/0 deal.opened"])
            #expect(try await desk.backlog() == OutboxBacklog())
        }
    }

#endif
