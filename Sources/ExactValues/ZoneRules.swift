/// How far a place's clocks are from UTC, moment by moment.
///
/// ``FixedZone`` is built in. Named zones come from the host's system, since a statically linked binary has none.
public protocol ZoneRules: Sendable {
    /// What people call it: `UTC`, `Europe/Berlin`.
    var name: String { get }
    /// The seconds east of UTC at a moment; at most a day either way.
    func offset(at instant: Instant) -> Int
}

/// A zone whose clocks never change.
public struct FixedZone: ZoneRules, Hashable {
    /// `UTC`, or the offset as in `+03:00`.
    public let name: String
    /// The seconds east of UTC.
    public let secondsEast: Int

    /// A zone so many seconds east of UTC.
    ///
    /// - Returns: `nil` beyond 18 hours either way, more than any place on Earth has.
    public init?(secondsEast: Int) {
        guard abs(secondsEast) <= 18 * 3600 else { return nil }
        self.init(known: secondsEast)
    }

    private init(known secondsEast: Int) {
        self.secondsEast = secondsEast
        var digits = DigitWriter()
        digits.append(secondsEast < 0 ? "-" : "+")
        digits.append(abs(secondsEast) / 3600, width: 2)
        digits.append(":")
        digits.append(abs(secondsEast) / 60 % 60, width: 2)
        name = secondsEast == 0 ? "UTC" : digits.text
    }

    /// The same at every moment.
    public func offset(at instant: Instant) -> Int { secondsEast }

    /// Coordinated universal time.
    public static let utc = FixedZone(known: 0)
}

extension ZoneRules where Self == FixedZone {
    /// Coordinated universal time.
    public static var utc: FixedZone { FixedZone.utc }
}

extension Instant {
    /// The moment at which a place's clocks show this day and time.
    ///
    /// Where clocks are put back, the first of the two moments; where they are put forward over the time, the time moves
    /// on by as much: 02:30 of a night that jumps from 02:00 to 03:00 is 03:30.
    ///
    /// - Throws: ``ArithmeticError/overflow`` for years beyond ±290,000, and for a time that no clock shows.
    public init(
        _ date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0, in zone: some ZoneRules
    ) throws(ArithmeticError) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { throw .overflow }
        let time = Int64(hour * 3600 + minute * 60 + second)
        let local = Int64(date.daysSinceEpoch) * Self.secondsInDay + time
        // A day before and a day after stand outside of whatever change happens at this time.
        let before = zone.offset(at: Instant(seconds: local - Self.secondsInDay))
        let after = zone.offset(at: Instant(seconds: local + Self.secondsInDay))
        let valid = [before, after].filter { zone.offset(at: Instant(seconds: local - Int64($0))) == $0 }
        let offset = valid.max() ?? before
        let seconds = local - Int64(offset)
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: Self.microsecondsInSecond)
        guard !overflow else { throw .overflow }
        self.init(microseconds: microseconds)
    }
}
