/// Reads the text of a scalar out of the source, as YAML 1.2 asks for its style.
///
/// libyaml hands over decoded values too; decoding here instead costs nothing for scalars nobody reads, and gives the
/// map from the text back to the file, which libyaml does not keep.
struct ScalarDecoder {
    let bytes: [UInt8]
    private let mapped: Bool
    /// The whole scalar, quotes or block header included.
    private let span: SourceSpan
    var at: Int
    var end: Int
    private(set) var result = DecodedScalar()

    init(_ bytes: [UInt8], span: SourceSpan, mapped: Bool) {
        self.bytes = bytes
        self.span = span
        self.mapped = mapped
        at = span.start
        end = min(span.end, bytes.count)
    }

    /// - Parameter indent: The indentation of a literal or folded scalar's lines, 0 to find it out.
    mutating func decode(_ style: YAMLScalar.Style, indent: Int) -> DecodedScalar {
        switch style {
        case .plain: flow(quote: nil)
        case .singleQuoted: quoted(UInt8(ascii: "'"))
        case .doubleQuoted: quoted(UInt8(ascii: "\""))
        case .literal: block(folded: false, indent: indent)
        case .folded: block(folded: true, indent: indent)
        }
        return result
    }

    // MARK: Writing

    /// Appends the next `count` bytes of the source as they are.
    mutating func copy(_ count: Int) {
        guard count > 0 else { return }
        let start = result.bytes.count
        result.bytes.append(contentsOf: bytes[at..<at + count])
        if mapped {
            let source = at..<at + count
            if let last = result.pieces.last, last.isCopy, last.source.upperBound == at {
                result.pieces[result.pieces.count - 1].text = last.text.lowerBound..<start + count
                result.pieces[result.pieces.count - 1].source = last.source.lowerBound..<source.upperBound
            } else {
                result.pieces.append(.init(text: start..<start + count, source: source, isCopy: true))
            }
        }
        at += count
    }

    /// Appends bytes that stand for a stretch of the source.
    mutating func write(_ text: some Sequence<UInt8>, for source: Range<Int>) {
        let start = result.bytes.count
        result.bytes.append(contentsOf: text)
        guard mapped, result.bytes.count > start else { return }
        result.pieces.append(.init(text: start..<result.bytes.count, source: source, isCopy: false))
    }

    // MARK: Reading

    func isBlank(_ index: Int) -> Bool {
        index < end && (bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t"))
    }

    /// The length of the line break at an index: 0 when there is none.
    func breakLength(_ index: Int) -> Int {
        guard index < end else { return 0 }
        if bytes[index] == UInt8(ascii: "\n") { return 1 }
        guard bytes[index] == UInt8(ascii: "\r") else { return 0 }
        return index + 1 < end && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
    }

    mutating func finish(at contentEnd: Int) { result.contentEnd = contentEnd }

    private mutating func quoted(_ quote: UInt8) {
        at = span.start + 1
        end = max(at, end - 1)
        flow(quote: quote)
    }
}

// MARK: Plain and quoted scalars

extension ScalarDecoder {
    /// Reads to the end, folding line breaks: one is a space, each further one a line feed.
    private mutating func flow(quote: UInt8?) {
        while at < end {
            let run = plainRun(quote)
            copy(run)
            guard at < end else { break }
            if isBlank(at) || breakLength(at) > 0 {
                whitespace()
            } else if quote == UInt8(ascii: "'") {
                write(CollectionOfOne(UInt8(ascii: "'")), for: at..<min(at + 2, end))
                at = min(at + 2, end)
            } else {
                escape()
            }
        }
        finish(at: end)
    }

    /// The number of bytes from here that mean themselves.
    private func plainRun(_ quote: UInt8?) -> Int {
        var index = at
        while index < end {
            let byte = bytes[index]
            if byte <= 0x20, isBlank(index) || breakLength(index) > 0 { break }
            if quote == UInt8(ascii: "'"), byte == UInt8(ascii: "'") { break }
            if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") { break }
            index += 1
        }
        return index - at
    }

    /// Spaces within a line are kept; around a line break they are dropped.
    private mutating func whitespace() {
        var index = at
        while isBlank(index) { index += 1 }
        guard breakLength(index) > 0 else { return copy(index - at) }
        at = index
        fold(escaped: false)
    }

    /// Reads line breaks and the indentation behind them.
    private mutating func fold(escaped: Bool) {
        let start = at
        at += breakLength(at)
        let first = start..<at
        var further = 0
        while at < end {
            while isBlank(at) { at += 1 }
            let length = breakLength(at)
            guard length > 0 else { break }
            write(CollectionOfOne(UInt8(ascii: "\n")), for: at..<at + length)
            at += length
            further += 1
        }
        if further == 0, !escaped { write(CollectionOfOne(UInt8(ascii: " ")), for: first) }
    }

    private mutating func escape() {
        let start = at
        at += 1
        guard at < end else { return }
        if breakLength(at) > 0 { return fold(escaped: true) }
        let letter = bytes[at]
        at += 1
        let scalar: Unicode.Scalar
        switch letter {
        case UInt8(ascii: "x"): scalar = hexadecimal(2)
        case UInt8(ascii: "u"): scalar = utf16Escape()
        case UInt8(ascii: "U"): scalar = hexadecimal(8)
        default: scalar = Self.simpleEscapes[letter] ?? Unicode.Scalar(letter)
        }
        write(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter, for: start..<at)
    }

    /// `\uXXXX`, or two of them that are halves of one character, as JSON writes it.
    private mutating func utf16Escape() -> Unicode.Scalar {
        let unit = number(4)
        let isPair = unit >> 10 == 0x36 && at + 6 <= end && bytes[at] == UInt8(ascii: "\\")
        guard isPair, bytes[at + 1] == UInt8(ascii: "u") else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let here = at
        at += 2
        let second = number(4)
        guard second >> 10 == 0x37 else {
            at = here
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal(_ digits: Int) -> Unicode.Scalar { Unicode.Scalar(number(digits)) ?? "\u{FFFD}" }

    private mutating func number(_ digits: Int) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard at < end, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else { break }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    static let simpleEscapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "t"): "\t",
        UInt8(ascii: "\t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{0B}", UInt8(ascii: "f"): "\u{0C}",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: " "): " ", UInt8(ascii: "\""): "\"",
        UInt8(ascii: "/"): "/", UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
        UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
    ]
}
