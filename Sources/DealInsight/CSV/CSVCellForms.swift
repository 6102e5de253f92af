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

extension Money {
    /// Reads the amount of a cell, which may name its currency; else it is one of `currency`.
    ///
    /// A comma with one or two digits after it parts the cents, and spaces may part the thousands: `184 500,00`. So may
    /// points before a comma and commas before a point: `184.500,00`, `184,500.00`. A comma alone with three digits after
    /// it is refused, since it may part either.
    init?(cell text: String, currency: Currency) {
        if let amount = ExactDecimal(text) ?? ExactDecimal(grouped: text) {
            self.init(amount, currency)
        } else {
            self.init(text)
        }
    }
}

extension ExactDecimal {
    /// Reads a number whose thousands may be parted by spaces, points or commas, and its cents by a comma or a point.
    fileprivate init?(grouped text: String) {
        let marks = text.filter { $0 == "," || $0 == "." }
        let isBoth = marks.contains(",") && marks.contains(".")
        // Of both, the last parts the cents.
        let point: Character = isBoth ? marks.last ?? "." : marks.contains(",") ? "," : "."
        let gaps = isBoth ? (point == "," ? "." : ",") : " \u{A0}\u{202F}"
        let parts = text.split(separator: point, omittingEmptySubsequences: false)
        guard parts.count <= 2, point == "." || (1...2).contains(parts[1].count) else { return nil }
        let groups = parts[0].split(omittingEmptySubsequences: false) { gaps.contains($0) }
        let first = groups[0].drop { $0 == "-" }
        guard groups.count == 1 || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
        else { return nil }
        self.init(groups.joined(separator: "") + (parts.count == 2 ? "." + parts[1] : ""))
    }
}
