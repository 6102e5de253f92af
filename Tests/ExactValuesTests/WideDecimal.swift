import ExactValues

/// A slow reference with any number of digits: a sign and decimal digits, least significant first.
struct WideDecimal: Equatable {
    private var negative: Bool
    private var digits: [Int]
    private var scale: Int

    init(_ value: ExactDecimal) {
        let text = String(value.coefficient)
        negative = text.hasPrefix("-")
        digits = text.drop(while: { $0 == "-" }).reversed().compactMap(\.wholeNumberValue)
        scale = value.scale
        trim()
    }

    private init(negative: Bool, digits: [Int], scale: Int) {
        (self.negative, self.digits, self.scale) = (negative, digits, scale)
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        while scale > 0, digits.first == 0 {
            digits.removeFirst()
            scale -= 1
        }
        if digits.isEmpty { (negative, scale) = (false, 0) }
    }

    /// The value as an `ExactDecimal`, when one holds it.
    var narrowed: ExactDecimal? {
        guard scale <= 18 else { return nil }
        let text = (negative ? "-" : "") + (digits.isEmpty ? "0" : digits.reversed().map(String.init).joined())
        return Int64(text).flatMap { ExactDecimal(coefficient: $0, scale: scale) }
    }

    static func + (left: Self, right: Self) -> Self {
        let (a, b) = widened(left, right)
        if a.negative == b.negative {
            return Self(negative: a.negative, digits: sum(a.digits, b.digits), scale: a.scale)
        }
        return isLess(a.digits, b.digits)
            ? Self(negative: b.negative, digits: difference(b.digits, a.digits), scale: a.scale)
            : Self(negative: a.negative, digits: difference(a.digits, b.digits), scale: a.scale)
    }

    static func - (left: Self, right: Self) -> Self {
        left + Self(negative: !right.negative, digits: right.digits, scale: right.scale)
    }

    static func * (left: Self, right: Self) -> Self {
        var product = Array(repeating: 0, count: left.digits.count + right.digits.count + 1)
        for (i, a) in left.digits.enumerated() {
            for (j, b) in right.digits.enumerated() { product[i + j] += a * b }
        }
        for place in 0..<product.count - 1 {
            product[place + 1] += product[place] / 10
            product[place] %= 10
        }
        return Self(negative: left.negative != right.negative, digits: product, scale: left.scale + right.scale)
    }

    /// Long division, rounded half to even.
    static func quotient(_ n: ExactDecimal, _ d: ExactDecimal, decimals: Int) -> Self {
        let shift = decimals - n.scale + d.scale
        var above = Self(n).unscaled(by: n.scale, adding: max(shift, 0))
        let below = Self(d).unscaled(by: d.scale, adding: max(-shift, 0))
        above = Array(above.reversed())
        var rest: [Int] = []
        var quotient: [Int] = []
        for digit in above {
            rest.insert(digit, at: 0)
            while rest.last == 0 { rest.removeLast() }
            var times = 0
            while !isLess(rest, below) {
                rest = difference(rest, below)
                while rest.last == 0 { rest.removeLast() }
                times += 1
            }
            quotient.insert(times, at: 0)
        }
        let twice = sum(rest, rest)
        let odd = (quotient.first ?? 0) % 2 == 1
        if isLess(below, twice) || (!isLess(twice, below) && odd) { quotient = sum(quotient, [1]) }
        return Self(negative: n.isNegative != d.isNegative, digits: quotient, scale: decimals)
    }

    /// The digits of the coefficient of the original (not normalised further), with zeros appended.
    private func unscaled(by scale: Int, adding zeros: Int) -> [Int] {
        var all = Array(repeating: 0, count: scale - self.scale + zeros) + digits
        while all.last == 0 { all.removeLast() }
        return all
    }

    /// Both as digits of one scale, comparable by `<`.
    static func aligned(_ left: Self, _ right: Self) -> (AlignedDigits, AlignedDigits) {
        let (a, b) = widened(left, right)
        return (
            AlignedDigits(negative: a.negative, digits: a.digits), AlignedDigits(negative: b.negative, digits: b.digits)
        )
    }

    private struct Widened {
        let negative: Bool
        let digits: [Int]
        let scale: Int
    }

    private static func widened(_ a: Self, _ b: Self) -> (Widened, Widened) {
        let common = max(a.scale, b.scale)
        func widen(_ value: Self) -> Widened {
            let zeros = value.digits.isEmpty ? 0 : common - value.scale
            return Widened(
                negative: value.negative, digits: Array(repeating: 0, count: zeros) + value.digits, scale: common)
        }
        return (widen(a), widen(b))
    }

    private static func sum(_ a: [Int], _ b: [Int]) -> [Int] {
        var result: [Int] = []
        var carry = 0
        for place in 0..<max(a.count, b.count) + 1 {
            let total = (place < a.count ? a[place] : 0) + (place < b.count ? b[place] : 0) + carry
            result.append(total % 10)
            carry = total / 10
        }
        while result.last == 0 { result.removeLast() }
        return result
    }

    private static func difference(_ a: [Int], _ b: [Int]) -> [Int] {
        var result: [Int] = []
        var borrow = 0
        for place in 0..<a.count {
            var digit = a[place] - (place < b.count ? b[place] : 0) - borrow
            borrow = digit < 0 ? 1 : 0
            if digit < 0 { digit += 10 }
            result.append(digit)
        }
        return result
    }

    static func isLess(_ a: [Int], _ b: [Int]) -> Bool {
        a.count != b.count ? a.count < b.count : a.reversed().lexicographicallyPrecedes(b.reversed())
    }
}

/// Digits of a common scale with their sign.
struct AlignedDigits: Comparable {
    let negative: Bool
    let digits: [Int]

    static func < (left: Self, right: Self) -> Bool {
        if left.negative != right.negative { return left.negative }
        return left.negative
            ? WideDecimal.isLess(right.digits, left.digits) : WideDecimal.isLess(left.digits, right.digits)
    }
}
