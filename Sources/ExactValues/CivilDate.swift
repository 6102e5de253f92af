/// A day of the Gregorian calendar, extended to all years.
///
///     CivilDate("2026-03-02")
///     CivilDate(now, in: .utc)
public struct CivilDate: Hashable, Sendable {
    /// A day of the week, numbered as in ISO 8601.
    public enum Weekday: Int, Hashable, Sendable, CaseIterable {
        /// The days, Monday is 1 and Sunday 7.
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// Days since 1970-01-01, negative before it.
    public let daysSinceEpoch: Int32

    /// The day so many days after 1970-01-01.
    @inlinable public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// A day by its parts.
    ///
    /// - Returns: `nil` when the month has no such day, or beyond the years ±999,999.
    public init?(year: Int, month: Int, day: Int) {
        guard (-999_999...999_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(daysSinceEpoch: Int32(Self.dayNumber(year: year, month: month, day: day)))
    }

    /// The day it is at a moment, where the zone's rules hold.
    public init(_ instant: Instant, in zone: some ZoneRules) {
        let local = instant.seconds + Int64(zone.offset(at: instant))
        self.init(daysSinceEpoch: Int32(local.flooredQuotient(by: Instant.secondsInDay).quotient))
    }

    /// The year, 2026; 0 is the year before year 1.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, from 1.
    public var day: Int { parts.day }

    /// The day of the week.
    public var weekday: Weekday {
        let fromMonday = Int64(daysSinceEpoch) + 3  // 1970-01-01 was a Thursday
        return Weekday(rawValue: Int(fromMonday.flooredQuotient(by: 7).rest) + 1) ?? .monday
    }

    /// The day `days` later (earlier, when negative).
    ///
    /// - Throws: ``ArithmeticError/overflow`` beyond some five million years.
    public func adding(days: Int) throws(ArithmeticError) -> CivilDate {
        let (sum, overflow) = Int(daysSinceEpoch).addingReportingOverflow(days)
        guard !overflow, let number = Int32(exactly: sum) else { throw .overflow }
        return CivilDate(daysSinceEpoch: number)
    }

    /// The whole days from this day to `other`, negative when that lies before.
    public func days(to other: CivilDate) -> Int { Int(other.daysSinceEpoch) - Int(daysSinceEpoch) }
}

extension CivilDate: Comparable {
    /// Earlier before later.
    @inlinable public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CivilDate {
    /// Years are counted from March, so that the leap day is a year's last and months follow one pattern
    /// (31 30 31 30 31 | 31 30 31 30 31 | 31 …), of which (153 m + 2) / 5 is the running sum.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
        let marchMonth = Int64((month + 9) % 12)
        let marchYear = Int64(month <= 2 ? year - 1 : year)
        let (cycle, yearOfCycle) = marchYear.flooredQuotient(by: 400)
        let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * daysInCycle + dayOfCycle - daysFromYearZero
    }

    /// Year, month and day in one computation, for callers that need more than one of them.
    package var parts: (year: Int, month: Int, day: Int) {
        let (cycle, dayOfCycle) = (Int64(daysSinceEpoch) + Self.daysFromYearZero).flooredQuotient(by: Self.daysInCycle)
        // A cycle's centuries have 36,524 days but the last, a century's groups of four years 1,461 but the last, and
        // their years 365 but the last; `min` keeps the one day more in that last one.
        let century = min(dayOfCycle / 36_524, 3)
        let dayOfCentury = dayOfCycle - century * 36_524
        let four = min(dayOfCentury / 1_461, 24)
        let dayOfFour = dayOfCentury - four * 1_461
        let single = min(dayOfFour / 365, 3)
        let dayOfYear = dayOfFour - single * 365
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = cycle * 400 + century * 100 + four * 4 + single + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(day))
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let daysInCycle: Int64 = 146_097
    /// From 0000-03-01 to 1970-01-01.
    private static let daysFromYearZero: Int64 = 719_468
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `2026-03-02`.
    ///
    /// - Returns: `nil` for another form or a day that does not exist.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let date = CivilDate(scanning: &scanner), scanner.isAtEnd else { return nil }
        self = date
    }

    init?(scanning scanner: inout DigitScanner) {
        guard let year = scanner.year(), scanner.takeOne(of: "-"), let month = scanner.number(digits: 2),
            scanner.takeOne(of: "-"), let day = scanner.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `2026-03-02`; years outside 0000–9999 with a sign and six digits.
    public var description: String {
        var digits = DigitWriter()
        digits.append(self)
        return digits.text
    }
}
