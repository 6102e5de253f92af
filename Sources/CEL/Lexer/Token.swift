/// A word of the source and its place in Unicode scalars.
struct Token: Sendable {
    let kind: Kind
    let range: Range<Int>

    enum Kind: Hashable, Sendable {
        case identifier(String)
        /// A selector in backquotes: any text, never a keyword.
        case quoted(String)
        /// Digits as written, hexadecimal ones with their prefix.
        case int(String)
        /// Digits as written, without the final `u`.
        case uint(String)
        case double(String)
        case string(String)
        case bytes([UInt8])
        case sign(Sign)
        /// A place that was already reported; the parser stays silent about it.
        case broken
        case end
    }

    enum Sign: String, Hashable, Sendable {
        case leftParenthesis = "(", rightParenthesis = ")", leftBracket = "[", rightBracket = "]"
        case leftBrace = "{", rightBrace = "}"
        case dot = ".", comma = ",", colon = ":", question = "?"
        case plus = "+", minus = "-", star = "*", slash = "/", percent = "%"
        case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case and = "&&", or = "||", not = "!"
    }

    /// How an error message calls the token.
    var called: String {
        switch kind {
        case .identifier(let name), .quoted(let name): "'\(name)'"
        case .int(let digits), .double(let digits): "number \(digits)"
        case .uint(let digits): "number \(digits)u"
        case .string: "a text"
        case .bytes: "bytes"
        case .sign(let sign): "'\(sign.rawValue)'"
        case .broken: "this"
        case .end: "the end"
        }
    }

    func isSign(_ sign: Sign) -> Bool { kind == .sign(sign) }
}
