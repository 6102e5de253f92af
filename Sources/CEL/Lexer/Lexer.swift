/// Cuts a source into tokens, and reports what is no token at all.
///
/// Works on Unicode scalars, so that every place is exact whatever the script.
struct Lexer {
    let source: [Unicode.Scalar]
    var position = 0
    var tokens: [Token] = []
    var issues: [CELIssue] = []

    init(_ source: [Unicode.Scalar]) {
        self.source = source
        tokens.reserveCapacity(source.count / 3 + 2)
    }

    /// All tokens, the last of them `end`.
    mutating func run() -> [Token] {
        while let scalar = peek() { next(scalar) }
        emit(.end, from: position)
        return tokens
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < source.count ? source[position + ahead] : nil
    }

    mutating func emit(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }

    mutating func report(_ code: String, _ message: String, from start: Int, help: String? = nil) {
        guard issues.count < Checker.mostIssues else { return }
        issues.append(CELIssue(code, message, at: start..<max(position, start), help: help))
    }

    private mutating func next(_ scalar: Unicode.Scalar) {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{0C}": position += 1
        case "/" where peek(1) == "/": skipComment()
        case "0"..."9": readNumber()
        case "." where peek(1).map(Self.isDigit) == true && !followsOperand(): readNumber()
        case "\"", "'": readString()
        case "`": readQuotedName()
        case "a"..."z", "A"..."Z", "_": readWord()
        default: readSign(scalar)
        }
    }

    private mutating func skipComment() {
        while let scalar = peek(), scalar != "\n" { position += 1 }
    }

    /// `.5` is a number, but the dot in `a.5` is a selector gone wrong.
    private func followsOperand() -> Bool {
        guard let last = tokens.last, last.range.upperBound == position else { return false }
        switch last.kind {
        case .identifier, .quoted, .sign(.rightParenthesis), .sign(.rightBracket): return true
        default: return false
        }
    }

    private mutating func readWord() {
        let start = position
        if startsPrefixedString() { return readString() }
        while let scalar = peek(), Self.isNamePart(scalar) { position += 1 }
        emit(.identifier(text(from: start)), from: start)
    }

    /// `r"…"`, `b"…"`, `br"…"`, `rb"…"` in any case.
    private func startsPrefixedString() -> Bool {
        guard let first = peek(), "rRbB".unicodeScalars.contains(first), let second = peek(1) else { return false }
        if second == "\"" || second == "'" { return true }
        guard let third = peek(2), third == "\"" || third == "'" else { return false }
        let pair = [first, second].map { $0.properties.lowercaseMapping }.joined()
        return pair == "br" || pair == "rb"
    }

    private mutating func readQuotedName() {
        let start = position
        position += 1
        while let scalar = peek(), scalar != "`", scalar != "\n" { position += 1 }
        guard peek() == "`" else {
            report("syntax", "a name in backquotes does not end", from: start, help: "close it with a backquote")
            return emit(.broken, from: start)
        }
        let name = text(from: start + 1)
        position += 1
        emit(.quoted(name), from: start)
    }

    func text(from start: Int) -> String { String(scalars: source[start..<position]) }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."f", "A"..."F", "0"..."9": true
        default: false
        }
    }
}
