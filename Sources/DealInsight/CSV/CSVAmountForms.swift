import ExactValues

extension Money {
    /// Reads the amount of a cell, which may name its currency before or after it, by its code or by a sign: `80000 EUR`,
    /// `€ 80000`. Else it is one of `currency`.
    ///
    /// A comma with one or two digits after it parts the cents, and spaces may part the thousands: `184 500,00`. So may
    /// points before a comma and commas before a point: `184.500,00`, `184,500.00`. A comma alone with three digits after
    /// it is refused, since it may part either.
    init?(cell text: String, currency: Currency) {
        // Nearly every cell is a bare number.
        if let amount = ExactDecimal(cell: text) {
            self.init(amount, currency)
            return
        }
        let isNegative = text.first == "-"
        let cell = isNegative ? text.dropFirst() : text[...]
        guard let (number, named) = cell.withoutCurrency(else: currency),
            let amount = ExactDecimal(cell: (isNegative ? "-" : "") + number)
        else { return nil }
        self.init(amount, named)
    }
}

/// A sign that stands for a currency, or for several.
private struct CurrencySign {
    let text: String
    let currencies: [Currency]

    static let all = [
        CurrencySign(text: "€", currencies: ["EUR"]), CurrencySign(text: "₽", currencies: ["RUB"]),
        CurrencySign(text: "руб.", currencies: ["RUB"]), CurrencySign(text: "₹", currencies: ["INR"]),
        CurrencySign(text: "₴", currencies: ["UAH"]), CurrencySign(text: "₸", currencies: ["KZT"]),
        CurrencySign(text: "₺", currencies: ["TRY"]), CurrencySign(text: "₪", currencies: ["ILS"]),
        CurrencySign(text: "₫", currencies: ["VND"]), CurrencySign(text: "₱", currencies: ["PHP"]),
        CurrencySign(text: "₦", currencies: ["NGN"]), CurrencySign(text: "฿", currencies: ["THB"]),
        CurrencySign(text: "zł", currencies: ["PLN"]), CurrencySign(text: "Kč", currencies: ["CZK"]),
        CurrencySign(text: "₩", currencies: ["KRW", "KPW"]), CurrencySign(text: "¥", currencies: ["CNY", "JPY"]),
        CurrencySign(text: "￥", currencies: ["CNY", "JPY"]),
        CurrencySign(text: "£", currencies: ["GBP", "EGP", "GIP", "FKP", "LBP", "SHP", "SSP", "SYP"]),
        CurrencySign(text: "kr", currencies: ["SEK", "NOK", "DKK", "ISK"]),
        CurrencySign(
            text: "$",
            currencies: [
                "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BBD", "BMD", "BND", "BSD",
                "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "UYU", "XCD",
            ]),
    ]

    /// The currency that is meant where `stated` is what amounts are in that name none. A sign of several means the stated
    /// one, when it may; where none is stated it names none either.
    func currency(else stated: Currency) -> Currency? {
        if currencies.count == 1 { return currencies[0] }
        return stated == "XXX" || currencies.contains(stated) ? stated : nil
    }
}

extension Substring {
    /// The number in a cell, and the currency that is named before or after it, or `stated`; `nil` for a sign that cannot
    /// mean the stated currency.
    fileprivate func withoutCurrency(else stated: Currency) -> (number: Substring, currency: Currency)? {
        for sign in CurrencySign.all {
            guard let number = without(sign.text) else { continue }
            return sign.currency(else: stated).map { (number, $0) }
        }
        for code in [prefix(3), suffix(3)] {
            guard let currency = Currency(code: code), let number = without(code) else { continue }
            return (number, currency)
        }
        return (self, stated)
    }

    /// What is left without a word at the beginning or at the end, and the spaces between.
    private func without(_ word: some StringProtocol) -> Substring? {
        if hasPrefix(word) { return dropFirst(word.count).drop(while: \.isWhitespace) }
        guard hasSuffix(word) else { return nil }
        let rest = dropLast(word.count)
        return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? ""
    }
}

extension ExactDecimal {
    fileprivate init?(cell text: String) {
        guard let number = ExactDecimal(text) ?? ExactDecimal(grouped: text) else { return nil }
        self = number
    }

    /// Reads a number whose thousands may be parted by spaces, points or commas, and its cents by a comma or a point.
    private init?(grouped text: String) {
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
