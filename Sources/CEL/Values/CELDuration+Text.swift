extension CELDuration {
    /// Reads `1h30m`, `-1.5s`, `100ms`, `90s`; `nil` when it is none or too long.
    public init?(_ text: String) {
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            guard let part = Self.part(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            if overflow { return nil }
            total = sum
        }
        self.init(nanoseconds: isNegative ? -total : total)
    }

    /// One number with its unit, in nanoseconds.
    private static func part(_ rest: inout Substring.UTF8View) -> Int64? {
        let whole = digits(&rest)
        var decimals: [UInt8] = []
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            decimals = digits(&rest)
        }
        guard !(whole.isEmpty && decimals.isEmpty), let unit = unit(&rest) else { return nil }
        guard let value = number(whole) else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: unit)
        guard !overflow else { return nil }
        var share = unit
        var sum = product
        for digit in decimals {
            share /= 10
            let (next, overflow) = sum.addingReportingOverflow(Int64(digit) * share)
            if overflow { return nil }
            sum = next
        }
        return sum
    }

    private static func digits(_ rest: inout Substring.UTF8View) -> [UInt8] {
        var digits: [UInt8] = []
        while let byte = rest.first, (48...57).contains(byte) {
            digits.append(byte - 48)
            rest.removeFirst()
        }
        return digits
    }

    private static func number(_ digits: [UInt8]) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.addingReportingOverflow(Int64(digit))
            if overflow || overflow2 { return nil }
            value = sum
        }
        return value
    }

    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    private static func unit(_ rest: inout Substring.UTF8View) -> Int64? {
        for unit in units where rest.starts(with: unit.name.utf8) {
            rest.removeFirst(unit.name.utf8.count)
            return unit.nanoseconds
        }
        return nil
    }
}

extension CELDuration: CustomStringConvertible {
    /// The seconds, with decimals where there are any, and `s`.
    public var description: String {
        let magnitude = nanoseconds.magnitude
        let seconds = magnitude / 1_000_000_000
        let part = Int64(magnitude % 1_000_000_000)
        return (nanoseconds < 0 ? "-" : "") + "\(seconds)" + fraction(nanoseconds: part) + "s"
    }
}
