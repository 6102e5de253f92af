extension Interpreter {
    mutating func evaluate(_ macro: CheckedComprehension, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(macro.range)
        guard case .value(let range) = outcome else { return outcome }
        if macro.macro.isOverOptional { return evaluate(macro, overOptional: range, node) }
        let elements: CELList
        switch range {
        case .list(let list): elements = list
        case .map(let map): elements = CELList(map.keys)
        default: return .failed(node, .noOverload(macro.macro.rawValue, [range]))
        }
        let path = path(of: macro.range)
        let cost = macro.costOfRound
        switch macro.macro {
        case .all: return fold(macro, elements, path, cost, decidedBy: false, node)
        case .exists: return fold(macro, elements, path, cost, decidedBy: true, node)
        case .existsOne: return count(macro, elements, path, cost, node)
        default: return gather(macro, elements, path, cost, node)
        }
    }

    /// Evaluates `body` with the macro's variable bound to a value.
    private mutating func evaluate(_ body: CheckedNode, _ value: CELValue, _ path: String, _ slot: Int) -> CELOutcome {
        locals.removeSubrange(min(slot, locals.count)..<locals.count)
        locals.append(Binding(outcome: .value(value), path: path))
        defer { locals.removeLast() }
        return evaluate(body)
    }

    private mutating func fold(
        _ macro: CheckedComprehension, _ elements: CELList, _ path: String, _ cost: Int, decidedBy deciding: Bool,
        _ node: CheckedNode
    ) -> CELOutcome {
        guard let predicate = macro.predicate else { return .value(.bool(!deciding)) }
        var fold = LogicFold(deciding: deciding)
        for index in 0..<elements.count where !fold.isDecided {
            if let stop = pay(cost, node) { return stop }
            fold.add(evaluate(predicate, elements[index], path, macro.slot), predicate)
        }
        return fold.outcome
    }

    /// Whether the predicate holds of one element only; every element must be known.
    private mutating func count(
        _ macro: CheckedComprehension, _ elements: CELList, _ path: String, _ cost: Int, _ node: CheckedNode
    ) -> CELOutcome {
        guard let predicate = macro.predicate else { return .value(.bool(false)) }
        var gathering = Gathering()
        for index in 0..<elements.count {
            if let stop = pay(cost, node) { return stop }
            gathering.add(condition(predicate, elements[index], path, macro.slot))
        }
        guard case .values(let values) = gathering.operands else { return gathering.operands.outcome }
        return .value(.bool(values.count { $0.isTrue } == 1))
    }

    /// `filter` and `map`: any element that is unknown makes the whole unknown.
    private mutating func gather(
        _ macro: CheckedComprehension, _ elements: CELList, _ path: String, _ cost: Int, _ node: CheckedNode
    ) -> CELOutcome {
        var gathering = Gathering()
        for index in 0..<elements.count {
            if let stop = pay(cost, node) { return stop }
            let element = elements[index]
            if let predicate = macro.predicate {
                let outcome = condition(predicate, element, path, macro.slot)
                guard case .value(let value) = outcome else {
                    gathering.add(outcome)
                    continue
                }
                guard value.isTrue else { continue }
            }
            gathering.add(macro.transform.map { evaluate($0, element, path, macro.slot) } ?? .value(element))
        }
        return gathering.operands.outcome
    }

    private mutating func condition(_ node: CheckedNode, _ value: CELValue, _ path: String, _ slot: Int) -> CELOutcome {
        let outcome = evaluate(node, value, path, slot)
        if case .value(let result) = outcome, !result.isBool { return .failed(node, .noOverload("?:", [result])) }
        return outcome
    }

    private mutating func evaluate(
        _ macro: CheckedComprehension, overOptional range: CELValue, _ node: CheckedNode
    ) -> CELOutcome {
        guard case .optional(let optional) = range, let transform = macro.transform else {
            return .failed(node, .noOverload(macro.macro.rawValue, [range]))
        }
        guard let value = optional.value else { return .value(.optional(.none)) }
        let outcome = evaluate(transform, value, path(of: macro.range), macro.slot)
        guard macro.macro == .optMap, case .value(let result) = outcome else { return outcome }
        return .value(.optional(.of(result)))
    }

    private mutating func pay(_ cost: Int, _ node: CheckedNode) -> CELOutcome? {
        run.budget -= cost
        return run.budget < 0 ? .failed(node, RunContext.exhausted) : nil
    }
}

extension CheckedComprehension {
    /// What one round of the macro costs: its nodes.
    var costOfRound: Int { 1 + (predicate?.nodeCount ?? 0) + (transform?.nodeCount ?? 0) }
}

extension CheckedNode {
    var nodeCount: Int { children.reduce(1) { $0 + $1.nodeCount } }
}

extension CELValue {
    var isTrue: Bool {
        if case .bool(true) = self { true } else { false }
    }

    var isBool: Bool {
        if case .bool = self { true } else { false }
    }
}
