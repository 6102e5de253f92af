import ExactValues

extension Parser {
    /// A value with its selectors, calls and indexes.
    mutating func postfix() -> ParsedNode { postfix(on: primary()) }

    mutating func postfix(on first: ParsedNode) -> ParsedNode {
        var operand = first
        while true {
            if take(.dot) {
                operand = member(of: operand)
            } else if take(.leftBracket) {
                operand = index(of: operand)
            } else if current.isSign(.leftBrace), isTypeName(operand) {
                operand = messageLiteral(operand)
            } else {
                return operand
            }
        }
    }

    private mutating func member(of operand: ParsedNode) -> ParsedNode {
        let isOptional = take(.question)
        let place = current.range
        guard let name = selectorName() else {
            report("syntax", "after a dot stands a name, not \(current.called)", at: place)
            return broken()
        }
        position += 1
        if !isOptional, current.isSign(.leftParenthesis), !isQuoted(at: position - 1) {
            position += 1
            return call(name, at: place, on: operand)
        }
        let select = ParsedSelect(
            operand: operand, field: name, fieldRange: place, form: isOptional ? .optional : .value)
        return node(operand.range.lowerBound..<place.upperBound, below: operand.depth, .select(select))
    }

    /// Any word may be a selector but `in`, `true`, `false` and `null`.
    private func selectorName() -> String? {
        switch current.kind {
        case .identifier("in"), .identifier("true"), .identifier("false"), .identifier("null"): nil
        case .identifier(let name): name
        case .quoted(let name): name
        default: nil
        }
    }

    /// A name in backquotes is a field's; functions have names that need none.
    private func isQuoted(at place: Int) -> Bool {
        if case .quoted = tokens[place].kind { true } else { false }
    }

    private mutating func index(of operand: ParsedNode) -> ParsedNode {
        let isOptional = take(.question)
        let index = expression()
        let end = close(.rightBracket)
        let parts = ParsedIndex(operand: operand, index: index, isOptional: isOptional)
        return node(operand.range.lowerBound..<end, below: max(operand.depth, index.depth), .index(parts))
    }

    private func isTypeName(_ node: ParsedNode) -> Bool {
        switch node.kind {
        case .identifier: true
        case .select(let select): select.form == .value && isTypeName(select.operand)
        default: false
        }
    }

    private mutating func messageLiteral(_ operand: ParsedNode) -> ParsedNode {
        report("syntax", "there are no message types here", at: operand.range, help: "write a map: {\"name\": value}")
        position += 1
        skipPast(.rightBrace)
        return broken()
    }

    /// A literal, a name, a call, a list, a map or something in parentheses.
    private mutating func primary() -> ParsedNode {
        let token = current
        switch token.kind {
        case .sign(let sign): return bracketed(sign)
        case .identifier(let name): return named(name)
        case .int, .uint, .double, .string, .bytes: return literal(token)
        case .broken:
            position += 1
            return ParsedNode(range: token.range, depth: 1, kind: .broken)
        case .quoted(let name):
            report("syntax", "'\(name)' in backquotes can only stand after a dot", at: token.range)
            position += 1
            return broken()
        case .end:
            reportMissingOperand()
            return broken()
        }
    }

    private mutating func bracketed(_ sign: Token.Sign) -> ParsedNode {
        switch sign {
        case .leftParenthesis: return parenthesis()
        case .leftBracket: return list()
        case .leftBrace: return map()
        case .dot: return absoluteName()
        default:
            reportMissingOperand()
            return broken()
        }
    }

    private mutating func parenthesis() -> ParsedNode {
        position += 1
        let inner = expression()
        _ = close(.rightParenthesis)
        return inner
    }

    private mutating func absoluteName() -> ParsedNode {
        let start = current.range.lowerBound
        position += 1
        guard case .identifier = current.kind, let name = selectorName() else {
            report("syntax", "after a dot stands a name, not \(current.called)", at: current.range)
            return broken()
        }
        position += 1
        if take(.leftParenthesis) {
            return call("." + name, at: start..<tokens[position - 2].range.upperBound, on: nil)
        }
        return node(start..<tokens[position - 1].range.upperBound, below: 0, .identifier("." + name))
    }

    private mutating func named(_ name: String) -> ParsedNode {
        let place = current.range
        switch name {
        case "true": return constant(.bool(true))
        case "false": return constant(.bool(false))
        case "null": return constant(.null)
        case "in":
            reportMissingOperand()
            return broken()
        default: break
        }
        if Self.reservedWords.contains(name) { reportReserved(name) }
        position += 1
        if take(.leftParenthesis) { return call(name, at: place, on: nil) }
        return node(place, below: 0, .identifier(name))
    }

    private mutating func constant(_ value: CELValue) -> ParsedNode {
        position += 1
        return node(tokens[position - 1].range, below: 0, .literal(ParsedLiteral(value: value, digits: nil)))
    }

    private mutating func reportReserved(_ name: String) {
        let help = name == "if" ? "write 'condition ? a : b'" : "choose another name"
        report("reserved", "'\(name)' is a reserved word", at: current.range, help: help)
    }

    static let reservedWords: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    func percentAsDecimal(_ digits: String) -> String? {
        guard let value = ExactDecimal(digits) else { return nil }
        return ExactDecimal(coefficient: value.coefficient, scale: value.scale + 2)?.description
    }
}
