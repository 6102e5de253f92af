import DealInsight

/// Lines for a terminal: headings, paragraphs, tables and bars.
struct TextPage {
    private(set) var lines: [String] = []
    /// The greatest length of a line of prose.
    let width: Int

    init(width: Int) { self.width = width }

    /// The lines, with pictures for control characters, so that no name can move a terminal's cursor.
    var text: String { lines.map { $0.showingControls + "\n" }.joined() }

    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines += [text, String(repeating: "─", count: TextPage.columns(text))]
    }

    mutating func blank() { lines.append("") }

    mutating func line(_ text: String) { lines.append(text) }

    /// Words, broken at spaces.
    ///
    /// - Parameter first: What the first line begins with, if not with the indent.
    mutating func paragraph(_ text: String, indent: String = "", first: String? = nil) {
        var (line, begins) = (first ?? indent, true)
        for word in text.split(separator: " ") {
            if !begins, Self.columns(line) + Self.columns(word) + 1 > width {
                lines.append(line)
                (line, begins) = (indent, true)
            }
            line += (begins ? "" : " ") + word
            begins = false
        }
        lines.append(line)
    }

    /// Rows under a heading; the first column and those named are flush left, the others right.
    mutating func table(_ header: [String], _ rows: [[String]], left: Set<Int> = [0]) {
        let widths = header.indices.map { column in
            ([header] + rows).map { Self.columns($0[column]) }.max() ?? 0
        }
        for row in [header] + rows {
            let cells = row.indices.map { Self.padded(row[$0], to: widths[$0], left: left.contains($0)) }
            lines.append(("  " + cells.joined(separator: "  ")).trimmed)
        }
    }

    /// A bar of eighths of blocks, for a share of `width` columns.
    static func bar(_ share: Double, width: Int) -> String {
        let eighths = Int((min(1, max(0, share)) * Double(width) * 8).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        // Something is never drawn as nothing.
        if eighths == 0, share > 0 { return parts[1] }
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    /// An interval on a scale of `width` columns, with its point: `   ├──●──┤`.
    static func whisker(_ low: Double, _ point: Double, _ high: Double, width: Int) -> String {
        let place: (Double) -> Int = { Int((min(1, max(0, $0)) * Double(width - 1)).rounded()) }
        var cells = Array(repeating: Character(" "), count: width)
        for index in place(low)...max(place(low), place(high)) { cells[index] = "─" }
        cells[place(low)] = "├"
        cells[place(high)] = "┤"
        cells[place(point)] = "●"
        return String(cells).trimmed
    }

    static func padded(_ text: String, to width: Int, left: Bool = true) -> String {
        let fill = String(repeating: " ", count: max(0, width - columns(text)))
        return left ? text + fill : fill + text
    }

    /// How many columns a terminal takes for a text: two for a character of East Asian width.
    static func columns(_ text: some StringProtocol) -> Int {
        text.reduce(0) { sum, character in
            guard let scalar = character.unicodeScalars.first else { return sum }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
                return sum + 2
            default: return sum + 1
            }
        }
    }
}

extension String {
    /// Without spaces at the end.
    fileprivate var trimmed: String { String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]) }

    /// With pictures for control characters; U+0080 to U+009F, which have none, are taken for commands by some terminals.
    fileprivate var showingControls: String {
        guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars { shown.append(scalar.isControl ? scalar.picture ?? "\u{FFFD}" : scalar) }
        return String(shown)
    }

    /// With a capital at its beginning, as the heading of a column.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }

    /// Cut to so many characters, with dots where something was cut.
    func shortened(to limit: Int) -> String { count <= limit ? self : prefix(max(0, limit - 1)) + "…" }
}

extension Unicode.Scalar {
    /// Whether it commands a terminal, or turns the direction in which the rest of the row is written.
    fileprivate var isControl: Bool {
        switch value {
        case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: properties.generalCategory == .control
        }
    }
}
