/// Puts together the fixed fields of a date or a time as bytes: journals print many of them.
struct DigitWriter {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(32) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ mark: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: mark.value)) }

    /// A number that is not negative, with leading zeros.
    mutating func append(_ number: Int, width: Int) {
        var divisor = 1
        for _ in 1..<max(width, 1) { divisor *= 10 }
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// A day; years outside 0000–9999 with a sign and six digits.
    mutating func append(_ date: CivilDate) {
        let (year, month, day) = date.parts
        if (0...9_999).contains(year) {
            append(year, width: 4)
        } else {
            append(year < 0 ? "-" : "+")
            append(abs(year), width: 6)
        }
        append("-")
        append(month, width: 2)
        append("-")
        append(day, width: 2)
    }

    mutating func dropTrailingZeros() {
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
}
