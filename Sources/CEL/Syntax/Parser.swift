/// Reads tokens into a syntax tree by precedence, and goes on after an error, so that one run finds them all.
///
/// Recursion is bounded by `CELLimits.nesting`; chains of `&&` and `||` of any length cost one level.
struct Parser {
    let tokens: [Token]
    let limits: CELLimits
    var position = 0
    var issues: [CELIssue]
    private var nesting = 0
    private var nodes = 0
    /// Whether a limit ended the reading: what looks missing then was only not read.
    private var hasGivenUp = false

    init(tokens: [Token], issues: [CELIssue], limits: CELLimits) {
        self.tokens = tokens
        self.issues = issues
        self.limits = limits
    }

    /// The tree of a whole source, and everything that is wrong with its form.
    static func parse(_ scalars: [Unicode.Scalar], limits: CELLimits) -> (tree: ParsedNode, issues: [CELIssue]) {
        guard scalars.count <= limits.sourceLength else {
            let issue = CELIssue(
                "limit", "the expression is longer than \(limits.sourceLength) characters", at: 0..<1,
                help: "split the condition into several")
            return (ParsedNode(range: 0..<1, depth: 1, kind: .broken), [issue])
        }
        var lexer = Lexer(scalars)
        let tokens = lexer.run()
        var parser = Parser(tokens: tokens, issues: lexer.issues, limits: limits)
        let tree = parser.whole()
        return (tree, parser.issues)
    }

    private mutating func whole() -> ParsedNode {
        if tokens.count == 1, issues.isEmpty {
            issues.append(CELIssue("syntax", "there is no condition", at: 0..<0))
            return ParsedNode(range: 0..<0, depth: 1, kind: .broken)
        }
        let tree = expression()
        while current.kind != .end {
            reportUnexpected()
            skipToNextPart()
            if current.kind != .end { _ = expression() }
        }
        return tree
    }

    // MARK: Operators

    /// `condition ? a : b`, or anything that binds closer.
    mutating func expression() -> ParsedNode {
        guard enter() else { return broken() }
        defer { nesting -= 1 }
        let condition = binary(from: 1)
        guard take(.question) else { return condition }
        let whenTrue = binary(from: 1)
        guard expect(.colon, "a condition with '?' needs ':' and a second value") else { return condition }
        return conditional(condition, whenTrue, expression())
    }

    private mutating func conditional(_ test: ParsedNode, _ a: ParsedNode, _ b: ParsedNode) -> ParsedNode {
        let parts = ParsedConditional(condition: test, whenTrue: a, whenFalse: b)
        return node(from: test, to: b, below: max(test.depth, a.depth, b.depth), .conditional(parts))
    }

    private mutating func binary(from minimum: Int) -> ParsedNode {
        var left = unary()
        while let sign = binaryOperator(), sign.precedence >= minimum {
            if sign == .percent, reportPercent(after: left) { continue }
            left = sign == .and || sign == .or ? chain(of: sign, from: left) : operation(sign, on: left)
        }
        return left
    }

    /// `a && b && c` is one node with three terms.
    private mutating func chain(of sign: BinaryOperator, from first: ParsedNode) -> ParsedNode {
        var terms = [first]
        var depth = first.depth
        while binaryOperator() == sign {
            position += 1
            let term = binary(from: sign.precedence + 1)
            depth = max(depth, term.depth)
            terms.append(term)
        }
        return node(from: first, to: terms[terms.count - 1], below: depth, sign == .and ? .and(terms) : .or(terms))
    }

    private mutating func operation(_ sign: BinaryOperator, on left: ParsedNode) -> ParsedNode {
        let place = current.range
        position += 1
        let right = binary(from: sign.precedence + 1)
        let call = ParsedCall(
            function: sign.rawValue, functionRange: place, receiver: nil, arguments: [left, right])
        return node(from: left, to: right, below: max(left.depth, right.depth), .call(call))
    }

    private mutating func unary() -> ParsedNode {
        let start = current.range
        guard let sign = unarySign() else { return postfix() }
        var isOdd = false
        while unarySign() == sign {
            position += 1
            isOdd.toggle()
        }
        if sign == .minus, isOdd, let literal = negativeLiteral(from: start.lowerBound) { return postfix(on: literal) }
        // `!-x` and `-!x` alternate: each pair of signs is a level of nesting.
        guard enter() else { return broken() }
        defer { nesting -= 1 }
        let operand = unarySign() == nil ? postfix() : unary()
        return isOdd ? negation(sign, of: operand, at: start) : operand
    }

    private mutating func negation(_ sign: Token.Sign, of operand: ParsedNode, at place: Range<Int>) -> ParsedNode {
        let range = place.lowerBound..<operand.range.upperBound
        if sign == .not { return node(range, below: operand.depth, .not(operand)) }
        let call = ParsedCall(function: "-_", functionRange: place, receiver: nil, arguments: [operand])
        return node(range, below: operand.depth, .call(call))
    }

    // MARK: Tokens and nodes

    var current: Token { tokens[position] }

    func token(_ ahead: Int) -> Token { tokens[min(position + ahead, tokens.count - 1)] }

    mutating func take(_ sign: Token.Sign) -> Bool {
        guard current.isSign(sign) else { return false }
        position += 1
        return true
    }

    /// Takes `sign`, or reports that it is missing.
    mutating func expect(_ sign: Token.Sign, _ message: String) -> Bool {
        if take(sign) { return true }
        if current.kind != .broken { report("syntax", message, at: placeOfMissing()) }
        return false
    }

    /// A missing sign is shown right after what stands before it.
    private func placeOfMissing() -> Range<Int> {
        guard current.kind == .end, position > 0 else { return current.range }
        let end = tokens[position - 1].range.upperBound
        return end - 1..<end
    }

    mutating func report(_ code: String, _ message: String, at range: Range<Int>, help: String? = nil) {
        if hasGivenUp || issues.count >= Checker.mostIssues { return }
        if let last = issues.last, last.range == range, last.severity == .error { return }
        issues.append(CELIssue(code, message, at: range, help: help))
    }

    mutating func node(_ range: Range<Int>, below depth: Int, _ kind: ParsedNode.Kind) -> ParsedNode {
        nodes += 1
        if nodes > limits.nodes { giveUp("the expression has more than \(limits.nodes) parts") }
        guard depth < limits.nesting else {
            giveUp("the expression is nested more than \(limits.nesting) levels deep")
            return broken()
        }
        return ParsedNode(range: range, depth: depth + 1, kind: kind)
    }

    private mutating func node(
        from first: ParsedNode, to last: ParsedNode, below depth: Int, _ kind: ParsedNode.Kind
    ) -> ParsedNode {
        node(first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound), below: depth, kind)
    }

    func broken() -> ParsedNode { ParsedNode(range: current.range, depth: 1, kind: .broken) }

    private mutating func enter() -> Bool {
        guard nesting < limits.nesting else {
            giveUp("the expression is nested more than \(limits.nesting) levels deep")
            return false
        }
        nesting += 1
        return true
    }

    /// A limit ends the reading: what stands behind it is not looked at.
    mutating func giveUp(
        _ message: String, at place: Range<Int>? = nil, help: String = "split the condition into several"
    ) {
        if !hasGivenUp {
            issues.append(CELIssue("limit", message, at: place ?? current.range, help: help))
        }
        hasGivenUp = true
        position = tokens.count - 1
    }
}
