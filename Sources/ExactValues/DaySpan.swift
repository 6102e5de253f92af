/// A length of time as the process file writes it: `3 working days`, `30 days`, `24 hours`, `15 minutes`.
///
/// Days are days of a calendar, not 24 hours, so a span has no length in seconds before it is applied to a date.
public struct DaySpan: Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Days on which the calendar works.
        case workingDays = "working days"
        /// Days of the calendar's zone.
        case days
        /// Sixty minutes each.
        case hours
        /// Sixty seconds each.
        case minutes
    }

    /// How many, above 0.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// A span.
    ///
    /// - Returns: `nil` unless `count` is above 0 and at most 1,000,000.
    public init?(_ count: Int, _ unit: Unit) {
        guard (1...1_000_000).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }
}

extension DaySpan: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `3 working days`, `1 hour`: a whole number above 0 without leading zeros, one space, the unit, either number.
    ///
    /// - Returns: `nil` for any other form.
    public init?(_ text: String) {
        guard let space = text.firstIndex(of: " "), let count = ExactDecimal(text.utf8[..<space])?.integer,
            !text.utf8[..<space].contains(UInt8(ascii: "."))
        else { return nil }
        let word = text[text.index(after: space)...]
        guard let unit = Unit.allCases.first(where: { $0.rawValue == word || $0.singular == word }) else { return nil }
        self.init(Int(count), unit)
    }

    /// `1 working day`, `30 days`.
    public var description: String { "\(count) \(count == 1 ? unit.singular : unit.rawValue)" }
}

extension DaySpan.Unit {
    fileprivate var singular: String { String(rawValue.dropLast()) }
}
