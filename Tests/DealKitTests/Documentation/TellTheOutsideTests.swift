import DealKit
import Synchronization
import TestTags
import Testing

private let anna = DealActor("anna")

private final class Bus: Sendable {
    let sent = Mutex<[String]>([])

    func send(_ bytes: [UInt8], as type: String, key: String) async throws {
        sent.withLock { $0.append("\(type) \(key) \(String(decoding: bytes, as: UTF8.self))") }
    }
}

@Suite("Tell the outside, the article", .tags(.documentation))
struct TellTheOutsideTests {
    @Test("All its code stands here, and so compiles")
    func codeCompiles() throws {
        let here = MarkdownPage.flattened(
            try MarkdownPage.text(of: "Tests/DealKitTests/Documentation/TellTheOutsideTests.swift"))
        let blocks = try MarkdownPage("DocC/DealKit.docc/TellTheOutside.md").blocks(in: "swift")
        #expect(blocks.count >= 3)
        for block in blocks { #expect(here.contains(MarkdownPage.flattened(block)), "\(block)") }
    }

    @Test("Its relay delivers what its desk announces, and a person sees to what is parked")
    func delivers() async throws {
        let store = MemoryStore()
        let processes = try ProcessLibrary.shipped(.longProject).library()
        let bus = Bus()
        let desk = try await DealDesk(
            store: store, processes: processes, options: DeskOptions(announcing: [.opened, .moved, .closed]))
        let relay = desk.relay { effect in
            let event = CloudEvent(effect, from: "/sales", type: "com.example.")
            try await bus.send(event.json, as: CloudEvent.mediaType, key: event.id)
        }
        let running = Task {
            try await relay.run()
        }
        try await desk.open(NewDeal("d-1", "A plant"), by: anna).get()
        while bus.sent.withLock({ $0.isEmpty }) {
            relay.wake()
            await Task.yield()
        }
        relay.stop()
        try await running.value
        let sent = try #require(bus.sent.withLock { $0.first })
        #expect(sent.hasPrefix("application/cloudevents+json d-1/1/0 {\"data\":{\"process\":\"long-project\""))
        try await desk.open(NewDeal("d-2", "Another"), by: anna).get()
        try await desk.deliverEffects { _ in throw UndeliverableEffect(because: "nobody is there") }
        for parked in try await desk.parkedEffects() {
            print(parked.key, parked.reason, parked.attempts)
            try await desk.release(parked.key, as: .resumed, by: anna)  // or .skipped
        }
        #expect(try await desk.deliverEffects { _ in } == 1)
    }
}
