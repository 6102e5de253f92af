extension Lexer {
    /// Reads a text or bytes: quotes single or double, one or three of them, raw or with escapes.
    mutating func readString() {
        let start = position
        var form = StringForm()
        while let scalar = peek(), scalar != "\"", scalar != "'" {
            if scalar == "r" || scalar == "R" { form.isRaw = true } else { form.isBytes = true }
            position += 1
        }
        form.quote = peek() ?? "\""
        form.isTriple = peek(1) == form.quote && peek(2) == form.quote
        position += form.isTriple ? 3 : 1
        readBody(of: form, from: start)
    }

    private struct StringForm {
        var quote: Unicode.Scalar = "\""
        var isTriple = false
        var isRaw = false
        var isBytes = false
    }

    private mutating func readBody(of form: StringForm, from start: Int) {
        var body = StringBody(isBytes: form.isBytes)
        var isSound = true
        while !closes(form) {
            guard let scalar = peek(), form.isTriple || (scalar != "\n" && scalar != "\r") else {
                return reportOpenString(form, from: start)
            }
            if scalar == "\\", !form.isRaw {
                isSound = readEscape(into: &body) && isSound
            } else {
                position += 1
                body.append(scalar)
            }
        }
        position += form.isTriple ? 3 : 1
        emit(isSound ? body.kind : .broken, from: start)
    }

    private func closes(_ form: StringForm) -> Bool {
        guard peek() == form.quote else { return false }
        return !form.isTriple || (peek(1) == form.quote && peek(2) == form.quote)
    }

    private mutating func reportOpenString(_ form: StringForm, from start: Int) {
        report(
            "syntax", "this text does not end", from: start,
            help: "close it with \(form.isTriple ? "three " : "")\(form.quote)")
        emit(.broken, from: start)
    }

    private mutating func readEscape(into body: inout StringBody) -> Bool {
        let start = position
        position += 1
        guard let letter = peek() else { return true }
        position += 1
        if let plain = Self.plainEscapes[letter] {
            body.append(plain)
            return true
        }
        switch letter {
        case "x", "X": return readCode(digits: 2, radix: 16, into: &body, from: start)
        case "u" where !body.isBytes: return readCode(digits: 4, radix: 16, into: &body, from: start)
        case "U" where !body.isBytes: return readCode(digits: 8, radix: 16, into: &body, from: start)
        case "0"..."3":
            position -= 1
            return readCode(digits: 3, radix: 8, into: &body, from: start)
        default:
            report("escape", "'\\\(letter)' is no escape", from: start, help: "write '\\\\' for a backslash")
            return false
        }
    }

    private mutating func readCode(digits: Int, radix: Int, into body: inout StringBody, from start: Int) -> Bool {
        let end = min(position + digits, source.count)
        var written = String.UnicodeScalarView()
        written.append(contentsOf: source[position..<end])
        position = end
        guard written.count == digits, let code = UInt32(String(written), radix: radix), body.append(code: code) else {
            report("escape", "'\(text(from: start))' names no character", from: start)
            return false
        }
        return true
    }

    private static let plainEscapes: [Unicode.Scalar: Unicode.Scalar] = [
        "\\": "\\", "\"": "\"", "'": "'", "`": "`", "?": "?", "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}",
        "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}",
    ]
}

/// What a text or bytes literal has gathered so far.
private struct StringBody {
    let isBytes: Bool
    private var scalars = String.UnicodeScalarView()
    private var bytes: [UInt8] = []

    init(isBytes: Bool) { self.isBytes = isBytes }

    mutating func append(_ scalar: Unicode.Scalar) {
        if isBytes {
            bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        } else {
            scalars.append(scalar)
        }
    }

    /// An octal or hexadecimal code is a byte in bytes and a code point in a text.
    mutating func append(code: UInt32) -> Bool {
        if isBytes {
            guard let byte = UInt8(exactly: code) else { return false }
            bytes.append(byte)
            return true
        }
        guard let scalar = Unicode.Scalar(code) else { return false }
        scalars.append(scalar)
        return true
    }

    var kind: Token.Kind { isBytes ? .bytes(bytes) : .string(String(scalars)) }
}
