extension ExactDecimal {
    /// Reads a plain decimal: an optional minus, digits without a leading zero, perhaps a point and more digits.
    ///
    ///     ExactDecimal("-0.15")      // −15 × 10^-2
    ///     ExactDecimal("1,000")      // nil: no separators
    ///
    /// - Returns: `nil` for anything else (exponents, separators, spaces, a plus, `.5`, `5.`, `007`), for more than 18
    ///   significant digits behind the point and for a value out of range.
    public init?(_ text: String) {
        self.init(text.utf8)
    }

    /// The same from UTF-8 bytes.
    package init?(_ bytes: some Sequence<UInt8>) {
        var reader = DecimalReader()
        for byte in bytes {
            guard reader.take(byte) else { return nil }
        }
        guard let value = reader.value else { return nil }
        self = value
    }
}

extension ExactDecimal: CustomStringConvertible, LosslessStringConvertible {
    /// The shortest decimal text: `-0.15`, `80000`. Reads back as the same value.
    public var description: String {
        guard storedScale > 0 else { return String(coefficient) }
        let digits = String(coefficient.magnitude)
        let sign = isNegative ? "-" : ""
        guard digits.utf8.count > scale else {
            return sign + "0." + String(repeating: "0", count: scale - digits.utf8.count) + digits
        }
        let point = digits.utf8.index(digits.utf8.endIndex, offsetBy: -scale)
        return sign + digits[..<point] + "." + digits[point...]
    }
}

/// One pass over the bytes. Zeros behind the point are counted and only then taken in, when another digit follows:
/// so `1.000…0` with any number of them is 1, and the last digit decides about the range.
private struct DecimalReader {
    private enum Place { case start, sign, zero, whole, point, fraction }

    private var place = Place.start
    private var negative = false
    private var magnitude: UInt64 = 0
    private var scale = 0
    private var pendingZeros = 0

    mutating func take(_ byte: UInt8) -> Bool {
        switch (byte, place) {
        case (UInt8(ascii: "-"), .start):
            negative = true
            place = .sign
            return true
        case (UInt8(ascii: "0"), .start), (UInt8(ascii: "0"), .sign):
            place = .zero
            return true
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .sign),
            (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole):
            place = .whole
            return append(byte &- UInt8(ascii: "0"))
        case (UInt8(ascii: "."), .zero), (UInt8(ascii: "."), .whole):
            place = .point
            return true
        case (UInt8(ascii: "0"), .point), (UInt8(ascii: "0"), .fraction):
            place = .fraction
            pendingZeros += 1
            return true
        case (UInt8(ascii: "1")...UInt8(ascii: "9"), .point), (UInt8(ascii: "1")...UInt8(ascii: "9"), .fraction):
            place = .fraction
            return appendFraction(byte &- UInt8(ascii: "0"))
        default:
            return false
        }
    }

    var value: ExactDecimal? {
        switch place {
        case .zero, .whole, .fraction:
            ExactDecimal(negative: negative, magnitude: UInt128(magnitude), scale: scale)
        case .start, .sign, .point:
            nil
        }
    }

    private mutating func appendFraction(_ digit: UInt8) -> Bool {
        guard scale + pendingZeros < ExactDecimal.maximumScale else { return false }
        for _ in 0..<pendingZeros {
            guard append(0) else { return false }
        }
        scale += pendingZeros + 1
        pendingZeros = 0
        return append(digit)
    }

    private mutating func append(_ digit: UInt8) -> Bool {
        let (shifted, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carried) = shifted.addingReportingOverflow(UInt64(digit))
        magnitude = sum
        return !overflow && !carried
    }
}
