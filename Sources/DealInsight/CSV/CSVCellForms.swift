import ExactValues

extension Instant {
    /// Reads the time of a cell: RFC 3339, a day, or a day with a time of the clock, both in UTC; or seconds since 1970,
    /// ten digits, or milliseconds, thirteen.
    ///
    /// A day may be written `2026-03-02`, `2026/03/02` or `02.03.2026`. `03/02/2026` is two days, and is refused unless
    /// somebody says which number is the month.
    init?(cell text: String, slashDates: CSVImport.SlashDates? = nil) {
        if let instant = Instant(text) ?? Instant(sinceEpoch: text) {
            self = instant
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1).flatMap { $0.split(separator: "T", maxSplits: 1) }
        guard let first = parts.first, parts.count <= 2, let day = CivilDate(cell: first, slashDates) else {
            return nil
        }
        guard let clock = parts.count == 2 ? Self.clock(parts[1]) : "00:00:00" else { return nil }
        self.init("\(day)T\(clock)Z")
    }

    private init?(sinceEpoch text: String) {
        let count = text.utf8.count
        guard count == 10 || count == 13, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text)
        else { return nil }
        self.init(microseconds: number * (count == 10 ? 1_000_000 : 1000))
    }

    /// `9:30` as `09:30:00`, and `5:04 PM` as `17:04:00`.
    private static func clock(_ text: Substring) -> String? {
        let words = text.split(separator: " ")
        guard let first = words.first, words.count <= 2 else { return nil }
        var parts = first.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), let hour = Int(parts[0]), (1...2).contains(parts[0].utf8.count) else {
            return nil
        }
        if words.count == 2 {
            let half = words[1].uppercased()
            guard half == "AM" || half == "PM", (1...12).contains(hour) else { return nil }
            parts[0] = String(hour % 12 + (half == "PM" ? 12 : 0))
        }
        if parts[0].utf8.count == 1 { parts[0] = "0" + parts[0] }
        return (parts.count == 2 ? parts + ["00"] : parts).joined(separator: ":")
    }
}

extension CivilDate {
    fileprivate init?(cell text: Substring, _ slashDates: CSVImport.SlashDates?) {
        if let day = CivilDate(String(text)) {
            self = day
            return
        }
        let separator: Character = text.contains("/") ? "/" : "."
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy(\.isWholeNumber) ? Int(part) : nil }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        let lengths = parts.map(\.count)
        if separator == "/", lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 {
            self.init(year: numbers[0], month: numbers[1], day: numbers[2])
            return
        }
        guard lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 else { return nil }
        switch separator == "." ? .dayFirst : slashDates {
        case .dayFirst: self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        case .monthFirst: self.init(year: numbers[2], month: numbers[0], day: numbers[1])
        case nil: return nil
        }
    }
}
