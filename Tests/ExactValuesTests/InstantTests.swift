import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Instants and zones", .tags(.values, .random))
struct InstantTests {
    @Test(
        "RFC 3339 is read, and printed in UTC without trailing zeros",
        arguments: [
            ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"), ("2026-03-02T12:00:00+03:00", "2026-03-02T09:00:00Z"),
            ("2026-03-02t09:00:00.500z", "2026-03-02T09:00:00.5Z"),
            ("2026-03-02 09:00:00-00:30", "2026-03-02T09:30:00Z"),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
            ("2026-03-02T09:00:00.1234567Z", "2026-03-02T09:00:00.123456Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"), ("2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00Z"),
        ])
    func reads(_ text: String, _ printed: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.description == printed)
        #expect(Instant(printed) == instant)
    }

    @Test(
        "Other forms are refused",
        arguments: [
            "2026-03-02", "2026-03-02T09:00Z", "2026-03-02T09:00:00", "2026-03-02T24:00:00Z", "2026-03-02T23:59:60Z",
            "2026-03-02T09:60:00Z", "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00+3:00", "2026-02-30T00:00:00Z",
            "2026-03-02T09:00:00+24:00", "2026-03-02T09:00:00Zz", "", "T", "2026-03-02T09:00:00,5Z",
        ])
    func refuses(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("Every moment, the ends of the range included, reads back as it was printed")
    func roundTrip() {
        var random = SeededRandom(printing: #function)
        let ends = [Int64.min, .max, 0, -1, 1]
        for microseconds in ends + (0..<5_000).map({ _ in Int64(bitPattern: random.next()) >> random.next() % 40 }) {
            let instant = Instant(microseconds: microseconds)
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test("A day of a zone begins at that zone's midnight")
    func days() throws {
        let moment = try #require(Instant("2026-03-01T22:30:00Z"))
        let east = try #require(FixedZone(secondsEast: 3 * 3600))
        #expect(CivilDate(moment, in: .utc) == CivilDate("2026-03-01"))
        #expect(CivilDate(moment, in: east) == CivilDate("2026-03-02"))
        #expect(east.name == "+03:00")
        #expect(FixedZone(secondsEast: -(5 * 3600 + 1800))?.name == "-05:30")
        #expect(FixedZone.utc.name == "UTC")
        #expect(FixedZone(secondsEast: 100_000) == nil)
    }

    @Test("A time of a zone is its moment, around changes of the clocks the first or the moved one")
    func localTimes() throws {
        let zone = ChangingZone()
        let spring = try #require(CivilDate("2026-03-29"))
        let autumn = try #require(CivilDate("2026-10-25"))
        #expect(try Instant(spring, hour: 1, in: zone) == Instant("2026-03-29T00:00:00Z"))
        #expect(try Instant(spring, hour: 2, minute: 30, in: zone) == Instant("2026-03-29T01:30:00Z"))
        #expect(try Instant(spring, hour: 3, minute: 30, in: zone) == Instant("2026-03-29T01:30:00Z"))
        #expect(try Instant(autumn, hour: 2, minute: 30, in: zone) == Instant("2026-10-25T00:30:00Z"))
        #expect(try Instant(autumn, hour: 3, in: zone) == Instant("2026-10-25T02:00:00Z"))
        #expect(throws: ArithmeticError.overflow) { try Instant(spring, hour: 24, in: zone) }
    }

    @Test("Moving a moment stops at the end of the range")
    func adding() throws {
        let moment = try #require(Instant("2026-03-02T09:00:00Z"))
        #expect(try moment.adding(seconds: -3600) == Instant("2026-03-02T08:00:00Z"))
        #expect(throws: ArithmeticError.overflow) { try moment.adding(microseconds: .max) }
        #expect(throws: ArithmeticError.overflow) { try moment.adding(seconds: .max) }
        #expect(Instant(seconds: .max).microseconds == .max)
    }
}

/// Central Europe in 2026.
private struct ChangingZone: ZoneRules {
    let name = "Europe/Berlin"

    func offset(at instant: Instant) -> Int {
        let summer = ("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z")
        guard let start = Instant(summer.0), let end = Instant(summer.1) else { return 0 }
        return (start..<end).contains(instant) ? 7200 : 3600
    }
}
