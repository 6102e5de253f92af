extension Parser {
    /// `[a, ?b]`
    mutating func list() -> ParsedNode {
        let start = current.range.lowerBound
        position += 1
        var elements: [ParsedElement] = []
        var depth = 0
        while !endsBracket(.rightBracket) {
            let isOptional = take(.question)
            let value = expression()
            depth = max(depth, value.depth)
            elements.append(ParsedElement(value: value, isOptional: isOptional))
            guard nextItem(before: .rightBracket) else { break }
        }
        let end = close(.rightBracket)
        return node(start..<end, below: depth, .list(elements))
    }

    /// `{k: v, ?k: v}`
    mutating func map() -> ParsedNode {
        let start = current.range.lowerBound
        position += 1
        var entries: [ParsedEntry] = []
        var depth = 0
        while !endsBracket(.rightBrace) {
            let entry = entry()
            depth = max(depth, entry.key.depth, entry.value.depth)
            entries.append(entry)
            guard nextItem(before: .rightBrace) else { break }
        }
        let end = close(.rightBrace)
        return node(start..<end, below: depth, .map(entries))
    }

    private mutating func entry() -> ParsedEntry {
        let isOptional = take(.question)
        let key = expression()
        guard expect(.colon, "a map has ':' between key and value") else {
            return ParsedEntry(key: key, value: broken(), isOptional: isOptional)
        }
        return ParsedEntry(key: key, value: expression(), isOptional: isOptional)
    }

    /// The arguments up to and with the closing parenthesis, and where it ends.
    mutating func arguments() -> (nodes: [ParsedNode], depth: Int, end: Int) {
        var nodes: [ParsedNode] = []
        var depth = 0
        while !endsBracket(.rightParenthesis) {
            let value = expression()
            depth = max(depth, value.depth)
            nodes.append(value)
            guard nextItem(before: .rightParenthesis, trailing: false) else { break }
        }
        return (nodes, depth, close(.rightParenthesis))
    }

    private func endsBracket(_ sign: Token.Sign) -> Bool { current.isSign(sign) || current.kind == .end }

    /// Takes a comma; after an error skips to one.
    private mutating func nextItem(before end: Token.Sign, trailing: Bool = true) -> Bool {
        if take(.comma) {
            if !trailing, current.isSign(end) { reportMissingOperand() }
            return true
        }
        if endsBracket(end) { return false }
        reportUnexpected(helpForMissing: "put a comma between values")
        skipToItemEnd()
        return take(.comma)
    }

    /// Takes a closing bracket, or reports it missing; the place where the bracket ends.
    mutating func close(_ sign: Token.Sign) -> Int {
        if !current.isSign(sign), current.kind != .end {
            reportUnexpected()
            skipToItemEnd()
            while take(.comma) { skipToItemEnd() }
        }
        _ = expect(sign, "'\(sign.rawValue)' is missing")
        return tokens[max(position - 1, 0)].range.upperBound
    }
}
