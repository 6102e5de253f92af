import ExactValues

extension Instant {
    /// Reads the time of a cell: RFC 3339, a day, or a day with a time of the clock, both in UTC; a day may be written
    /// `2026-03-02` or `02.03.2026`. `03/02/2026` is refused, since it is two days.
    init?(cell text: String) {
        if let instant = Instant(text) {
            self = instant
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1).flatMap { $0.split(separator: "T", maxSplits: 1) }
        guard let first = parts.first, parts.count <= 2, let day = CivilDate(cell: String(first)) else { return nil }
        var clock = parts.count == 2 ? String(parts[1]) : "00:00:00"
        if clock.utf8.count == 5 { clock += ":00" }
        self.init("\(day)T\(clock)Z")
    }
}

extension CivilDate {
    fileprivate init?(cell text: String) {
        if let day = CivilDate(text) {
            self = day
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Money {
    /// Reads the amount of a cell, which may name its currency; else it is one of `currency`.
    init?(cell text: String, currency: Currency) {
        if let amount = ExactDecimal(text) {
            self.init(amount, currency)
        } else {
            self.init(text)
        }
    }
}
