/// Puts together the fixed fields of a date or a time as bytes: journals print many of them.
struct DigitWriter {
    /// The longest, `-290308-12-21T19:59:05.224192Z`, has 30.
    private var bytes = SIMD32<UInt8>()
    private var count = 0

    var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

    func withUTF8<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: bytes) { body(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    }

    mutating func append(_ mark: Unicode.Scalar) { append(UInt8(truncatingIfNeeded: mark.value)) }

    private mutating func append(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// A number that is not negative, with leading zeros.
    mutating func append(_ number: Int, width: Int) {
        var divisor = 1
        for _ in 1..<max(width, 1) { divisor *= 10 }
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
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
        while count > 0, bytes[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }
}
