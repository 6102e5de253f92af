import DealInsight
import ExactValues

/// How figures are written for people: rounded, grouped by threes, with what they rest on.
enum Figures {
    /// `4,238`
    static func count(_ number: Int) -> String { grouped(String(number.magnitude), sign: number < 0) }

    /// `1 deal`, `4,238 deals`
    static func counted(_ number: Int, _ noun: String) -> String { "\(count(number)) \(noun)\(number == 1 ? "" : "s")" }

    /// `1 has`, `4,238 have`
    static func number(_ number: Int, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
    }

    /// `1 deal is open`, `4,238 deals are open`
    static func open(_ number: Int) -> String { "\(counted(number, "deal")) \(number == 1 ? "is" : "are") open" }

    /// `once`, `12 times`
    static func times(_ number: Int) -> String { number == 1 ? "once" : "\(count(number)) times" }

    /// `63.2%`; a dash for what is not known.
    static func percent(_ share: Double?) -> String {
        guard let share else { return "–" }
        return decimal(share * 100, digits: 1) + "%"
    }

    /// `62.0–64.3%`
    static func percent(_ interval: ConfidenceInterval) -> String {
        "\(decimal(interval.low * 100, digits: 1))–\(decimal(interval.high * 100, digits: 1))%"
    }

    /// `63.2% (62.0–64.3%)`; `– (of 0)` of nothing.
    static func rate(_ share: Share) -> String {
        share.rate == nil ? "– (of 0)" : "\(percent(share.rate)) (\(percent(share.interval)))"
    }

    /// `63.2% (62.0–64.3%) – 4,238 of 6,711, 2,089 open`; without the interval where a column of its own has it.
    static func conversion(_ share: Share, withInterval: Bool = true) -> String {
        guard share.decided > 0 else { return "none decided, \(count(share.stillOpen)) open" }
        return "\(withInterval ? rate(share) : percent(share.rate)) – \(count(share.hits)) of \(count(share.decided)), "
            + "\(count(share.stillOpen)) open"
    }

    /// `11.2% (10.2–12.3%)`
    static func estimate(_ estimate: Estimate?) -> String {
        guard let estimate else { return "no estimate" }
        return "\(percent(estimate.value)) (\(percent(estimate.interval)))"
    }

    /// `12.5`; a dash for what is not known.
    static func decimal(_ number: Double?, digits: Int) -> String {
        guard let number, number.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded()
        guard scaled < 9e15 else { return "\(number)" }
        let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(scale))
        let text = grouped(String(whole), sign: number < 0 && scaled > 0)
        guard digits > 0 else { return text }
        let fraction = String(rest)
        return text + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// `45.0 days`, `3.2 hours`: days unless it is shorter than two of them.
    static func days(_ days: Double?) -> String {
        guard let days else { return "–" }
        if days > 0, days < 1 { return decimal(days * 24, digits: 1) + " hours" }
        return decimal(days, digits: 1) + " days"
    }

    /// Days, from seconds.
    static func duration(seconds: Double?) -> String { days(seconds.map { $0 / 86_400 }) }

    /// `1,200 EUR + 300 USD`; currencies are never added.
    static func money(_ totals: MoneyTotals) -> String {
        if totals.totals.isEmpty { return "–" }
        return totals.totals.map { total in
            amount(total.amount.map(exact) ?? decimal(total.approximate, digits: 0), total.currency)
        }.joined(separator: " + ")
    }

    /// `1,234,568 EUR`: without cents, where sums are looked at side by side.
    static func roundMoney(_ totals: MoneyTotals) -> String {
        if totals.totals.isEmpty { return "–" }
        return totals.totals.map { amount(decimal($0.approximate, digits: 0), $0.currency) }.joined(separator: " + ")
    }

    static func money(_ value: Money?) -> String {
        value.map { amount(exact($0.amount), $0.currency) } ?? "–"
    }

    /// `1,234 EUR`; a file without currencies has amounts alone.
    static func amount(_ text: String, _ currency: Currency) -> String {
        currency == "XXX" ? text : text + " " + currency.code
    }

    /// The day of an instant in UTC, with the time of the clock unless it is midnight.
    static func date(_ instant: Instant) -> String {
        let text = instant.description
        guard let end = text.firstIndex(of: "T") else { return text }
        return text.hasSuffix("T00:00:00Z") ? String(text[..<end]) : text
    }

    private static func exact(_ number: ExactDecimal) -> String {
        let parts = number.description.split(separator: ".", maxSplits: 1)
        let isNegative = parts[0].hasPrefix("-")
        let whole = grouped(String(parts[0].drop { $0 == "-" }), sign: isNegative)
        // Cents are two digits, also where the last is a nought.
        return parts.count == 2 ? whole + "." + parts[1] + (parts[1].count == 1 ? "0" : "") : whole
    }

    private static func grouped(_ digits: String, sign: Bool) -> String {
        var text = sign ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }
}

extension Report.Kind {
    /// The heading of the section.
    var title: String {
        switch self {
        case .funnel: "Where deals are lost"
        case .deals: "Won, lost and in work"
        case .managers: "Side by side"
        case .mining: "How deals really went"
        }
    }
}

extension ForecastMethod {
    /// What people call the method.
    var title: String {
        switch self {
        case .plan: "plan of the process"
        case .winRate: "win rate of all"
        case .stageRate: "win rate by stage"
        case .age: "by age of the deal"
        case .stageAndAge: "by stage and age"
        }
    }
}
