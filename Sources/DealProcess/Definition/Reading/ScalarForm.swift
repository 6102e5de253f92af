import ExactValues

/// How values are written, and what was probably meant by one that is written otherwise.
enum ScalarForm {
    /// What a word for a truth value stands for, or nil.
    static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "y": true
        case "false", "no", "off", "n": false
        default: nil
        }
    }

    /// `15%` as 0.15; nil for any other form.
    static func percent(_ text: String) -> ExactDecimal? {
        guard text.utf8.last == UInt8(ascii: "%"), let value = ExactDecimal(text.utf8.dropLast()) else { return nil }
        return ExactDecimal(coefficient: value.coefficient, scale: value.scale + 2)
    }

    static func percentRemedy(_ text: String) -> String {
        if ExactDecimal(text) != nil { return "write \(text)%, with the sign" }
        let compact = text.filter { $0 != " " && $0 != "\u{A0}" }
        if percent(compact) != nil { return "write \(compact), without a space" }
        let number = compact.last == "%" ? String(compact.dropLast()) : compact
        if let repaired = repaired(number) { return "write \(repaired)%" }
        return "write a percentage, such as 15% or 0.5%"
    }

    /// What a number with a slip was probably meant to be, as a sentence.
    static func numberRemedy(_ text: String) -> String? {
        if text.last == "%" { return "a percentage does not fit here; write the number without the sign" }
        return repaired(text).map { "write \($0)" + (text.contains(",") ? ", with a point and no separators" : "") }
    }

    /// The number without separators, leading zeros and plus, with a point for a comma.
    private static func repaired(_ text: String) -> String? {
        guard text.utf8.count <= 40, text.utf8.contains(where: isDigit) else { return nil }
        var digits = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "_" && $0 != "'" }
        let commas = digits.filter { $0 == "," }.count
        let tail = digits.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        if commas == 1, !digits.contains("."), tail.count != 3 {
            digits = String(digits.map { $0 == "," ? "." : $0 })
        } else {
            digits.removeAll { $0 == "," }
        }
        var sign = ""
        if digits.first == "-" || digits.first == "+" { sign = digits.removeFirst() == "-" ? "-" : "" }
        while digits.count > 1, digits.first == "0", digits.dropFirst().first != "." { digits.removeFirst() }
        if digits.first == "." { digits = "0" + digits }
        if digits.last == "." { digits.removeLast() }
        let number = sign + digits
        return number != text && ExactDecimal(number) != nil ? number : nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// What is wrong with an amount of money.
    static func moneyFault(_ text: String) -> (code: DiagnosticCode, label: String, remedy: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        guard let last = parts.last else { return (.badMoney, "nothing here", "write 50000 EUR") }
        if parts.count == 1, ExactDecimal(text) != nil {
            return (.badMoney, "the currency is missing", "write \(text) EUR, or whichever currency it is")
        }
        let letters = last.filter { !$0.isNumber && $0 != "." && $0 != "," && $0 != "-" }
        let number = parts.count > 1 ? parts.dropLast().joined() : String(last.dropLast(letters.count))
        guard let currency = Currency(code: letters.uppercased()) else {
            return (.unknownCurrency, "no currency of ISO 4217", currencyRemedy(String(letters)))
        }
        guard let amount = ExactDecimal(number) else {
            let good = repaired(number).map { "write \($0) \(currency.code)" }
            return (.badMoney, "the number", good ?? "write a number, one space and the currency: 50000 EUR")
        }
        if !Money(amount, currency).isPayable {
            let digits = currency.minorDigits
            let places = digits == 0 ? "no digits" : digits == 1 ? "1 digit" : "\(digits) digits"
            return (.badMoney, "too many digits", "\(currency.code) has \(places) behind the point")
        }
        return (.badMoney, "the form", "write \(number) \(currency.code): a number, one space, the currency")
    }

    static func currencyRemedy(_ text: String) -> String {
        let upper = text.uppercased()
        if upper != text, Currency(upper) != nil { return "write \(upper), in capitals" }
        if let near = nearest(to: upper, among: Currency.all.map(\.code)) { return "did you mean '\(near)'?" }
        return "write the three letters of its code, such as EUR or USD"
    }

    static func spanRemedy(_ text: String) -> String {
        let fallback = "write a whole number and a unit: 3 working days, 30 days, 24 hours, 15 minutes"
        let split = text.firstIndex { !$0.isNumber } ?? text.endIndex
        guard let count = Int(text[..<split]), count > 0 else { return fallback }
        let word = text[split...].filter { $0 != " " }.lowercased()
        if let unit = shortUnits[word], let span = DaySpan(count, unit) { return "write \(span)" }
        if let weeks = weeks(word), let span = DaySpan(count * weeks, .days) { return "write \(span)" }
        let units = DaySpan.Unit.allCases.map(\.rawValue)
        if let near = nearest(to: word, among: units), let unit = DaySpan.Unit(rawValue: near),
            let span = DaySpan(count, unit)
        {
            return "write \(span)"
        }
        return fallback
    }

    private static let shortUnits: [String: DaySpan.Unit] = [
        "": .days, "d": .days, "h": .hours, "hr": .hours, "hrs": .hours, "m": .minutes, "min": .minutes,
        "mins": .minutes, "day": .days, "days": .days, "hour": .hours, "hours": .hours, "minute": .minutes,
        "minutes": .minutes, "wd": .workingDays, "workingday": .workingDays, "workingdays": .workingDays,
        "workdays": .workingDays, "businessdays": .workingDays,
    ]

    private static func weeks(_ word: String) -> Int? { ["w": 7, "week": 7, "weeks": 7][word] }

    static func dateRemedy(_ text: String) -> String {
        let parts = text.split(whereSeparator: { ".-/".contains($0) }).map(String.init)
        if parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) {
            let ordered = parts[0].count == 4 ? parts : Array(parts.reversed())
            let padded = ordered.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
            if CivilDate(padded) != nil { return "write \(padded): year, month, day" }
            return "there is no such day; write a date as 2026-03-02: year, month, day"
        }
        return "write a date as 2026-03-02: year, month, day"
    }

    /// `2026-03-02 09:00` and `2026-03-02 09:00:30` in UTC, or RFC 3339 with `Z` or an offset.
    static func timestamp(_ text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        var bytes = Array(text.utf8)
        guard bytes.count == 16 || bytes.count == 19, bytes[10] == UInt8(ascii: " ") else { return nil }
        bytes[10] = UInt8(ascii: "T")
        return Instant(String(decoding: bytes, as: UTF8.self) + (bytes.count == 16 ? ":00Z" : "Z"))
    }

    /// What an unquoted text that begins like a number was probably meant to be; nil for other texts, which are texts.
    static func constantRemedy(_ text: String) -> [String]? {
        let digits = text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") ? 1 : 0
        guard let first = text.utf8.dropFirst(digits).first, isDigit(first) || first == UInt8(ascii: ".") else {
            return nil
        }
        let quoted = "if it is a text, put it in quotes"
        if timestamp(text) != nil {
            return ["a constant can be a date, such as \(text.prefix(10)), but not a time", quoted]
        }
        if text.contains("%") { return [percentRemedy(text), quoted] }
        if text.utf8.allSatisfy({ isDigit($0) || "eExXabcdfABCDF.+-_".utf8.contains($0) }),
            text.contains(where: \.isLetter)
        {
            return ["write a decimal with all its digits, such as 1500 or 0.15", quoted]
        }
        if text.contains(where: \.isLetter) { return [moneyFault(text).remedy, quoted] }
        if let remedy = numberRemedy(text) { return [remedy, quoted] }
        return [dateRemedy(text), quoted]
    }
}
