/// A number of the core schema, exact however long it is: digits without zeros at either end, and a power of ten.
struct CoreNumber: Hashable, Sendable {
    /// Digits 0…9; empty for zero.
    let digits: [UInt8]
    let isNegative: Bool
    /// The number is 0.DIGITS × 10^exponent. Saturates far outside of what any type holds.
    let exponent: Int
    let special: Special?

    enum Special: Hashable, Sendable { case infinity, notANumber }

    private init(special: Special, isNegative: Bool = false) {
        digits = []
        self.isNegative = isNegative
        exponent = 0
        self.special = special
    }

    /// - Parameter scale: How many of the digits stand behind the point.
    private init(digits: [UInt8], scale: Int, isNegative: Bool) {
        let first = digits.firstIndex { $0 != 0 } ?? digits.count
        let last = digits.lastIndex { $0 != 0 } ?? -1
        self.digits = first <= last ? Array(digits[first...last]) : []
        self.isNegative = isNegative && first <= last
        let exponent = (digits.count - first).subtractingReportingOverflow(scale)
        self.exponent = first <= last ? exponent.partialValue : 0
        special = nil
    }

    /// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+`.
    static func integer(_ text: [UInt8]) -> CoreNumber? {
        if text.starts(with: [0x30, 0x6F]) { return based(text.dropFirst(2), radix: 8) }
        if text.starts(with: [0x30, 0x78]) { return based(text.dropFirst(2), radix: 16) }
        let (isNegative, rest) = sign(text)
        guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return nil }
        return CoreNumber(digits: rest.map { $0 - 0x30 }, scale: 0, isNegative: isNegative)
    }

    /// `[-+]? ( \.[0-9]+ | [0-9]+ ( \.[0-9]* )? ) ( [eE][-+]?[0-9]+ )?`, `.inf` and `.nan`.
    static func float(_ text: [UInt8]) -> CoreNumber? {
        let (isNegative, rest) = sign(text)
        if let special = special(rest) {
            guard special == .infinity || rest.count == text.count else { return nil }
            return CoreNumber(special: special, isNegative: isNegative)
        }
        let whole = rest.prefix(while: isDigit)
        var tail = rest.dropFirst(whole.count)
        var fraction = tail.prefix(0)
        if tail.first == UInt8(ascii: ".") {
            fraction = tail.dropFirst().prefix(while: isDigit)
            tail = tail.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty, let power = power(tail) else { return nil }
        let scale = fraction.count.subtractingReportingOverflow(power).partialValue
        return CoreNumber(digits: (whole + fraction).map { $0 - 0x30 }, scale: scale, isNegative: isNegative)
    }

    private static func power(_ text: ArraySlice<UInt8>) -> Int? {
        guard let letter = text.first else { return 0 }
        guard letter | 0x20 == UInt8(ascii: "e") else { return nil }
        let (isNegative, digits) = sign(text.dropFirst())
        guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
        var value = 0
        for digit in digits { value = min(value * 10 + Int(digit - 0x30), 1 << 40) }
        return isNegative ? -value : value
    }

    private static func special(_ text: ArraySlice<UInt8>) -> Special? {
        switch String(decoding: text, as: UTF8.self) {
        case ".inf", ".Inf", ".INF": .infinity
        case ".nan", ".NaN", ".NAN": .notANumber
        default: nil
        }
    }

    private static func sign(_ text: some Collection<UInt8>) -> (isNegative: Bool, rest: ArraySlice<UInt8>) {
        let all = Array(text)[...]
        switch all.first {
        case UInt8(ascii: "-"): return (true, all.dropFirst())
        case UInt8(ascii: "+"): return (false, all.dropFirst())
        default: return (false, all)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Octal and hexadecimal, by schoolbook conversion; beyond 128 bits of digits it is no number anybody means.
    private static func based(_ text: ArraySlice<UInt8>, radix: UInt8) -> CoreNumber? {
        guard !text.isEmpty, text.count <= 64 else { return nil }
        var decimal: [UInt8] = [0]
        for byte in text {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else { return nil }
            var carry = digit
            for index in decimal.indices.reversed() {
                carry += Int(decimal[index]) * Int(radix)
                decimal[index] = UInt8(carry % 10)
                carry /= 10
            }
            while carry > 0 {
                decimal.insert(UInt8(carry % 10), at: 0)
                carry /= 10
            }
        }
        return CoreNumber(digits: decimal, scale: 0, isNegative: false)
    }
}

extension CoreNumber: CustomStringConvertible {
    /// The one spelling of this number.
    var description: String {
        switch special {
        case .infinity: return isNegative ? "-inf" : "inf"
        case .notANumber: return "nan"
        case nil: break
        }
        guard !digits.isEmpty else { return "0" }
        return (isNegative ? "-" : "") + "0." + digits.map { String($0) }.joined() + "e\(exponent)"
    }
}
