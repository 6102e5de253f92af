import DealModel
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("Rows of an outbox", .tags(.effects, .storage))
struct UnreadableEffectTests {
    private let effect = Effect(
        key: Effect.Key(deal: "d-1", sequence: 2, effect: 0), event: "shipment.requested", destination: "shop",
        at: monday)

    @Test("A row whose columns and bytes tell of one effect is that effect")
    func readable() throws {
        #expect(try Effect(restoring: effect.encoded, at: effect.key, to: "shop") == effect)
    }

    @Test(
        "A row with the bytes of another one cannot be read, since it would be settled under the other's key",
        arguments: [("d-2", 2, 0, "shop"), ("d-1", 3, 0, "shop"), ("d-1", 2, 1, "shop"), ("d-1", 2, 0, "host")])
    func foreign(_ deal: String, _ sequence: Int, _ number: Int, _ destination: String) {
        let key = Effect.Key(deal: DealID(deal), sequence: sequence, effect: number)
        let error = #expect(throws: UnreadableEffect.self) {
            try Effect(restoring: effect.encoded, at: key, to: destination)
        }
        #expect(error?.key == key)
        #expect(
            error?.description == """
                row '\(key)' of the outbox cannot be read: the stored effect is that of another row; have the row \
                restored and resume it, or skip it
                """)
    }

    @Test("A reason has no characters that a store cannot keep, and is short, whatever stands in the row")
    func reason() throws {
        let long = String(repeating: "x", count: 5_000)
        let bytes = Array(#"{"dealkit":"\u0000\#(long)/1"}"#.utf8)
        let error = try #require(
            #expect(throws: UnreadableEffect.self) { try Effect(restoring: bytes, at: effect.key, to: "shop") })
        #expect(!error.description.utf8.contains(0))
        #expect(error.cause.count == 200)
    }
}
