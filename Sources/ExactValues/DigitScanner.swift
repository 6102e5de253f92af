/// Walks over the fixed fields of a date or a time. Bytes are enough: all that is accepted is ASCII.
struct DigitScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Takes the next byte when it is one of these.
    mutating func takeOne(of choices: Unicode.Scalar...) -> Bool {
        guard let next = peek, choices.contains(Unicode.Scalar(next)) else { return false }
        position += 1
        return true
    }

    /// Exactly `digits` digits.
    mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard let digit = Self.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        position += digits
        return value
    }

    /// A fraction of a second with its point, or nothing: 0.
    mutating func microseconds() -> Int? {
        guard takeOne(of: ".") else { return 0 }
        var value = 0
        var count = 0
        while let next = peek, let digit = Self.digit(next) {
            if count < 6 { value = value * 10 + digit }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return value
    }

    /// `Z`, or hours and minutes east of UTC, as seconds.
    mutating func offset() -> Int? {
        if takeOne(of: "Z", "z") { return 0 }
        let west = peek == UInt8(ascii: "-")
        guard takeOne(of: "+", "-"), let hours = number(digits: 2), hours < 24, takeOne(of: ":"),
            let minutes = number(digits: 2), minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return west ? -seconds : seconds
    }

    /// A year: four digits, or a sign and six.
    mutating func year() -> Int? {
        switch peek {
        case UInt8(ascii: "+"):
            position += 1
            return number(digits: 6)
        case UInt8(ascii: "-"):
            position += 1
            return number(digits: 6).map { -$0 }
        default:
            return number(digits: 4)
        }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func digit(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
    }
}
