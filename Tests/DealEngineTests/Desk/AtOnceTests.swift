import DealModel
import DealProcess
import DealTesting
import ExactValues
import Randomness
import TestTags
import Testing

@testable import DealEngine

@Suite("A desk on a store that waits for nothing", .tags(.desk, .random))
struct AtOnceTests {
    @Test("Its commands come to the same, and write the same, as on a store that may let them wait", arguments: 1...12)
    func writesTheSame(seed: UInt64) async throws {
        let (prompt, patient) = (MemoryStore(), FaultyStore())
        let replies = try await Self.replies(on: prompt, seed)
        #expect(try await Self.replies(on: patient, seed) == replies, "seed \(seed)")
        #expect(Set(replies).count > 4, "seed \(seed): hardly anything was tried")
        let entries = try await prompt.entries(after: .start, limit: .max)
        #expect(try await patient.entries(after: .start, limit: .max) == entries, "seed \(seed)")
        let rows = try await prompt.attempts(on: "d-1")
        #expect(try await patient.attempts(on: "d-1") == rows, "seed \(seed)")
        #expect(!rows.isEmpty)
        let stored = try await prompt.file("d-1").facts
        #expect(try await patient.file("d-1").facts == stored, "seed \(seed)")
        #expect(Facts(rebuilding: entries)?.body == stored.body, "seed \(seed)")
    }

    /// What a desk replies to random commands, with keys that come again and a clock that also goes back.
    private static func replies(on store: some WholeStore, _ seed: UInt64) async throws -> [String] {
        var dice = SeededRandom(seed: seed)
        let clock = AdjustableClock(monday)
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store, clock: clock)
        var replies: [String] = []
        for _ in 0..<60 {
            clock.advance(seconds: Int64.random(in: -600...3_600, using: &dice))
            let key =
                Int.random(in: 0..<4, using: &dice) == 0 ? CommandKey("k-\(Int.random(in: 0..<6, using: &dice))") : nil
            do throws(DeskError) {
                replies.append(try await reply(of: desk, key, &dice))
            } catch {
                replies.append("\(error)")
            }
        }
        try await desk.flush()
        return replies
    }

    private static func reply(
        of desk: DealDesk, _ key: CommandKey?, _ dice: inout SeededRandom
    ) async throws(DeskError) -> String {
        let actor =
            [DeskSamples.manager, DeskSamples.head, DeskSamples.guest].randomElement(using: &dice) ?? DeskSamples.guest
        let changes = changes(&dice)
        switch Int.random(in: 0..<8, using: &dice) {
        case 0...2:
            let stage: StageID = ["lead", "proposal", "contract", "nowhere"].randomElement(using: &dice) ?? "lead"
            let moved = try await desk.move("d-1", to: stage, by: actor, supplying: changes, key: key)
            return text(moved.map(\.change))
        case 3:
            return text(try await desk.close("d-1", as: "won", supplying: changes, by: actor, key: key))
        case 4:
            return text(try await desk.file("proposal", as: "sent", on: "d-1", by: actor, key: key))
        case 5:
            return text(try await desk.finish("first-call", on: "d-1", by: actor, key: key))
        case 6:
            return text(try await desk.approve("discount-allowed", on: "d-1", by: actor, key: key))
        default:
            return text(try await desk.supply(changes, to: "d-1", by: actor, key: key))
        }
    }

    /// None to three changes, some of a fact that was named before, some that cannot be.
    private static func changes(_ dice: inout SeededRandom) -> [FactChange] {
        let all: [FactChange] = [
            .set(FactPath(.deal, "need"), .text("Pumps")), .set(FactPath(.deal, "need"), .text("Forty-two pumps")),
            .clear(FactPath(.deal, "need")), .set(FactPath(.deal, "score"), .int(7)),
            .set(FactPath(.deal, "amount"), .money(Money(100, "EUR"))), .set(FactPath(.deal, "discount"), .int(0)),
            .terms(Terms(paymentDays: 30)), .set(FactPath(.terms, "payment_days"), nil),
            .set(FactPath(.deal, "score"), .text("seven")),
        ]
        return (0..<Int.random(in: 0...3, using: &dice)).compactMap { _ in all.randomElement(using: &dice) }
    }

    private static func text(_ reply: Reply<DealChange>) -> String {
        switch reply {
        case .refused(let refusal): refusal.kind.name
        case .done(let change):
            "\(change.revision) \(change.isRepeat) \(change.customerCheck) \(change.entries.map(\.event.kind))"
        }
    }
}

@Suite("The attempts on a deal in a store in memory", .tags(.desk, .storage))
struct MemoryAttemptTests {
    @Test("SEMANTICS 7.2: attempts that come with commits are the rows that notes of them make, beyond 32 kinds, too")
    func sameRows() async throws {
        let process = try DeskSamples.library(DeskSamples.open).processes[0]
        let facts = Facts(opening: "d-1", for: nil, under: process, at: monday)
        var (kept, table) = (MemoryAttempts(), AttemptTable())
        for number in 0..<150 {
            // More stages than a visit keeps kinds apart, each of them tried again.
            let command = DealCommand(.move(to: StageID("s-\(number % 50)")), by: DeskSamples.manager)
            guard let refusal = decide(command, on: facts, under: process, at: monday).refusal,
                let refused = RefusedAttempts(refusal, at: monday, hiddenBy: nil, since: 0)
            else { throw AttemptsMissing() }
            kept.add([refused])
            table.add(refused.row)
            #expect(number % 37 != 0 || kept.rows == table.rows)
        }
        #expect(kept.rows == table.rows)
        #expect(table.rows.count == AttemptRow.kindsInAVisit + 1)
    }

    private struct AttemptsMissing: Error {}
}
