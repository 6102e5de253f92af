extension Checker {
    mutating func checkTerms(_ terms: [ParsedNode], _ sign: String, _ range: Range<Int>) -> CheckedNode {
        let checked = terms.map { checkCondition($0, "'\(sign)' joins conditions") }
        return make(range, .bool, sign == "&&" ? .and(checked) : .or(checked))
    }

    mutating func checkNot(_ operand: ParsedNode, _ range: Range<Int>) -> CheckedNode {
        let checked = checkCondition(operand, "'!' negates a condition")
        // `!(!x)` is `x`: one form for one meaning.
        if case .not(let inner) = checked.kind { return inner }
        return make(range, .bool, .not(checked))
    }

    mutating func checkConditional(_ parts: ParsedConditional, _ range: Range<Int>) -> CheckedNode {
        let condition = checkCondition(parts.condition, "'?' follows a condition")
        var (a, b) = (check(parts.whenTrue), check(parts.whenFalse))
        matchExact(&a, &b)
        let type = unifier.join(a.type, b.type)
        if type == nil, !isUnchecked {
            report(
                "no-overload", "the two results have different types: \(shown(a)) and \(shown(b))", at: range,
                help: "give both the same type")
        }
        return make(
            range, type ?? .dyn, .conditional(CheckedConditional(condition: condition, whenTrue: a, whenFalse: b)))
    }

    /// A part that must be true or false.
    mutating func checkCondition(_ node: ParsedNode, _ role: String) -> CheckedNode {
        let checked = check(node)
        if !isUnchecked, !unifier.assign(checked.type, to: .bool) {
            report("not-bool", "\(role), this is \(shown(checked))", at: node.range, help: helpForCondition(checked))
        }
        return checked
    }

    func helpForCondition(_ node: CheckedNode) -> String? {
        guard node.path != nil, unifier.shallow(node.type) != .dyn else { return nil }
        let text = text(node.range)
        if case .select = node.kind { return "compare it, or write has(\(text)) to ask whether it is set" }
        return "compare it with something"
    }

    /// The type of a node as a message names it.
    func shown(_ node: CheckedNode) -> String { unifier.resolved(node.type).description }
}
