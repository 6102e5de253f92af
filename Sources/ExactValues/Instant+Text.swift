extension Instant {
    /// Reads RFC 3339: `2026-03-02T09:00:00Z`, `2026-03-02T12:00:00.5+03:00`.
    ///
    /// `t`, `z` and a space for the `T` are taken too. Digits beyond the microsecond are dropped. Years outside 0000–9999
    /// are written with a sign and six digits, as ``description`` does.
    ///
    /// - Returns: `nil` for any other form, a day or time that does not exist, a leap second, an offset missing.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let date = CivilDate(scanning: &scanner),
            scanner.takeOne(of: "T", "t", " "), let hour = scanner.number(digits: 2), hour < 24,
            scanner.takeOne(of: ":"), let minute = scanner.number(digits: 2), minute < 60,
            scanner.takeOne(of: ":"), let second = scanner.number(digits: 2), second < 60,
            let fraction = scanner.microseconds(), let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        let time = Int64(hour * 3600 + minute * 60 + second - offset)
        let seconds = Int64(date.daysSinceEpoch) * Self.secondsInDay + time
        // The earliest moments begin with a second that is itself out of range.
        let wide = Int128(seconds) * Int128(Self.microsecondsInSecond) + Int128(fraction)
        guard let all = Int64(exactly: wide) else { return nil }
        self.init(microseconds: all)
    }
}

extension Instant: CustomStringConvertible, LosslessStringConvertible {
    /// RFC 3339 in UTC without trailing zeros: `2026-03-02T09:00:00Z`, `2026-03-02T09:00:00.5Z`.
    public var description: String { digits.text }

    /// The bytes of ``description``, without a text of their own.
    package func withUTF8<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { digits.withUTF8(body) }

    private var digits: DigitWriter {
        let (day, time) = microseconds.flooredQuotient(by: Self.secondsInDay * Self.microsecondsInSecond)
        let (seconds, fraction) = time.flooredQuotient(by: Self.microsecondsInSecond)
        var digits = DigitWriter()
        digits.append(CivilDate(daysSinceEpoch: Int32(day)))
        digits.append("T")
        digits.append(Int(seconds) / 3600, width: 2)
        digits.append(":")
        digits.append(Int(seconds) / 60 % 60, width: 2)
        digits.append(":")
        digits.append(Int(seconds) % 60, width: 2)
        if fraction != 0 {
            digits.append(".")
            digits.append(Int(fraction), width: 6)
            digits.dropTrailingZeros()
        }
        digits.append("Z")
        return digits
    }
}
