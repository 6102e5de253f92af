/// Walks once over the Unicode scalars of a message and cuts it into pieces.
struct MessageTemplateReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var text = String.UnicodeScalarView()
    private(set) var pieces: [MessageTemplate.Piece] = []
    private(set) var placeholders: [MessageTemplate.Placeholder] = []
    private(set) var errors: [MessageTemplateError] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func read() {
        while position < scalars.count {
            if scalars[position] != "{" {
                text.append(scalars[position])
                position += 1
            } else if position + 1 < scalars.count, scalars[position + 1] == "{" {
                text.append("{")
                position += 2
            } else {
                readPlaceholder()
            }
        }
        endText()
    }

    /// Reads from an opening brace. A wrong placeholder is kept as text, so that reading can go on behind it.
    private mutating func readPlaceholder() {
        let start = position
        let end = endOfPlaceholder()
        position = end
        guard scalars[end - 1] == "}" else { return refuse(.unclosed, from: start, to: start + 1, text: start..<end) }
        let inside = scalars[(start + 1)..<(end - 1)]
        guard inside.contains(where: { !$0.properties.isWhitespace }) else {
            return refuse(.empty, from: start, to: end, text: start..<end)
        }
        guard Self.isPath(inside) else {
            let trimmed = Self.trimmed(inside)
            let meant = Self.isPath(trimmed) ? String(String.UnicodeScalarView(trimmed)) : nil
            return refuse(.notAPath(path: meant), from: start, to: end, text: start..<end)
        }
        endText()
        pieces.append(.placeholder(placeholders.count))
        placeholders.append(
            MessageTemplate.Placeholder(
                path: String(String.UnicodeScalarView(inside)), range: (start + 1)..<(end - 1)))
    }

    /// The place behind the closing brace; where there is none, the place where looking for one makes no sense.
    private func endOfPlaceholder() -> Int {
        var end = position + 1
        while end < scalars.count {
            switch scalars[end] {
            case "}": return end + 1
            case "{", "\n": return end
            default: end += 1
            }
        }
        return end
    }

    private mutating func refuse(
        _ problem: MessageTemplateError.Problem, from start: Int, to end: Int, text kept: Range<Int>
    ) {
        errors.append(MessageTemplateError(problem: problem, range: start..<end))
        text.append(contentsOf: scalars[kept])
    }

    private mutating func endText() {
        guard !text.isEmpty else { return }
        pieces.append(.text(String(text)))
        text.removeAll()
    }

    /// Names joined by points, each of letters, digits and `_`, not beginning with a digit. Letters of every script
    /// count: a fact misspelt with a Cyrillic letter is an unknown fact, and that error says more.
    private static func isPath(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { name in
            guard let first = name.first, first == "_" || first.properties.isAlphabetic else { return false }
            return name.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        }
    }

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = text
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }
}
