// Slips within a value: quotes, escapes, first characters, colons.

extension SyntaxAdvice {
    /// A quote that is opened and never closed.
    var quotes: Diagnostic? {
        guard context == "while scanning a quoted scalar", problem.hasPrefix("found unexpected") else { return nil }
        let open = contextPlace
        let isSingle = byte(at: open) == UInt8(ascii: "'")
        var help = ["close it with \(isSingle ? "\"'\"" : "'\"'") at the end of the text"]
        if isSingle {
            help.append("an apostrophe inside '…' is written twice: 'it''s'")
        } else {
            help.append("a '\"' inside \"…\" is written \\\"")
        }
        return error(
            "unclosed-quote", character(at: open), "the quote that begins here is never closed",
            label: "opened here", help: help)
    }

    var escapes: Diagnostic? {
        guard context == "while parsing a quoted scalar" else { return nil }
        switch problem {
        case "found unknown escape character":
            let span = SourceSpan(place, character(at: place + 1).end)
            let start =
                byte(at: place) == UInt8(ascii: "\\") ? span : SourceSpan(max(0, place - 1), character(at: place).end)
            return error(
                "bad-escape", start, "'\(Visible.text(source.string(start)))' is no escape sequence",
                label: "in double quotes a backslash begins one",
                help: ["write the backslash twice: \\\\", "or use single quotes, where it means itself"])
        case "did not find expected hexdecimal number":
            return error(
                "bad-escape", character(at: place), "an escape sequence lacks digits here",
                help: ["\\x takes two hexadecimal digits, \\u four, \\U eight"])
        case "found invalid Unicode character escape code":
            return error(
                "bad-escape", SourceSpan(place, min(place + 6, source.bytes.count)),
                "this escape sequence names no character",
                help: ["halves of a character (\\uD800 to \\uDFFF) come in pairs, or write the character itself"])
        default: return nil
        }
    }

    /// A text that begins with a character YAML keeps for itself.
    var specialStart: Diagnostic? {
        for offset in [place, contextPlace] {
            let line = SourceLine(source, holding: offset)
            let start = line.valueStart()
            guard let first = byte(at: start), start < line.range.upperBound else { continue }
            guard let reason = Self.reserved(first), start == offset || offset == place && fails(at: start) else {
                continue
            }
            let span = line.span(from: start)
            return error(
                "reserved-character", character(at: start),
                "a text cannot begin with '\(Character(Unicode.Scalar(first)))' unless it is in quotes",
                label: reason, help: ["put it in quotes: \(quoted(span))"])
        }
        return nil
    }

    private static func reserved(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "`"): "YAML keeps this character for itself"
        case UInt8(ascii: "%"): "a directive begins with it"
        case UInt8(ascii: "*"): "an alias begins with it"
        case UInt8(ascii: "&"): "an anchor begins with it"
        case UInt8(ascii: "!"): "a tag begins with it"
        default: nil
        }
    }

    /// Whether what libyaml was reading when it gave up begins at an offset.
    private func fails(at start: Int) -> Bool {
        let isProperty = context.contains("an alias") || context.contains("an anchor") || context.contains("a tag")
        return isProperty && contextPlace <= place && source.position(at: contextPlace).line == line.number
            && start <= place
    }

    /// A text as it would be written in quotes.
    func quoted(_ span: SourceSpan) -> String {
        let text = Visible.text(source.string(span), atMost: 60)
        return text.contains("'") ? "\"\(text.replacing("\"", with: "\\\""))\"" : "'\(text)'"
    }

    /// Text behind a closing quote or bracket.
    var afterClosing: Diagnostic? {
        if let extra = extraBracket { return extra }
        guard problem.hasPrefix("did not find expected"), let last = lastText(before: place), last >= line.textStart,
            place < line.range.upperBound
        else { return nil }
        let start = line.valueStart()
        let isFlow = problem.contains("',' or")
        switch source.bytes[last] {
        case UInt8(ascii: "'") where isFlow || byte(at: start) == UInt8(ascii: "'"):
            return error(
                "text-after-quote", character(at: place), "there is text behind the closing quote",
                label: "the quote was closed before this",
                help: [
                    last + 1 == place
                        ? "an apostrophe inside '…' is written twice: 'it''s'"
                        : "put all of the text in quotes: begin with a double quote where the text has single ones"
                ])
        case UInt8(ascii: "\"") where isFlow || byte(at: start) == UInt8(ascii: "\""):
            return error(
                "text-after-quote", character(at: place), "there is text behind the closing quote",
                label: "the quote was closed before this",
                help: ["put all of the text in quotes, with single quotes outside: '\"x\" y'"])
        case UInt8(ascii: "]") where !isFlow, UInt8(ascii: "}") where !isFlow:
            guard byte(at: start) == UInt8(ascii: "[") || byte(at: start) == UInt8(ascii: "{") else { return nil }
            return error(
                "text-after-bracket", character(at: place), "there is text behind the closing bracket",
                label: "the bracket was closed before this",
                help: ["if this is a condition or a text, put all of it in quotes: \(quoted(line.span(from: start)))"])
        default: return nil
        }
    }

    /// `[ a ]]`.
    private var extraBracket: Diagnostic? {
        guard problem.hasPrefix("did not find expected"), !problem.contains("',' or"), !context.contains("flow"),
            let character = byte(at: place), character == UInt8(ascii: "]") || character == UInt8(ascii: "}")
        else { return nil }
        return error(
            "extra-bracket", self.character(at: place), "this bracket closes nothing",
            help: ["remove it; a text or condition with brackets goes in quotes"])
    }

    /// `a: b: c`, where the second colon is meant as text; or a value under a key that has one already.
    var colons: Diagnostic? {
        guard problem == "mapping values are not allowed in this context" else { return nil }
        if let first = line.colon(before: place), first < place {
            let span = line.span(from: line.valueStart())
            return error(
                "colon-in-text", character(at: place), "a second ': ' stands on this line",
                label: "read as the end of a key",
                help: [
                    "if it is part of the text, put the text in quotes: \(quoted(span))",
                    "if it is a key, begin a new line for it",
                ])
        }
        guard let above = line.previousText, line.indent >= above.indent else { return nil }
        guard above.colon() != nil else { return keyWithoutColon(above) }
        return error(
            "indentation", SourceSpan(line.textStart, place),
            "this line is indented deeper than the one above, which has its value already",
            label: "indented by \(line.indent)",
            notes: [.init("this line has a value", in: source, at: above.span(from: above.textStart))],
            help: ["indent both lines alike, or remove the value above"])
    }

    /// `name` alone, where the lines below show that `name:` was meant.
    private func keyWithoutColon(_ above: SourceLine) -> Diagnostic {
        let span = above.span(from: above.textStart)
        let text = Visible.text(source.string(span), atMost: 40)
        return error(
            "missing-colon", span, "a ':' is missing at the end of this line", label: "keys stand below it",
            help: ["write '\(text):'"])
    }

    /// `: value`.
    var missingKey: Diagnostic? {
        guard place == line.textStart, byte(at: place) == UInt8(ascii: ":") else { return nil }
        return Slips.emptyKey(source, SourceSpan(place, place))
    }

    /// A line that should be `key: value` and is not.
    var simpleKey: Diagnostic? {
        guard problem == "could not find expected ':'" else { return nil }
        let line = SourceLine(source, holding: contextPlace)
        let span = line.span(from: contextPlace)
        let text = source.string(span)
        if text.hasPrefix("-"), !text.hasPrefix("- "), text.count > 1 {
            return error(
                "missing-space", SourceSpan(contextPlace, contextPlace + 1), "a space is missing behind this '-'",
                help: ["write '- \(Visible.text(String(text.dropFirst()), atMost: 40))'"])
        }
        if let help = TextAdvice.colonWithoutSpace(text) {
            return error("missing-space", span, "this line is no 'key: value': a space is missing", help: [help])
        }
        if let above = line.previousText, above.isElement, above.indent == line.indent {
            return error(
                "missing-dash", span, "this line stands in a list and does not begin with '- '",
                help: ["begin it with '- ', or indent it as far as the text it belongs to"])
        }
        return error(
            "missing-colon", span, "this line has no ':'", label: "a 'key: value' was expected",
            help: ["write 'key: value'; a longer text goes behind 'key: >-', on lines that are indented"])
    }
}
