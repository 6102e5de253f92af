/// A line taken apart: indentation, text.
struct SourceLine {
    let source: SourceFile
    let number: Int
    /// Without the line break.
    let range: Range<Int>
    /// Of the first character that is no space or tab.
    let textStart: Int

    init(_ source: SourceFile, number: Int) {
        self.source = source
        self.number = number
        range = source.line(number)
        textStart = source.bytes[range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.upperBound
    }

    init(_ source: SourceFile, holding offset: Int) {
        self.init(source, number: source.position(at: offset).line)
    }

    var isBlank: Bool { textStart == range.upperBound || source.bytes[textStart] == UInt8(ascii: "#") }
    var indent: Int { textStart - range.lowerBound }
    var text: ArraySlice<UInt8> { source.bytes[textStart..<range.upperBound] }
    var previous: SourceLine? { number > 1 ? SourceLine(source, number: number - 1) : nil }

    /// The nearest line above that is neither blank nor a comment.
    var previousText: SourceLine? {
        var line = previous
        // A comment of any length may stand between; a file of blank lines is not searched to its start.
        for _ in 0..<200 {
            guard let candidate = line, candidate.isBlank else { break }
            line = candidate.previous
        }
        return line.flatMap { $0.isBlank ? nil : $0 }
    }

    var isElement: Bool { text.first == UInt8(ascii: "-") && (text.count == 1 || text.dropFirst().first == 0x20) }

    /// The column of the first key or text: behind the dash of a list element.
    var textColumn: Int {
        guard isElement else { return indent }
        return text.dropFirst().firstIndex { $0 != 0x20 }.map { $0 - range.lowerBound } ?? indent + 2
    }

    /// The offset of the first `: ` (or `:` at the end) outside quotes, before a given offset.
    func colon(before limit: Int? = nil) -> Int? {
        let bytes = source.bytes
        let end = min(limit ?? range.upperBound, range.upperBound)
        var quote: UInt8?
        var index = textStart
        while index < end {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                if index == textStart || [0x20, 0x5B, 0x7B, 0x2C].contains(bytes[index - 1]) { quote = byte }
            } else if byte == UInt8(ascii: ":"),
                index + 1 >= range.upperBound || [0x20, 0x09].contains(bytes[index + 1])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    /// Where the value on this line begins: behind dashes and behind the first key.
    func valueStart() -> Int {
        let bytes = source.bytes
        var index = textStart
        while index + 1 < range.upperBound, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == 0x20 {
            index += 1
            while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
        }
        guard let colon = colon(), colon >= index else { return index }
        index = colon + 1
        while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }

    /// From an offset to the last character before a comment.
    func span(from start: Int) -> SourceSpan {
        var end = range.upperBound
        if let comment = comment(after: start) { end = comment }
        while end > start, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
        return SourceSpan(start, end)
    }

    private func comment(after start: Int) -> Int? {
        guard start < range.upperBound else { return nil }
        return source.bytes[start..<range.upperBound].indices.first {
            source.bytes[$0] == UInt8(ascii: "#") && $0 > start && source.bytes[$0 - 1] == 0x20
        }
    }
}
