import CoreMetrics
import DealModel
import DealTesting
import InMemoryLogging
import Logging
import MetricsTestKit
import TestTags
import Testing

@testable import DealEngine

@Suite("What a desk says of itself", .tags(.desk))
struct TelemetryTests {
    private let log = InMemoryLogHandler()
    private let metrics = TestMetrics()

    private func desk(_ store: some WholeStore = MemoryStore(), _ text: String = DeskSamples.open) async throws
        -> DealDesk
    {
        let log = log
        var logger = Logger(label: "test", factory: { _ in log })
        logger.logLevel = .trace
        return try await DealDesk(
            store: store, processes: DeskSamples.library(text), clock: .fixed(monday),
            options: DeskOptions(announcing: [.moved]), logger: logger, metrics: metrics)
    }

    @Test("Commands are counted by kind and result, and timed")
    func commands() async throws {
        let desk = try await desk()
        let manager = DeskSamples.manager
        try await desk.open(NewDeal("d-1"), by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager, key: "k").get()
        _ = try await desk.move("d-1", to: "proposal", by: manager, key: "k").get()
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        _ = try? await desk.move("d-2", to: "proposal", by: manager)
        _ = try? await desk.move("d-1", to: "contract", by: manager, expecting: Revision(1))
        #expect(try count("open", "done") == 1)
        for result in ["done", "repeated", "refused", "mistaken", "conflict"] {
            #expect(try count("move", result) == 1, "\(result)")
        }
        #expect(
            try metrics.expectTimer("dealkit_command_duration_seconds", [("command", "move")]).values.count == 5)
    }

    private func count(_ command: String, _ result: String) throws -> Int64 {
        try metrics.expectCounter("dealkit_commands_total", [("command", command), ("result", result)]).totalValue
    }

    @Test("A log has nothing above info, and nothing of persons or facts")
    func log() async throws {
        let store = FaultyStore()
        let desk = try await desk(store)
        let anna = DealActor("anna@example.com", roles: ["manager"])
        try await desk.register(Customer(id: "ivan@example.com", name: "Ivan Petrov"), by: anna)
        try await desk.open(NewDeal("d-1", "Pumps of Ivan", for: "ivan@example.com"), by: anna).get()
        store.failCommits(.before(.failed(Talkative())), .after(.uncertain))
        _ = try? await desk.move("d-1", to: "proposal", by: anna)
        _ = try? await desk.move("d-1", to: "proposal", by: anna, because: "Ivan Petrov asks for it")
        try await desk.deliverEffects { _ in throw UndeliverableEffect(because: "ivan@example.com is gone") }
        #expect(!log.entries.isEmpty)
        for entry in log.entries {
            #expect(entry.level <= .info)
            let text = "\(entry.message) \(entry.metadata)"
            #expect(!text.mentions("ivan") && !text.mentions("anna"), "\(text)")
        }
        #expect(log.entries.filter { $0.level == .info }.count == 3, "two failures and a parked effect")
        #expect(try metrics.expectCounter("dealkit_effects_total", [("result", "parked")]).totalValue == 1)
    }

    private struct Talkative: Error, CustomStringConvertible { let description = "no route to ivan@example.com" }

    @Test("Answers of plugins are counted")
    func plugins() async throws {
        let bureau = TestPlugin.saying("bureau", .pass)
        let oracle = TestPlugin("oracle") { _, _ in throw Talkative() }
        let desk = try await DealDesk(
            store: MemoryStore(), processes: DeskSamples.library(DeskSamples.asking), plugins: [bureau, oracle],
            clock: .fixed(monday), metrics: metrics)
        try await desk.open(NewDeal("d-1"), by: DeskSamples.manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: DeskSamples.manager)
        #expect(try metrics.expectCounter("dealkit_plugin_answers_total", [("answer", "pass")]).totalValue == 1)
        #expect(try metrics.expectCounter("dealkit_plugin_answers_total", [("answer", "unknown")]).totalValue == 1)
    }

    @Test("A desk that is given no logger, in a process without metrics, does no work for either")
    func silence() {
        #expect(DeskTelemetry(logger: nil, factory: NOOPMetricsHandler.instance) == nil)
    }
}

extension String {
    fileprivate func mentions(_ word: String) -> Bool { lowercased().contains(word) }
}
