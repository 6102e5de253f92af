/// Replaces what is known by its value, and leaves what is unknown as it was written.
struct Residual {
    private var interpreter: Interpreter

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// What is left of `node`: the literal of its value, or the node over what is left of its parts.
    mutating func of(_ node: CheckedNode) -> CheckedNode {
        if node.constant != nil { return node }
        if !node.readsOuterLocals, case .value(let value) = interpreter.evaluate(node), value.isWritable {
            return CheckedNode(id: node.id, range: node.range, type: node.type, kind: .literal(value))
        }
        switch node.kind {
        case .and(let terms): return join(terms.map { of($0) }, node, neutral: true)
        case .or(let terms): return join(terms.map { of($0) }, node, neutral: false)
        case .conditional(let parts):
            let condition = of(parts.condition)
            guard case .bool(let holds)? = condition.constant else {
                return node.replacingChildren { $0.id == parts.condition.id ? condition : of($0) }
            }
            return of(holds ? parts.whenTrue : parts.whenFalse)
        default: return node.replacingChildren { of($0) }
        }
    }

    /// `true && x` is `x`, `false || x` as well; a term that decides stands alone.
    private func join(_ terms: [CheckedNode], _ node: CheckedNode, neutral: Bool) -> CheckedNode {
        var open: [CheckedNode] = []
        for term in terms {
            guard case .bool(let value)? = term.constant else {
                open.append(term)
                continue
            }
            if value != neutral { return term }
        }
        if open.count == 1 { return open[0] }
        let kind: CheckedNode.Kind =
            open.isEmpty ? .literal(.bool(neutral)) : (neutral ? .and(open) : .or(open))
        return CheckedNode(id: node.id, range: node.range, type: node.type, kind: kind)
    }
}

extension CheckedNode {
    /// Whether the node reads a variable of a macro that begins outside it.
    fileprivate var readsOuterLocals: Bool {
        var slots: Set<Int> = []
        return readsLocals(bound: &slots)
    }

    private func readsLocals(bound: inout Set<Int>) -> Bool {
        switch kind {
        case .local(_, let slot): return !bound.contains(slot)
        case .comprehension(let macro):
            if macro.range.readsLocals(bound: &bound) { return true }
            var inner = bound
            for place in macro.variables.indices { inner.insert(macro.slot + place) }
            return [macro.predicate, macro.transform].compactMap { $0 }.contains { $0.readsLocals(bound: &inner) }
        default: return children.contains { $0.readsLocals(bound: &bound) }
        }
    }
}

extension CELValue {
    /// Whether the value can be written as an expression that gives it again.
    fileprivate var isWritable: Bool {
        switch self {
        case .null, .bool, .int, .uint, .string, .bytes, .timestamp, .duration, .money, .date, .number: true
        case .double(let value): value.isFinite
        case .type: false
        case .list(let list): list.values.allSatisfy(\.isWritable)
        case .map(let map): map.values.allSatisfy(\.isWritable)
        case .optional(let optional): optional.value?.isWritable ?? true
        case .opaque(let value): value is IPAddress || value is AddressRange
        case .record: false
        }
    }
}
