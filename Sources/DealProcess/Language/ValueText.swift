package import ExactValues

/// Prints values of facts as one reader's language writes them, times as the clocks of one zone show them.
package struct ValueText: Sendable {
    /// How the language writes values.
    package let style: ValueStyle
    /// The zone of the process's calendar.
    package let zone: any ZoneRules

    /// - Parameters:
    ///   - style: How the reader's language writes values.
    ///   - zone: The zone of the process's calendar, in which its people read times.
    package init(_ style: ValueStyle, zone: any ZoneRules = .utc) {
        self.style = style
        self.zone = zone
    }

    /// `1234.5`.
    package func text(_ number: ExactDecimal) -> String { style.numbers.text(of: number) }

    /// 0.155 as `15.5%`.
    package func percent(_ number: ExactDecimal) -> String { style.numbers.percentText(of: number) }

    /// `184,500.00 EUR`.
    package func text(_ money: Money) -> String { style.numbers.text(of: money) }

    /// `45`.
    package func text(_ number: Int64) -> String { String(number) }

    /// The language's yes or no.
    package func text(_ truth: Bool) -> String { truth ? style.yes : style.no }

    /// `2026-03-02`, in every language.
    package func text(_ date: CivilDate) -> String { date.description }

    /// `2026-03-02 12:30`, by the zone's clocks; seconds are left out.
    package func text(_ instant: Instant) -> String {
        let local = Instant(seconds: instant.seconds + Int64(zone.offset(at: instant)))
        let day = CivilDate(local, in: .utc)
        let minutes = Int((local.seconds - Int64(day.daysSinceEpoch) * 86_400) / 60)
        return day.description + " " + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    }

    /// The elements one after the other, as the language lists them; an empty list as a fact that is missing.
    package func list(_ elements: [String]) -> String {
        elements.isEmpty ? style.absent : elements.joined(separator: style.listMark)
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
