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
    ///
    /// A comma with one or two digits after it parts the cents, and spaces may part the thousands: `184 500,00`. A comma
    /// with three digits after it is refused, since it may part either.
    init?(cell text: String, currency: Currency) {
        if let amount = ExactDecimal(text) ?? ExactDecimal(grouped: text) {
            self.init(amount, currency)
        } else {
            self.init(text)
        }
    }
}

extension ExactDecimal {
    /// Reads a number whose thousands may be parted by spaces, and its cents by a comma.
    fileprivate init?(grouped text: String) {
        let hasComma = text.contains(",")
        let point: Character = hasComma ? "," : "."
        let parts = text.split(separator: point, omittingEmptySubsequences: false)
        guard parts.count <= 2, !hasComma || (1...2).contains(parts[1].count) else { return nil }
        let groups = parts[0].split(omittingEmptySubsequences: false) { " \u{A0}\u{202F}".contains($0) }
        let first = groups[0].drop { $0 == "-" }
        guard groups.count == 1 || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
        else { return nil }
        self.init(groups.joined(separator: "") + (parts.count == 2 ? "." + parts[1] : ""))
    }
}
