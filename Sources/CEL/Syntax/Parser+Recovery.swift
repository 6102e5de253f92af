import ExactValues

extension Parser {
    /// Reports a place where a value should stand.
    mutating func reportMissingOperand() {
        guard current.kind != .broken else { return }
        let message: String
        if position > 0, case .sign(let sign) = tokens[position - 1].kind, sign.wantsOperand {
            message = "after '\(sign.rawValue)' a value is missing"
        } else if current.kind == .end {
            message = "the condition ends too early"
        } else {
            message = "a value is missing before \(current.called)"
        }
        let place = current.kind == .end && position > 0 ? tokens[position - 1].range : current.range
        report("syntax", message, at: place)
        // An operator without its left side is stepped over, so that its right side is read.
        if case .sign(let sign) = current.kind, BinaryOperator(rawValue: sign.rawValue) != nil { position += 1 }
    }

    /// Reports a token that cannot follow what stands before it.
    mutating func reportUnexpected(helpForMissing help: String? = nil) {
        guard current.kind != .broken else { return }
        let help = helpForUnexpected() ?? help
        if case .sign(let sign) = current.kind,
            sign == .rightParenthesis || sign == .rightBracket || sign == .rightBrace
        {
            report("syntax", "'\(sign.rawValue)' closes nothing", at: current.range)
        } else {
            report(
                "syntax", "\(current.called) cannot stand here", at: current.range,
                help: help ?? "put an operator between the two")
        }
    }

    /// What a person most likely meant.
    private func helpForUnexpected() -> String? {
        let before = position > 0 ? tokens[position - 1].kind : .end
        switch (before, current.kind) {
        case (.int(let number), .identifier(let code)), (.double(let number), .identifier(let code)):
            guard Currency(code) != nil else { return nil }
            return "write money(\"\(number) \(code)\")"
        case (.int, .int), (.int, .double): return "write a number without spaces"
        case (_, .identifier("not")) where token(1).kind == .identifier("in"): return "write !(x in [...])"
        case (_, .identifier("is")): return "write '==' to compare, has(x.y) to ask whether it is set"
        case (_, .identifier("then")), (_, .identifier("if")): return "write 'condition ? a : b'"
        case (_, .identifier(let name)) where ["contains", "startsWith", "endsWith", "matches"].contains(name):
            return "write x.\(name)(y)"
        default: return nil
        }
    }

    /// Steps to the next `&&` or `||` outside brackets and over it.
    mutating func skipToNextPart() {
        skip { $0 == .and || $0 == .or }
        if current.kind != .end { position += 1 }
    }

    /// Steps to the comma or bracket that ends the present item.
    mutating func skipToItemEnd() {
        skip { $0 == .comma || $0 == .rightParenthesis || $0 == .rightBracket || $0 == .rightBrace }
    }

    mutating func skipPast(_ end: Token.Sign) {
        skip { $0 == end }
        if current.kind != .end { position += 1 }
    }

    /// Steps to a sign outside the brackets that open on the way.
    private mutating func skip(to isEnd: (Token.Sign) -> Bool) {
        var open = 0
        while current.kind != .end {
            if case .sign(let sign) = current.kind {
                if open == 0, isEnd(sign) { return }
                open += sign.opens
                if open < 0 { open = 0 }
            }
            position += 1
        }
    }
}

extension Token.Sign {
    /// Whether a value must follow.
    fileprivate var wantsOperand: Bool {
        switch self {
        case .rightParenthesis, .rightBracket, .rightBrace: false
        default: true
        }
    }

    /// 1 for an opening bracket, -1 for a closing one.
    fileprivate var opens: Int {
        switch self {
        case .leftParenthesis, .leftBracket, .leftBrace: 1
        case .rightParenthesis, .rightBracket, .rightBrace: -1
        default: 0
        }
    }
}
