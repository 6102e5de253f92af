extension Lexer {
    /// Reads an operator or bracket, or a habit from another language, which is reported and read as what was meant.
    mutating func readSign(_ scalar: Unicode.Scalar) {
        let start = position
        if let sign = Token.Sign(scalar, before: peek(1)) {
            position += sign.rawValue.utf8.count
            skipThirdEqualSign(of: sign, from: start)
            return emit(.sign(sign), from: start)
        }
        position += 1
        readSlip(scalar, from: start)
    }

    /// `===` and `!==` of JavaScript.
    private mutating func skipThirdEqualSign(of sign: Token.Sign, from start: Int) {
        guard sign == .equal || sign == .notEqual, peek() == "=" else { return }
        position += 1
        report(
            "operator", "'\(sign.rawValue)=' is no operator", from: start, help: "write '\(sign.rawValue)'")
    }

    private mutating func readSlip(_ scalar: Unicode.Scalar, from start: Int) {
        switch scalar {
        case "=" where peek() == "<" || peek() == ">": readReversedSign(from: start)
        case "=": slip("=", means: .equal, "a single '=' does not compare", from: start)
        case "&": slip("&", means: .and, "a single '&' is no operator", from: start)
        case "|": slip("|", means: .or, "a single '|' is no operator", from: start)
        case "<":
            position += 1
            slip("<>", means: .notEqual, "'<>' is no operator", from: start)
        case "–", "—", "−": slip("\(scalar)", means: .minus, "'\(scalar)' is no operator", from: start)
        case "×": slip("×", means: .star, "'×' is no operator", from: start)
        case "÷": slip("÷", means: .slash, "'÷' is no operator", from: start)
        case "≠": slip("≠", means: .notEqual, "'≠' is no operator", from: start)
        case "≤": slip("≤", means: .lessOrEqual, "'≤' is no operator", from: start)
        case "≥": slip("≥", means: .greaterOrEqual, "'≥' is no operator", from: start)
        case "“", "”", "„", "«", "»", "‘", "’": readTypographicText(from: start)
        case ";":
            report(
                "syntax", "';' has no meaning here", from: start,
                help: "a condition is one expression; join parts with '&&'")
        default: readForeign(scalar, from: start)
        }
    }

    /// `=<` and `=>`.
    private mutating func readReversedSign(from start: Int) {
        let sign: Token.Sign = peek() == "<" ? .lessOrEqual : .greaterOrEqual
        position += 1
        slip("=", means: sign, "'\(text(from: start))' is no operator", from: start)
    }

    private mutating func slip(_ written: String, means sign: Token.Sign, _ message: String, from start: Int) {
        report("operator", message, from: start, help: "write '\(sign.rawValue)'")
        emit(.sign(sign), from: start)
    }

    /// Quotes of a word processor: read up to the closing one, so that one slip is one report.
    private mutating func readTypographicText(from start: Int) {
        while let scalar = peek(), !"“”„«»‘’\n".unicodeScalars.contains(scalar) { position += 1 }
        if let scalar = peek(), scalar != "\n" { position += 1 }
        report("quotes", "these quotes are typographic", from: start, help: "write \" at both ends of a text")
        emit(.string(""), from: start)
    }

    private mutating func readForeign(_ scalar: Unicode.Scalar, from start: Int) {
        if scalar.properties.isAlphabetic {
            while let part = peek(), part.properties.isAlphabetic || Self.isNamePart(part) { position += 1 }
            report(
                "syntax", "'\(text(from: start))' is neither a name nor a text", from: start,
                help: "names have Latin letters; put a text in double quotes")
        } else if scalar == "\u{A0}" || scalar.properties.isWhitespace {
            return
        } else {
            report("syntax", "'\(scalar)' has no meaning here", from: start)
        }
        emit(.broken, from: start)
    }
}

extension Token.Sign {
    /// The longest sign that begins with these two scalars.
    fileprivate init?(_ first: Unicode.Scalar, before second: Unicode.Scalar?) {
        switch (first, second) {
        case ("=", "="): self = .equal
        case ("!", "="): self = .notEqual
        case ("<", "="): self = .lessOrEqual
        case (">", "="): self = .greaterOrEqual
        case ("&", "&"): self = .and
        case ("|", "|"): self = .or
        // `<>` would otherwise be read as `<` and a lonely `>`.
        case ("<", ">"): return nil
        default: self.init(first)
        }
    }

    private init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "(": self = .leftParenthesis
        case ")": self = .rightParenthesis
        case "[": self = .leftBracket
        case "]": self = .rightBracket
        case "{": self = .leftBrace
        case "}": self = .rightBrace
        case ".": self = .dot
        case ",": self = .comma
        case ":": self = .colon
        case "?": self = .question
        case "+": self = .plus
        case "-": self = .minus
        case "*": self = .star
        case "/": self = .slash
        case "%": self = .percent
        case "<": self = .less
        case ">": self = .greater
        case "!": self = .not
        default: return nil
        }
    }
}
