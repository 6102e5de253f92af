import DealModel
import ExactValues
import Foundation
import Randomness
import TestTags
import Testing

@testable import DealInsight

/// Whatever is asked, and however the log was put together: the same history gives the same bytes.
@Suite("The same bytes", .tags(.figures, .random))
struct SameBytesTests {
    struct History {
        var profiles: [DealProfile] = []
        var events: [InsightEvent] = []
        var attempts: [RefusedAttempt] = []

        var log: EventLog {
            get throws {
                var log = try EventLog(.sample)
                for profile in profiles { try log.add(profile) }
                try log.add(events)
                log.attempts = attempts
                return log
            }
        }
    }

    @Test("Lines in another order give the same bytes", arguments: 1...8)
    func shuffled(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let history = History.random(&random)
        let expected = try Everything(VisitTable(history.log, asOf: .day(200))).json
        #expect(expected.utf8.count > 1000)
        for _ in 0..<3 {
            var other = history
            other.profiles.shuffle(using: &random)
            other.events.shuffle(using: &random)
            other.attempts.shuffle(using: &random)
            #expect(try Everything(VisitTable(other.log, asOf: .day(200))).json == expected, "seed \(seed)")
        }
    }

    @Test("A history that is cut gives the same bytes as the whole one as of that date", arguments: 1...8)
    func cut(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(1000 + seed))
        let history = History.random(&random)
        for day in [30.0, 75, 120] {
            var cut = history
            cut.events.removeAll { $0.at.map { $0 > .day(day) } ?? false }
            let known = Set(cut.events.map(\.deal))
            cut.profiles.removeAll { !known.contains($0.id) }
            cut.attempts.removeAll { $0.first > .day(day) }
            let whole = try Everything(VisitTable(history.log, asOf: .day(day))).json
            #expect(try Everything(VisitTable(cut.log, asOf: .day(day))).json == whole, "seed \(seed), day \(day)")
        }
    }

    @Test("The time zone of the process plays no part")
    func timeZone() throws {
        var random = SeededRandom(seed: 7)
        let table = VisitTable(try History.random(&random).log, asOf: .day(200))
        let before = try Everything(table).json
        let zone = ProcessInfo.processInfo.environment["TZ"]
        setenv("TZ", "Pacific/Kiritimati", 1)
        tzset()
        defer {
            if let zone { setenv("TZ", zone, 1) } else { unsetenv("TZ") }
            tzset()
        }
        #expect(try Everything(table).json == before)
    }
}

extension SameBytesTests.History {
    /// Deals with everything that may happen to one, at times that are all different.
    static func random(_ random: inout SeededRandom) -> SameBytesTests.History {
        var history = SameBytesTests.History()
        for number in 0..<120 {
            let id = DealID("d\(number)")
            history.profiles.append(
                DealProfile(
                    id, value: random.chance(8) ? nil : Money(random.below(900) + 1, random.chance(3) ? "USD" : "EUR"),
                    attributes: [.owner: ["anna", "boris", "clara"][random.below(3)], .product: "p\(random.below(4))"]))
            history.live(id, &random)
        }
        return history
    }

    private mutating func live(_ id: DealID, _ random: inout SeededRandom) {
        var (day, stage, isClosed) = (Double(random.below(150)) + Double(random.below(1000)) / 1000, 0, false)
        let stages: [StageID] = ["A", "B", "C", "gone"]
        events.append(InsightEvent(.entered("A"), of: id, at: .day(day), control: .manual, isImported: false))
        for _ in 0..<random.below(9) {
            day += Double(random.below(20_000) + 1) / 1000
            if isClosed, !random.chance(3) { break }
            let what: InsightEvent.What
            switch random.below(isClosed ? 1 : 10) {
            case 0: (what, isClosed) = isClosed ? (.reopened(nil), false) : (.held, false)
            case 1: (what, isClosed) = (.closed("won"), true)
            case 2, 3: (what, isClosed) = (.closed("lost", reason: ["price", "time"][random.below(2)]), true)
            case 4: what = .revalued(Money(random.below(500) + 1, "EUR"))
            case 5: what = .restated(.owner, "dora")
            case 6: what = .migrated(stages[stage])
            default:
                stage = random.below(stages.count)
                what = .entered(stages[stage], random.chance(4) ? .jump : .unknown)
            }
            events.append(
                InsightEvent(
                    what, of: id, at: .day(day), control: random.chance(2) ? .strict : .manual,
                    advice: random.chance(5) ? ["rule"] : [], isImported: false))
        }
        if random.chance(3) {
            attempts.append(
                RefusedAttempt(
                    deal: id, visit: 1, target: "B", kind: "gate-closed", items: ["rule", "other"], count: 2,
                    first: .day(day), last: .day(day)))
        }
    }
}
