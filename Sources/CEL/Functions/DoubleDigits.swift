// The digits of doubles, computed exactly: the C library's would depend on the locale of the process.
extension Double {
    /// The fewest digits that give the same double, without an exponent: `1000000`, `0.000001`.
    var plainText: String {
        let text = shortestText
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
        let digits = parts.joined()
        let point = (parts.first?.utf8.count ?? 0) + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.utf8.count {
            return sign + digits + String(repeating: "0", count: point - digits.utf8.count)
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// `-12.350`: exactly `precision` digits after the point, the value rounded half to even.
    func fixedText(precision: Int) -> String {
        guard isFinite else { return namedText }
        var digits = DecimalDigits(magnitude)
        digits.round(to: precision)
        let text = digits.text(decimals: precision)
        return sign == .minus ? "-" + text : text
    }

    /// `-1.235e+01`: one digit before the point and `precision` after it, the value rounded half to even.
    func scientificText(precision: Int) -> String {
        guard isFinite else { return namedText }
        var digits = DecimalDigits(magnitude)
        var exponent = digits.exponent
        digits.round(to: precision - exponent)
        // 9.99 may have become 10.0.
        exponent = digits.exponent
        let mantissa = digits.leading(precision + 1)
        let head = mantissa.prefix(1)
        let tail = mantissa.dropFirst()
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return (sign == .minus ? "-" : "") + head + (tail.isEmpty ? "" : ".\(tail)")
            + (exponent < 0 ? "e-" : "e+") + power
    }

    private var namedText: String { isNaN ? "NaN" : (sign == .minus ? "-Infinity" : "Infinity") }
}

/// All digits of a finite double that is not negative: `digits` without leading zeros, the last `scale` after the point.
private struct DecimalDigits {
    private var digits: [UInt8]
    private var scale: Int

    init(_ value: Double) {
        guard value > 0 else {
            (digits, scale) = ([], 0)
            return
        }
        // The value is mantissa × 2^power; a negative power of two is that power of five over as many tens.
        let power = Int(value.exponent) - 52
        let isNormal = value.isNormal
        let mantissa = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        let shift = isNormal ? power : -1074
        var limbs = Self.limbs(mantissa)
        for _ in 0..<abs(shift) { Self.multiply(&limbs, by: shift < 0 ? 5 : 2) }
        scale = max(0, -shift)
        digits = Self.digits(of: limbs)
    }

    /// The power of ten of the first digit.
    var exponent: Int { digits.isEmpty ? 0 : digits.count - 1 - scale }

    /// Keeps `decimals` digits after the point; a negative count rounds before it.
    mutating func round(to decimals: Int) {
        let dropped = scale - decimals
        guard dropped > 0 else { return }
        guard dropped <= digits.count else {
            (digits, scale) = ([], decimals)
            return
        }
        let rest = digits.suffix(dropped)
        digits.removeLast(dropped)
        scale = decimals
        let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        let isOdd = (digits.last ?? 0) % 2 == 1
        if let first = rest.first, isHalf ? isOdd : first >= 5 { increment() }
    }

    private mutating func increment() {
        for place in digits.indices.reversed() {
            if digits[place] < 9 {
                digits[place] += 1
                return
            }
            digits[place] = 0
        }
        digits.insert(1, at: 0)
    }

    func text(decimals: Int) -> String {
        var all = digits
        if scale < decimals { all += Array(repeating: 0, count: decimals - scale) }
        if all.count <= decimals { all = Array(repeating: 0, count: decimals + 1 - all.count) + all }
        let text = String(decoding: all.map { $0 + 48 }, as: UTF8.self)
        return decimals == 0 ? text : "\(text.dropLast(decimals)).\(text.suffix(decimals))"
    }

    /// The first `count` digits, filled up with zeros.
    func leading(_ count: Int) -> String {
        let filled = digits.prefix(count) + Array(repeating: 0, count: max(0, count - digits.count))
        return String(decoding: filled.map { $0 + 48 }, as: UTF8.self)
    }

    // MARK: A natural number as groups of nine digits, the least first

    private static func limbs(_ value: UInt64) -> [UInt64] {
        var (rest, limbs): (UInt64, [UInt64]) = (value, [])
        while rest > 0 {
            limbs.append(rest % 1_000_000_000)
            rest /= 1_000_000_000
        }
        return limbs
    }

    private static func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
        var carry: UInt64 = 0
        for place in limbs.indices {
            let product = limbs[place] * factor + carry
            limbs[place] = product % 1_000_000_000
            carry = product / 1_000_000_000
        }
        if carry > 0 { limbs.append(carry) }
    }

    private static func digits(of limbs: [UInt64]) -> [UInt8] {
        var digits: [UInt8] = []
        for limb in limbs.reversed() {
            var group: [UInt8] = []
            var rest = limb
            for _ in 0..<9 {
                group.append(UInt8(rest % 10))
                rest /= 10
            }
            digits += group.reversed()
        }
        return Array(digits.drop { $0 == 0 })
    }
}
