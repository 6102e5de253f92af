package import ExactValues

extension DaySpan {
    /// The length in microseconds where every day has 24 hours, as in UTC, the only zone without a calendar; nil for
    /// working days, which need one.
    package var microseconds: Int64? {
        let seconds: Int64
        switch unit {
        case .workingDays: return nil
        case .days: seconds = 86_400
        case .hours: seconds = 3_600
        case .minutes: seconds = 60
        }
        return Int64(count) * seconds * 1_000_000
    }
}
