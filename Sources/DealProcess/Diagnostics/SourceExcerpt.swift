/// The line of a finding as it is shown, and the columns under which the carets stand.
///
/// Tabs are widened to stops of four, hidden characters are named, and of a long line only the part around the place
/// is shown; the carets count in columns of a terminal.
struct SourceExcerpt {
    let lineNumber: Int
    private(set) var text = ""
    private(set) var caretColumn = 0
    private(set) var caretCount = 0

    /// The widest text shown.
    static let widest = 100
    /// How much of a long line is left before the place.
    private static let before = 50

    init(_ source: SourceFile, _ range: SourceRange) {
        lineNumber = range.start.line
        let line = source.line(lineNumber)
        let start = min(range.start.offset, line.upperBound)
        let end = range.end.line == lineNumber ? min(range.end.offset, line.upperBound) : line.upperBound
        var cells = Self.cells(source.bytes, from: line.lowerBound, to: start, end: end, lineEnd: line.upperBound)
        Self.widenTabs(&cells)
        write(cells, start: start, end: end, line: line)
    }

    /// One character: where it comes from and how it is shown.
    private struct Cell {
        let offset: Int
        var shown: String
        var width: Int
    }

    /// Characters from at most some way before the place to some way behind it: a line may be a megabyte long.
    private static func cells(_ bytes: [UInt8], from lineStart: Int, to start: Int, end: Int, lineEnd: Int) -> [Cell] {
        var from = max(lineStart, start - widest * 4)
        while from > lineStart, from < bytes.count, bytes[from] & 0xC0 == 0x80 { from -= 1 }
        let to = min(lineEnd, start + widest * 4)
        var cells: [Cell] = []
        var offset = from
        for scalar in String(decoding: bytes[from..<max(from, to)], as: UTF8.self).unicodeScalars {
            cells.append(cell(scalar, at: offset))
            // Of ill-formed text each bad byte is read as one U+FFFD, which is three bytes long itself.
            let isReplacement = scalar == "\u{FFFD}" && bytes[offset] != 0xEF
            offset += isReplacement ? 1 : UTF8.width(scalar)
        }
        return cells
    }

    private static func cell(_ scalar: Unicode.Scalar, at offset: Int) -> Cell {
        if scalar != "\t", Visible.isHidden(scalar) {
            let name = Visible.name(of: scalar)
            return Cell(offset: offset, shown: name, width: name.utf8.count)
        }
        return Cell(offset: offset, shown: String(scalar), width: DisplayWidth.of(scalar))
    }

    private static func widenTabs(_ cells: inout [Cell]) {
        var column = 0
        for index in cells.indices {
            if cells[index].shown == "\t" {
                cells[index].width = 4 - column % 4
                cells[index].shown = String(repeating: " ", count: cells[index].width)
            }
            column += cells[index].width
        }
    }

    private mutating func write(_ cells: [Cell], start: Int, end: Int, line: Range<Int>) {
        let total = cells.reduce(0) { $0 + $1.width }
        let place = cells.prefix { $0.offset < start }.reduce(0) { $0 + $1.width }
        let isCutBefore = (cells.first?.offset ?? line.lowerBound) > line.lowerBound
        let first = total > Self.widest || isCutBefore ? max(0, place - Self.before) : 0
        if first > 0 || isCutBefore { text = "…" }
        var column = 0
        var used = text.isEmpty ? 0 : 1
        for cell in cells {
            defer { column += cell.width }
            guard column >= first else { continue }
            guard used + cell.width <= Self.widest else {
                text += "…"
                break
            }
            if cell.offset < start { caretColumn = used + cell.width }
            if cell.offset >= start, cell.offset < end { caretCount += cell.width }
            text += cell.shown
            used += cell.width
        }
        if caretColumn == 0, !text.isEmpty, text.first == "…" { caretColumn = 1 }
        caretCount = max(caretCount, 1)
    }
}
