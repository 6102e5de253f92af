extension Parser {
    /// The number, text or bytes at the present place.
    mutating func literal(_ token: Token) -> ParsedNode {
        guard token.range.count <= limits.literalLength else { return tooLong(token) }
        position += 1
        switch token.kind {
        case .string(let text): return literal(.string(text), token.range)
        case .bytes(let bytes): return literal(.bytes(bytes), token.range)
        case .uint(let digits):
            guard let value = Self.magnitude(digits) else { return tooLarge(digits + "u", token.range) }
            return literal(.uint(value), token.range, digits: digits)
        default: return number(token, isNegative: false, range: token.range)
        }
    }

    /// The literal after a minus: `-9223372036854775808` is in range though its digits alone are not.
    mutating func negativeLiteral(from start: Int) -> ParsedNode? {
        let token = current
        switch token.kind {
        case .int, .double:
            guard token.range.count <= limits.literalLength else { return tooLong(token) }
            position += 1
            return number(token, isNegative: true, range: start..<token.range.upperBound)
        default: return nil
        }
    }

    private mutating func number(_ token: Token, isNegative: Bool, range: Range<Int>) -> ParsedNode {
        switch token.kind {
        case .int(let digits):
            guard let value = Self.integer(digits, isNegative: isNegative) else { return tooLarge(digits, range) }
            return literal(.int(value), range, digits: isNegative ? "-" + digits : digits)
        case .double(let digits):
            guard let value = Double(digits), value.isFinite else { return tooLarge(digits, range) }
            return literal(.double(isNegative ? -value : value), range, digits: isNegative ? "-" + digits : digits)
        default: return broken()
        }
    }

    private mutating func literal(_ value: CELValue, _ range: Range<Int>, digits: String? = nil) -> ParsedNode {
        node(range, below: 0, .literal(ParsedLiteral(value: value, digits: digits)))
    }

    private mutating func tooLong(_ token: Token) -> ParsedNode {
        let start = token.range.lowerBound
        giveUp(
            "a literal is longer than \(limits.literalLength) characters", at: start..<start + 1,
            help: "let the host declare it as a constant")
        return broken()
    }

    private mutating func tooLarge(_ digits: String, _ range: Range<Int>) -> ParsedNode {
        // Of a number that fills the screen the beginning is enough.
        report("number", "\(digits.count > 40 ? digits.prefix(40) + "…" : digits[...]) is too large", at: range)
        return ParsedNode(range: range, depth: 1, kind: .broken)
    }

    private static func magnitude(_ digits: String) -> UInt64? {
        digits.hasPrefix("0x") || digits.hasPrefix("0X") ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
    }

    private static func integer(_ digits: String, isNegative: Bool) -> Int64? {
        guard let magnitude = magnitude(digits) else { return nil }
        if isNegative { return magnitude == UInt64(1) << 63 ? Int64.min : Int64(exactly: magnitude).map { -$0 } }
        return Int64(exactly: magnitude)
    }
}
