/// The operators between two values.
enum BinaryOperator: String, Sendable {
    case or = "||", and = "&&"
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", isIn =
        "in"
    case plus = "+", minus = "-"
    case star = "*", slash = "/", percent = "%"

    init?(_ sign: Token.Sign) {
        switch sign {
        case .or: self = .or
        case .and: self = .and
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .plus: self = .plus
        case .minus: self = .minus
        case .star: self = .star
        case .slash: self = .slash
        case .percent: self = .percent
        case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .dot, .comma,
            .colon, .question, .not:
            return nil
        }
    }

    /// How closely it binds.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 3
        case .plus, .minus: 4
        case .star, .slash, .percent: 5
        }
    }
}

extension Parser {
    /// The operator at the present place; words of other languages are reported and read as what was meant.
    mutating func binaryOperator() -> BinaryOperator? {
        switch current.kind {
        case .sign(let sign): return BinaryOperator(sign)
        case .identifier("in"): return .isIn
        case .identifier(let word): return wordOperator(word)
        default: return nil
        }
    }

    private mutating func wordOperator(_ word: String) -> BinaryOperator? {
        let meant: BinaryOperator
        switch word {
        case "and", "AND", "And": meant = .and
        case "or", "OR", "Or": meant = .or
        default: return nil
        }
        report("operator", "'\(word)' is no operator", at: current.range, help: "write '\(meant.rawValue)'")
        return meant
    }

    /// `!`, `-`, or the word `not` in front of a value, which is reported.
    mutating func unarySign() -> Token.Sign? {
        switch current.kind {
        case .sign(.not): return .not
        case .sign(.minus): return .minus
        case .identifier("not"), .identifier("NOT"), .identifier("Not"):
            guard token(1).startsOperand else { return nil }
            report("operator", "'not' is no operator", at: current.range, help: "write '!' in front of it")
            return .not
        default: return nil
        }
    }

    /// `15%` says what an analyst means, but `%` is the remainder: reported, and read without it.
    mutating func reportPercent(after left: ParsedNode) -> Bool {
        guard case .literal(let literal) = left.kind, let digits = literal.digits else { return false }
        if token(1).startsOperand { return false }
        let range = left.range.lowerBound..<current.range.upperBound
        report(
            "percent-literal", "'\(digits)%' is not written so in a condition", at: range,
            help: percentAsDecimal(digits).map { "write \($0)" })
        position += 1
        return true
    }
}

extension Token {
    /// Whether a value can begin here.
    var startsOperand: Bool {
        switch kind {
        case .identifier("in"), .identifier("and"), .identifier("or"): false
        case .identifier, .quoted, .int, .uint, .double, .string, .bytes, .broken: true
        case .sign(.leftParenthesis), .sign(.leftBracket), .sign(.leftBrace), .sign(.minus), .sign(.not), .sign(.dot):
            true
        case .sign, .end: false
        }
    }
}
