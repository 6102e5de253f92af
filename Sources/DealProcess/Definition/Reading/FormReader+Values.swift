import ExactValues

/// Values of the types that a key can ask for.
extension FormReader {
    /// The text of a scalar that must not stand in quotes.
    private func bareText(_ node: YAMLNode, _ what: String) -> String? {
        guard let scalar = scalar(node, what), !node.isAbsent else { return nil }
        let text = scalar.text
        if scalar.isPlain { return text }
        report(
            .quotedValue, at: node.span, "\(what) is wanted here, but quotes make it a text",
            help: ["write \(text) without quotes"])
        return nil
    }

    func bool(_ node: YAMLNode, _ what: String = "true or false") -> Bool? {
        guard let text = bareText(node, what) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            let meant = ScalarForm.boolean(text)
            report(
                .badBool, at: node.span, "\(shown(text)) is neither true nor false",
                help: [meant.map { "write \($0)" } ?? "write true or false"])
            return nil
        }
    }

    /// A whole number.
    func int(_ node: YAMLNode, _ what: String, from least: Int? = nil) -> Located<Int>? {
        guard let text = bareText(node, what) else { return nil }
        let hasPoint = text.utf8.contains(UInt8(ascii: "."))
        guard !hasPoint, let value = ExactDecimal(text)?.integer, let number = Int(exactly: value) else {
            report(
                .badInt, at: node.span, "\(shown(text)) is no whole number",
                help: [ScalarForm.numberRemedy(text) ?? "write \(what) with digits only"])
            return nil
        }
        if let least, number < least {
            report(
                .outOfRange, at: node.span, "\(what) is at least \(least), but this is \(number)",
                help: ["write \(least) or more"])
            return nil
        }
        return Located(number, at: node.span)
    }

    func number(_ node: YAMLNode, _ what: String = "a number") -> Located<ExactDecimal>? {
        guard let text = bareText(node, what) else { return nil }
        if let value = ExactDecimal(text) { return Located(value, at: node.span) }
        report(
            .badNumber, at: node.span, "\(shown(text)) is no number",
            help: [ScalarForm.numberRemedy(text) ?? "write a decimal, such as 0.9 or 1500"])
        return nil
    }

    /// A percentage, as a part of one.
    func percent(_ node: YAMLNode, _ what: String = "a percentage") -> Located<ExactDecimal>? {
        guard let text = bareText(node, what) else { return nil }
        if let value = ScalarForm.percent(text) { return Located(value, at: node.span) }
        report(
            .badPercent, at: node.span, "\(shown(text)) is no percentage", help: [ScalarForm.percentRemedy(text)])
        return nil
    }

    func money(_ node: YAMLNode, _ what: String = "an amount of money") -> Located<Money>? {
        guard let text = bareText(node, what) else { return nil }
        if let value = Money(text) { return Located(value, at: node.span) }
        reportMoney(text, at: node.span)
        return nil
    }

    func reportMoney(_ text: String, at span: SourceSpan) {
        let fault = ScalarForm.moneyFault(text)
        report(fault.code, at: span, "\(shown(text)) is no amount of money", label: fault.label, help: [fault.remedy])
    }

    func currency(_ node: YAMLNode) -> Located<Currency>? {
        guard let text = scalar(node, "a currency")?.text, isPresent(text, node, "the currency") else { return nil }
        if let currency = Currency(text) { return Located(currency, at: node.span) }
        report(
            .unknownCurrency, at: node.span, "\(shown(text)) is no currency of ISO 4217",
            help: [ScalarForm.currencyRemedy(text)])
        return nil
    }

    /// A span, which is reported when it counts working days: this version has no calendars.
    func span(_ node: YAMLNode, _ what: String) -> Located<DaySpan>? {
        guard let text = scalar(node, what)?.text, isPresent(text, node, what) else { return nil }
        guard let value = DaySpan(text) else {
            report(.badSpan, at: node.span, "\(shown(text)) is no span of time", help: [ScalarForm.spanRemedy(text)])
            return nil
        }
        return Located(value, at: node.span)
    }

    func date(_ node: YAMLNode, _ what: String = "a date") -> Located<CivilDate>? {
        guard let text = scalar(node, what)?.text, isPresent(text, node, what) else { return nil }
        if let value = CivilDate(text) { return Located(value, at: node.span) }
        report(.badDate, at: node.span, "\(shown(text)) is no date", help: [ScalarForm.dateRemedy(text)])
        return nil
    }

    /// A moment in UTC, which is the zone of a process without a calendar, or with `Z` or an offset.
    func timestamp(_ node: YAMLNode, _ what: String = "a date and time") -> Located<Instant>? {
        guard let text = scalar(node, what)?.text, isPresent(text, node, what) else { return nil }
        if let value = ScalarForm.timestamp(text) { return Located(value, at: node.span) }
        report(
            .badTimestamp, at: node.span, "\(shown(text)) is no date and time",
            help: ["write it as 2026-03-02 09:00 or 2026-03-02T09:00:00Z"])
        return nil
    }
}
