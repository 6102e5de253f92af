import ExactValues

extension CELTimestamp {
    /// Reads `2026-03-02T09:30:00Z`, with up to nine decimals and any offset; `nil` when it is none or out of range.
    public init?(_ text: String) {
        var scanner = TimeScanner(text)
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2), scanner.take("T") || scanner.take("t"), let hour = scanner.digits(2),
            scanner.take(":"), let minute = scanner.digits(2), scanner.take(":"), let second = scanner.digits(2),
            hour < 24, minute < 60, second < 60, let date = CivilDate(year: year, month: month, day: day),
            let nanoseconds = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        let time = Int64(hour * 3600 + minute * 60 + second - offset)
        self.init(seconds: Int64(date.daysSinceEpoch) * 86_400 + time, nanoseconds: Int32(nanoseconds))
    }
}

extension CELTimestamp: CustomStringConvertible {
    /// The instant in UTC, as in RFC 3339, without trailing zeros.
    public var description: String {
        let (days, time) = seconds.flooredDivision(by: 86_400)
        let date = CivilDate(daysSinceEpoch: Int32(days))
        let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, 2) }.joined(separator: ":")
        let day = "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2))"
        return "\(day)T\(clock)\(fraction(nanoseconds: Int64(nanoseconds)))Z"
    }
}

/// `.5` for half a second, nothing for none.
func fraction(nanoseconds: Int64) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Reads the parts of a time from its text.
struct TimeScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == sign.value else { return false }
        position += 1
        return true
    }

    /// Exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        position += count
        return value
    }

    /// A decimal point with one to nine digits, or nothing, in nanoseconds.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var value = 0
        var count = 0
        while let digit = digits(1) {
            count += 1
            guard count <= 9 else { return nil }
            value = value * 10 + digit
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// `Z`, `+01:00` or `-01:00`, in seconds east of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
