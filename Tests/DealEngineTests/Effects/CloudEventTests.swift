import DealModel
import DealTesting
import ExactValues
import Synchronization
import TestTags
import Testing

@testable import DealEngine

@Suite("Effects as CloudEvents 1.0", .tags(.effects))
struct CloudEventTests {
    private let effect = Effect(
        key: Effect.Key(deal: "d-1", sequence: 7, effect: 0), event: "shipment.requested", at: monday,
        payload: [
            PluginAnswer.StatedFact(name: "amount", value: .money(Money(80_000, "EUR"))),
            PluginAnswer.StatedFact(name: "urgent", value: .bool(true)),
        ])

    @Test("The JSON format has every required attribute, the data and two extensions")
    func json() {
        let event = CloudEvent(effect, from: "/sales", type: "com.example.")
        let expected = """
            {"data":{"amount":"80000 EUR","urgent":true},"datacontenttype":"application/json","id":"d-1/7/0",\
            "partitionkey":"d-1","sequence":"000000000007.0000","source":"/sales","specversion":"1.0","subject":"d-1",\
            "time":"2026-03-02T09:00:00Z","type":"com.example.shipment.requested"}
            """
        #expect(String(decoding: event.json, as: UTF8.self) == expected)
        #expect(String(decoding: event.data, as: UTF8.self) == #"{"amount":"80000 EUR","urgent":true}"#)
        #expect(CloudEvent.mediaType == "application/cloudevents+json")
    }

    static let odd: [(DealID, String)] = [
        ("plain-1", "plain-1"), ("50%", "50%25"), ("a\u{0}b", "a%00b"), ("a%00b", "a%2500b"), ("\u{85}", "%c2%85"),
        ("\u{FFFE}", "%ef%bf%be"), ("田中 👩‍👧", "田中 👩‍👧"), ("a/b", "a/b"),
    ]

    @Test("Ids have no characters that attributes must not have, and stay apart", arguments: odd)
    func oddIds(_ id: DealID, _ expected: String) {
        let effect = Effect(key: Effect.Key(deal: id, sequence: 1, effect: 0), event: "told", at: monday)
        let event = CloudEvent(effect, from: "/sales")
        #expect(event.subject == expected)
        #expect(event.id == expected + "/1/0")
    }

    @Test("Sequences sort as texts")
    func sequences() {
        let texts = [1, 9, 10, 99, 100, 1_000_000].map { number in
            CloudEvent(
                Effect(key: Effect.Key(deal: "d", sequence: number, effect: 0), event: "e", at: monday), from: "/s"
            ).sequence
        }
        #expect(texts == texts.sorted())
    }

    @Test("A desk that announces tells of deals opened, moved, closed and opened again, and of nothing else")
    func announcements() async throws {
        let desk = try await DealDesk(
            store: MemoryStore(), processes: DeskSamples.library(DeskSamples.open), clock: .fixed(monday),
            options: DeskOptions(announcing: Set(Announcement.allCases)))
        let manager = DeskSamples.manager
        try await desk.open(NewDeal("d-1", under: "open"), by: manager).get()
        try await desk.supply(.set(FactPath(.deal, "title"), .text("Pumps")), to: "d-1", by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        let told = Told()
        try await desk.deliverEffects { effect in
            told.texts.withLock {
                $0.append("\(effect.event) " + String(decoding: CloudEvent(effect, from: "/s").data, as: UTF8.self))
            }
        }
        #expect(
            told.texts.withLock { $0 } == [
                #"deal.opened {"process":"open","stage":"lead","version":"1"}"#,
                #"deal.moved {"from":"lead","to":"proposal"}"#,
            ])
    }

    private final class Told: Sendable { let texts = Mutex<[String]>([]) }
}
