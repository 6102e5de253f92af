import ExactValues
import TestTags
import Testing

@Suite("Dates", .tags(.values))
struct CivilDateTests {
    @Test(
        "Known days have their known numbers and week days",
        arguments: [
            ("1970-01-01", 0, CivilDate.Weekday.thursday), ("2000-02-29", 11_016, .tuesday),
            ("1969-12-31", -1, .wednesday), ("2026-03-02", 20_514, .monday), ("0001-01-01", -719_162, .monday),
            ("9999-12-31", 2_932_896, .friday), ("1900-03-01", -25_508, .thursday), ("1600-02-29", -135_081, .tuesday),
        ])
    func known(_ text: String, _ number: Int32, _ weekday: CivilDate.Weekday) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == number)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test("Every day of 10,000 years follows the one before it")
    func everyDay() throws {
        var (year, month, day) = (1, 1, 1)
        var number = try #require(CivilDate("0001-01-01")).daysSinceEpoch
        var wrong = 0
        while year < 10_000 {
            let date = CivilDate(daysSinceEpoch: number)
            if date.parts != (year, month, day) || CivilDate(year: year, month: month, day: day) != date { wrong += 1 }
            number += 1
            day += 1
            if day > lengthOfMonth(month, year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong == 0)
        #expect(CivilDate(daysSinceEpoch: number).description == "+010000-01-01")
    }

    private func lengthOfMonth(_ month: Int, _ year: Int) -> Int {
        let leap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test(
        "Days that do not exist and other forms are refused",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "2026-1-1", "26-01-01",
            "2026/01/01", "2026-01-01 ", "", "20260101", "2026-01-011", "+2026-01-01",
        ])
    func refuses(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test(
        "Years beyond four digits and before year 0 read back as they were written",
        arguments: [
            "+012345-06-07", "-000001-12-31", "0000-02-29", "+999999-12-31", "-999999-01-01",
        ])
    func expandedYears(_ text: String) throws {
        #expect(try #require(CivilDate(text)).description == text)
    }

    @Test("Adding days crosses months and years and stops at the end of the range")
    func adding() throws {
        let date = try #require(CivilDate("2024-02-28"))
        #expect(try date.adding(days: 2) == CivilDate("2024-03-01"))
        #expect(try date.adding(days: -59) == CivilDate("2023-12-31"))
        #expect(date.days(to: try date.adding(days: 400)) == 400)
        #expect(throws: ArithmeticError.overflow) { try date.adding(days: .max) }
    }
}
