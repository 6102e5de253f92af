extension CanonicalValue {
    /// Reads JSON: any order of keys and any white space, since a database may have laid the bytes out anew.
    ///
    /// Refused are fractions, `null`, repeated keys, invalid UTF-8 and nesting deeper than 64.
    package init(reading bytes: [UInt8]) throws(RestoreError) {
        var reader = CanonicalReader(bytes: bytes)
        self = try reader.document()
    }
}

private struct CanonicalReader {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(RestoreError) -> CanonicalValue {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw error("more after the end") }
        return value
    }

    private mutating func value() throws(RestoreError) -> CanonicalValue {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try nested { reader throws(RestoreError) in .object(try reader.object()) }
        case UInt8(ascii: "["): return try nested { reader throws(RestoreError) in .list(try reader.list()) }
        case UInt8(ascii: "\""): return .text(try text())
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .int(try int())
        case UInt8(ascii: "t"): return .bool(try word("true", true))
        case UInt8(ascii: "f"): return .bool(try word("false", false))
        default: throw error("a value is expected")
        }
    }

    private mutating func nested(
        _ body: (inout CanonicalReader) throws(RestoreError) -> CanonicalValue
    ) throws(RestoreError) -> CanonicalValue {
        depth += 1
        guard depth <= 64 else { throw error("deeper than 64") }
        position += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(RestoreError) -> CanonicalObject {
        var object = CanonicalObject()
        if take("}") { return object }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw error("a key is expected") }
            let key = try text()
            let end = position
            guard take(":") else { throw error("a colon is expected") }
            guard object.add(key, try value()) else {
                position = end
                throw error("the key '\(key)' is repeated")
            }
        } while take(",")
        guard take("}") else { throw error("a comma or the end of the object is expected") }
        return object
    }

    private mutating func list() throws(RestoreError) -> [CanonicalValue] {
        var values: [CanonicalValue] = []
        if take("]") { return values }
        repeat {
            values.append(try value())
        } while take(",")
        guard take("]") else { throw error("a comma or the end of the list is expected") }
        return values
    }

    private mutating func int() throws(RestoreError) -> Int64 {
        let start = position
        while let next = peek, next == UInt8(ascii: "-") || isDigit(next) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        let hasFraction = peek == UInt8(ascii: ".") || peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E")
        guard !hasFraction, let number = Int64(digits), String(number) == digits else {
            position = start
            throw error("not a whole number of 64 bits")
        }
        return number
    }

    private mutating func word(_ word: String, _ value: Bool) throws(RestoreError) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { throw error("a value is expected") }
        position += word.utf8.count
        return value
    }

    private mutating func text() throws(RestoreError) -> String {
        position += 1
        let start = position
        while let next = peek, next >= 0x20, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { position += 1 }
        // Most texts have no escapes: they are taken as they lie there.
        if peek == UInt8(ascii: "\"") {
            position += 1
            return try text(of: bytes[start..<position - 1])
        }
        var content = Array(bytes[start..<position])
        while let next = peek {
            switch next {
            case UInt8(ascii: "\""):
                position += 1
                return try text(of: content[...])
            case UInt8(ascii: "\\"):
                position += 1
                try escape(into: &content)
            case ..<0x20:
                throw error("a control character in a text")
            default:
                content.append(next)
                position += 1
            }
        }
        throw error("a text without end")
    }

    private func text(of content: ArraySlice<UInt8>) throws(RestoreError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw error("invalid UTF-8") }
        return text
    }

    private mutating func escape(into content: inout [UInt8]) throws(RestoreError) {
        guard let next = peek else { throw error("a text without end") }
        position += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(next)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw error("an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(RestoreError) -> Unicode.Scalar {
        let first = try hexUnit()
        var code = UInt32(first)
        if (0xD800..<0xDC00).contains(first), take2("\\u") {
            let second = try hexUnit()
            guard (0xDC00..<0xE000).contains(second) else { throw error("half a character") }
            code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error("half a character") }
        return scalar
    }

    private mutating func hexUnit() throws(RestoreError) -> UInt16 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits are expected") }
        position += 4
        return unit
    }

    private mutating func take2(_ pair: String) -> Bool {
        guard bytes[position...].starts(with: pair.utf8) else { return false }
        position += 2
        return true
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard let next = peek, Unicode.Scalar(next) == character else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let next = peek, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func error(_ what: String) -> RestoreError { .malformed(offset: position, what) }
}
