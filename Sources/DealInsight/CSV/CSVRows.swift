/// Reads the records of a CSV file one after another, as RFC 4180 writes them: quotes, doubled quotes, line breaks inside
/// quotes; a byte order mark is skipped, and lines may end in LF, CR LF or CR.
///
/// A reader of our own because a problem has to be told with its line and column, and because only the mapped columns of
/// a wide file should become strings: SwiftCSV 0.10 takes the whole text, gives dictionaries or arrays of strings of
/// every cell, knows no places, and imports Foundation.
struct CSVRows: Sequence, IteratorProtocol {
    let bytes: [UInt8]
    let delimiter: UInt8
    private var offset: Int
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let stated = Self.stated(bytes[offset...])
        delimiter = stated ?? Self.delimiter(bytes[offset...])
        if stated != nil {
            while !isAtLineEnd { offset += 1 }
            skipLineBreak()
        }
    }

    /// The next record that is not an empty line; `nil` at the end.
    ///
    /// After a record whose quotes are wrong, the next line begins a new record.
    mutating func next() -> Result<CSVRow, CSVSyntaxError>? {
        while offset < bytes.count, skipLineBreak() {}
        guard offset < bytes.count else { return nil }
        let (start, firstLine) = (offset, line)
        var cells: [CSVCell] = []
        while true {
            let cellLine = line
            let cell = offset < bytes.count && bytes[offset] == Self.quote ? quotedCell() : plainCell()
            guard let cell else {
                let error = CSVSyntaxError(line: cellLine, column: cells.count, isOpen: offset == bytes.count)
                (offset, line) = (start, firstLine)
                while !isAtLineEnd { offset += 1 }
                skipLineBreak()
                return .failure(error)
            }
            cells.append(cell)
            guard offset < bytes.count, bytes[offset] == delimiter else { break }
            offset += 1
        }
        skipLineBreak()
        return .success(CSVRow(line: firstLine, cells: cells))
    }

    /// The text of a cell; `nil` when its bytes are not UTF-8.
    func text(of cell: CSVCell) -> String? {
        guard cell.hasDoubledQuotes else { return String(validating: bytes[cell.range], as: UTF8.self) }
        var content: [UInt8] = []
        var isKept = false
        for byte in bytes[cell.range] {
            isKept = byte == Self.quote && !isKept
            if byte != Self.quote || isKept { content.append(byte) }
        }
        return String(validating: content, as: UTF8.self)
    }
}

/// A record: where it begins, and its cells.
struct CSVRow: Sendable {
    let line: Int
    let cells: [CSVCell]
}

/// Where the content of a cell lies, without the quotes around it.
struct CSVCell: Sendable {
    let range: Range<Int>
    let hasDoubledQuotes: Bool
}

/// A cell whose quotes are wrong.
struct CSVSyntaxError: Error, Hashable, Sendable {
    let line: Int
    /// From 0.
    let column: Int
    /// Whether the quotes are never closed; else something follows them.
    let isOpen: Bool
}

// MARK: - Reading cells

extension CSVRows {
    private static var quote: UInt8 { UInt8(ascii: "\"") }
    /// Around a cell without quotes it is no part of it: `Won ` would be another stage than `Won`.
    private static var space: UInt8 { UInt8(ascii: " ") }

    private var isAtLineEnd: Bool { offset == bytes.count || bytes[offset] == 0x0A || bytes[offset] == 0x0D }

    private mutating func plainCell() -> CSVCell? {
        var start = offset
        while !isAtLineEnd, bytes[offset] != delimiter { offset += 1 }
        var end = offset
        while start < end, bytes[start] == Self.space { start += 1 }
        while start < end, bytes[end - 1] == Self.space { end -= 1 }
        return CSVCell(range: start..<end, hasDoubledQuotes: false)
    }

    /// `nil` when the quotes are not closed, or something follows them.
    private mutating func quotedCell() -> CSVCell? {
        offset += 1
        let start = offset
        var hasDoubledQuotes = false
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0x0A || byte == 0x0D && !isFollowedByLineFeed { line += 1 }
            offset += 1
            guard byte == Self.quote else { continue }
            guard offset < bytes.count, bytes[offset] == Self.quote else {
                guard isAtLineEnd || bytes[offset] == delimiter else { return nil }
                return CSVCell(range: start..<offset - 1, hasDoubledQuotes: hasDoubledQuotes)
            }
            hasDoubledQuotes = true
            offset += 1
        }
        return nil
    }

    private var isFollowedByLineFeed: Bool { offset + 1 < bytes.count && bytes[offset + 1] == 0x0A }

    @discardableResult
    private mutating func skipLineBreak() -> Bool {
        guard offset < bytes.count, isAtLineEnd else { return false }
        if bytes[offset] == 0x0D, isFollowedByLineFeed { offset += 1 }
        offset += 1
        line += 1
        return true
    }

    /// The delimiter of a first line `sep=;`, as spreadsheets take and some programs write it.
    private static func stated(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        let start = Array("sep=".utf8)
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        return line.count == start.count + 1 && line.starts(with: start) ? line.last : nil
    }

    /// Comma, semicolon, tab or bar: whichever the first line has most of, outside quotes.
    private static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
