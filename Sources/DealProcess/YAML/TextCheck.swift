/// Looks at a file's bytes before anything reads them as YAML: size, encoding, characters that no text has.
///
/// libyaml would guess an encoding, stop at the first bad byte without its place, and break lines where YAML 1.2 does
/// not.
struct TextCheck {
    private let source: SourceFile
    private let limits: YAMLLimits
    /// Where the text begins: behind a byte order mark.
    private(set) var start = 0
    private(set) var isASCII = true
    /// Line breaks of YAML 1.1 (U+0085, U+2028, U+2029), which are plain characters in YAML 1.2.
    private var hasOldBreaks = false
    private var hasSurrogateEscapes = false
    private var hasTabsOrReturns = false

    init(_ source: SourceFile, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
    }

    /// Whether the bytes can be read as YAML at all; if not, says why.
    mutating func passes(into findings: inout DiagnosticCollector) -> Bool {
        let bytes = source.bytes
        guard bytes.count <= limits.bytes else {
            findings.error(
                "file-too-large", in: source, at: SourceSpan(0, 0),
                "the file has \(bytes.count) bytes, which is more than the \(limits.bytes) allowed",
                help: ["split it, or let the host raise the limit"])
            return false
        }
        guard checkEncoding(bytes, into: &findings) else { return false }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        return checkCharacters(into: &findings)
    }

    /// Whether nothing in the characters speaks against reading the text directly: no tabs, no CR, no byte order mark.
    var isSimple: Bool { start == 0 && !hasOldBreaks && !hasSurrogateEscapes && !hasTabsOrReturns }

    /// The bytes for libyaml. Their marks fit the source: only characters of equal length are exchanged.
    ///
    /// Scalars are decoded from the source, so the exchange changes what libyaml stumbles over, never what is read.
    func textForScanner() -> [UInt8]? {
        guard hasOldBreaks || hasSurrogateEscapes else { return nil }
        var text = source.bytes
        if hasOldBreaks { Self.disguiseOldBreaks(&text) }
        if hasSurrogateEscapes { Self.disguiseSurrogatePairs(&text) }
        return text
    }

    // MARK: Encoding

    private func checkEncoding(_ bytes: [UInt8], into findings: inout DiagnosticCollector) -> Bool {
        guard let encoding = Self.wideEncoding(bytes) else { return true }
        // Without its bytes: shown as if they were UTF-8 they would only confuse.
        findings.error(
            "not-utf-8", in: SourceFile(name: source.name, bytes: []), at: SourceSpan(0, 0),
            "the file is written in \(encoding), not in UTF-8",
            help: ["save it as UTF-8: most editors offer this under 'save with encoding'"])
        return false
    }

    /// UTF-16 and UTF-32 by their byte order mark, or by the zero bytes of a first character of ASCII.
    private static func wideEncoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        guard bytes.count >= 4 else { return nil }
        switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (true, true, true, false), (false, true, true, true): return "UTF-32"
        case (true, false, true, false), (false, true, false, true): return "UTF-16"
        default: return nil
        }
    }

    // MARK: Characters

    private mutating func checkCharacters(into findings: inout DiagnosticCollector) -> Bool {
        let bytes = source.bytes
        var isFine = true
        var reported = 0
        var index = start
        while index < bytes.count, reported < 10 {
            index = skipPlainCharacters(bytes, from: index)
            guard index < bytes.count else { break }
            if bytes[index] == 0x09 || bytes[index] == 0x0D || bytes[index] == UInt8(ascii: "\\") {
                note(bytes, at: index)
                index += 1
                continue
            }
            guard bytes[index] >= 0x80 else {
                report(Unicode.Scalar(bytes[index]), at: SourceSpan(index, index + 1), into: &findings)
                (isFine, reported, index) = (false, reported + 1, index + 1)
                continue
            }
            isASCII = false
            guard let (scalar, length) = Self.scalar(bytes, at: index) else {
                reportIllFormed(bytes[index], at: index, into: &findings)
                return false
            }
            if scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}" { hasOldBreaks = true }
            if !Self.isPrintable(scalar) {
                report(scalar, at: SourceSpan(index, index + length), into: &findings)
                (isFine, reported) = (false, reported + 1)
            }
            index += length
        }
        return isFine
    }

    /// The index of the next byte that is not printable ASCII or a line feed, or is a backslash.
    private func skipPlainCharacters(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                guard byte >= 0x20 && byte < 0x7F && byte != 0x5C || byte == 0x0A else { break }
                index += 1
            }
            return index
        }
    }

    private mutating func note(_ bytes: [UInt8], at index: Int) {
        guard bytes[index] == UInt8(ascii: "\\") else {
            hasTabsOrReturns = true
            return
        }
        guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else { return }
        if bytes[index + 2] | 0x20 == UInt8(ascii: "d") { hasSurrogateEscapes = true }
    }

    /// One well-formed character of more than one byte; nil where there is none.
    private static func scalar(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
        let lead = bytes[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, index + length <= bytes.count else { return nil }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
        guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// YAML's printable characters but for the byte order mark, which belongs at the start only.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x85 || scalar.value >= 0xA0 && scalar.value <= 0xFFFD && scalar.value != 0xFEFF
            || scalar.value >= 0x10000
    }

    private func report(_ scalar: Unicode.Scalar, at span: SourceSpan, into findings: inout DiagnosticCollector) {
        let number = "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal(scalar).count)) + hexadecimal(scalar)
        let what =
            switch scalar.value {
            case 0: "a NUL character"
            case 0xFEFF: "a byte order mark (\(number)) in the middle of the text"
            default: "the control character \(number)"
            }
        findings.error(
            "control-character", in: source, at: span, "\(what) cannot stand in a file",
            label: "not to be seen in most editors",
            help: ["delete it; in a text in double quotes it can be written as \"\\u\(number.dropFirst(2))\""])
    }

    private func hexadecimal(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

    private func reportIllFormed(_ byte: UInt8, at index: Int, into findings: inout DiagnosticCollector) {
        findings.error(
            "not-utf-8", in: source, at: SourceSpan(index, index + 1),
            "the file is not UTF-8: byte 0x\(String(byte, radix: 16, uppercase: true)) begins no character here",
            label: "written in another encoding",
            help: ["save the file as UTF-8; it may be in an encoding of Windows (1251, 1252) or in GBK now"])
    }

    // MARK: Directives

    /// Whether libyaml can be given the text: it compares every `%TAG` with all before it.
    func fitsScanner(into findings: inout DiagnosticCollector) -> Bool {
        let bytes = source.bytes
        var count = 0
        for number in 1...source.lineCount {
            let line = source.line(number)
            guard bytes[line].starts(with: [0x25, 0x54, 0x41, 0x47]) else { continue }
            count += 1
            guard count <= 64 else {
                findings.error(
                    "too-many-directives", in: source, at: SourceSpan(line.lowerBound, line.upperBound),
                    "the file has more than 64 '%TAG' directives", help: ["remove them: tags are not read"])
                return false
            }
        }
        return true
    }
}

// MARK: What libyaml must not see

extension TextCheck {
    private static func disguiseOldBreaks(_ text: inout [UInt8]) {
        for index in text.indices.dropFirst() {
            if text[index] == 0x85, text[index - 1] == 0xC2 { text[index] = 0xA0 }
            let isSeparator = text[index] == 0xA8 || text[index] == 0xA9
            if isSeparator, index >= 2, text[index - 1] == 0x80, text[index - 2] == 0xE2 { text[index] = 0xA7 }
        }
    }

    /// Two `\u` escapes that are the halves of one character are fine in JSON and for the scalar decoder, not for
    /// libyaml. A half alone is left for it to refuse.
    private static func disguiseSurrogatePairs(_ text: inout [UInt8]) {
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard unit(text, at: index, is: 0x36), unit(text, at: index + 6, is: 0x37) else {
                index += 2
                continue
            }
            for place in [index + 2, index + 8] { text[place] = UInt8(ascii: "0") }
            index += 12
        }
    }

    /// Whether an escape `\uXXXX` stands here whose upper six bits are these.
    private static func unit(_ text: [UInt8], at index: Int, is upper: UInt32) -> Bool {
        guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else {
            return false
        }
        var value: UInt32 = 0
        for byte in text[index + 2..<index + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return false }
            value = value << 4 | UInt32(digit)
        }
        return value >> 10 == upper
    }
}
