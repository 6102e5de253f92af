#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension String {
    /// How wide it is on a terminal, where a Chinese character takes two cells.
    var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }

    /// The text on lines of at most so many cells, broken at spaces and behind Chinese characters; further lines
    /// begin below the first word of the first.
    func wrapped(to width: Int) -> String {
        guard cells > width else { return self }
        let indent = String(repeating: " ", count: prefix { " •✗✓".contains($0) }.count)
        var lines: [String] = []
        var line = ""
        for piece in pieces {
            if (line + piece).cells > width, line.contains(where: { $0 != " " }) {
                lines.append(line)
                line = indent + String(piece.drop { $0 == " " })
            } else {
                line += piece
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }

    /// The parts between which a line may end: words with the space before them, and Chinese characters.
    private var pieces: [String] {
        var pieces = [""]
        for character in self {
            let isWide = (character.unicodeScalars.first?.cells ?? 1) > 1
            if character == " " || isWide && !character.isPunctuation { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }
}

extension Unicode.Scalar {
    fileprivate var cells: Int { (0x2E80...0xFFEF).contains(value) ? 2 : 1 }
}

/// How many cells a line of the terminal has; nil where standard output is none.
func terminalWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return nil }
    return Int(size.ws_col)
}
