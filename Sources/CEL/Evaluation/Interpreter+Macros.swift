extension Interpreter {
    mutating func evaluate(_ macro: CheckedComprehension, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(macro.range)
        if macro.macro == .bind { return evaluate(macro, binding: outcome) }
        guard case .value(let range) = outcome else { return outcome }
        if macro.macro.isOverOptional { return evaluate(macro, overOptional: range, node) }
        guard let elements = MacroElements(range) else {
            return .failed(node, .noOverload(macro.macro.rawValue, [range]))
        }
        let rounds = MacroRounds(
            macro: macro, elements: elements, path: path(of: macro.range), cost: macro.costOfRound, node: node)
        let start = run.budget
        let result = result(of: rounds)
        run.blame(node.range, since: start)
        return result
    }

    private mutating func result(of rounds: MacroRounds) -> CELOutcome {
        switch rounds.macro.macro {
        case .all: fold(rounds, decidedBy: false)
        case .exists: fold(rounds, decidedBy: true)
        case .existsOne: count(rounds)
        case .transformMap, .transformMapEntry: gatherMap(rounds)
        case .sortBy: sort(rounds)
        default: gatherList(rounds)
        }
    }

    /// Evaluates `body` with the macro's variables bound to an element.
    private mutating func evaluate(_ body: CheckedNode, _ rounds: MacroRounds, _ index: Int) -> CELOutcome {
        let (slot, elements) = (rounds.macro.slot, rounds.elements)
        locals.removeSubrange(min(slot, locals.count)..<locals.count)
        if rounds.macro.variables.count == 2 {
            locals.append(Binding(outcome: .value(elements.first(index)), path: ""))
            locals.append(Binding(outcome: .value(elements.second(index)), path: rounds.path))
        } else {
            locals.append(Binding(outcome: .value(elements.single(index)), path: rounds.path))
        }
        defer { locals.removeLast(rounds.macro.variables.count) }
        return evaluate(body)
    }

    private mutating func fold(_ rounds: MacroRounds, decidedBy deciding: Bool) -> CELOutcome {
        guard let predicate = rounds.macro.predicate else { return .value(.bool(!deciding)) }
        var fold = LogicFold(deciding: deciding)
        let mark = trace?.mark
        for index in 0..<rounds.elements.count where !fold.isDecided {
            if let stop = pay(rounds) { return stop }
            if let mark { trace?.forget(since: mark) }
            fold.add(evaluate(predicate, rounds, index), predicate)
            if fold.isDecided { trace?.noteDecision(rounds, index) }
        }
        // Without a decision no element stands out; the last one's values would only mislead.
        if let mark, !fold.isDecided { trace?.forget(since: mark) }
        return fold.outcome
    }

    /// Whether the predicate holds of one element only; every element must be known.
    private mutating func count(_ rounds: MacroRounds) -> CELOutcome {
        guard let predicate = rounds.macro.predicate else { return .value(.bool(false)) }
        var gathering = Gathering()
        let mark = trace?.mark
        for index in 0..<rounds.elements.count {
            if let stop = pay(rounds) { return stop }
            gathering.add(condition(predicate, rounds, index))
            if let mark { trace?.forget(since: mark) }
        }
        guard case .values(let values) = gathering.operands else { return gathering.operands.outcome }
        return .value(.bool(values.count { $0.isTrue } == 1))
    }

    /// The results of the rounds whose predicate holds, with their places; any that is unknown makes the whole unknown.
    private mutating func gather(_ rounds: MacroRounds) -> (operands: Operands, places: [Int]) {
        var gathering = Gathering()
        var places: [Int] = []
        let mark = trace?.mark
        for index in 0..<rounds.elements.count {
            if let stop = pay(rounds) {
                gathering.add(stop)
                break
            }
            if let mark { trace?.forget(since: mark) }
            if let predicate = rounds.macro.predicate {
                let outcome = condition(predicate, rounds, index)
                guard case .value(let value) = outcome else {
                    gathering.add(outcome)
                    continue
                }
                guard value.isTrue else { continue }
            }
            gathering.add(
                rounds.macro.transform.map { evaluate($0, rounds, index) } ?? .value(rounds.elements.single(index)))
            places.append(index)
        }
        if let mark { trace?.forget(since: mark) }
        return (gathering.operands, places)
    }

    /// `filter`, `map` and `transformList`.
    private mutating func gatherList(_ rounds: MacroRounds) -> CELOutcome { gather(rounds).operands.outcome }

    private mutating func gatherMap(_ rounds: MacroRounds) -> CELOutcome {
        let (operands, places) = gather(rounds)
        guard case .values(let values) = operands else { return operands.outcome }
        var map = CELMap.Builder()
        do throws(CELFault) {
            for (value, place) in zip(values, places) {
                if rounds.macro.macro == .transformMap {
                    try map.insert(value, for: rounds.elements.first(place))
                } else if case .map(let entries) = value {
                    try map.insert(entriesOf: entries)
                } else {
                    throw .noOverload("transformMapEntry", [value])
                }
            }
            return .value(.map(map.map))
        } catch {
            return .failed(rounds.node, error)
        }
    }

    private mutating func sort(_ rounds: MacroRounds) -> CELOutcome {
        let (operands, places) = gather(rounds)
        guard case .values(let keys) = operands else { return operands.outcome }
        do throws(CELFault) {
            return .value(.list(try run.sorted(places.map { rounds.elements.single($0) }, by: keys, "sortBy")))
        } catch {
            return .failed(rounds.node, error)
        }
    }

    private mutating func condition(_ predicate: CheckedNode, _ rounds: MacroRounds, _ index: Int) -> CELOutcome {
        let outcome = evaluate(predicate, rounds, index)
        if case .value(let result) = outcome, !result.isBool { return .failed(predicate, .noOverload("?:", [result])) }
        return outcome
    }

    private mutating func evaluate(
        _ macro: CheckedComprehension, overOptional range: CELValue, _ node: CheckedNode
    ) -> CELOutcome {
        guard case .optional(let optional) = range, let transform = macro.transform else {
            return .failed(node, .noOverload(macro.macro.rawValue, [range]))
        }
        guard let value = optional.value else { return .value(.optional(.none)) }
        let outcome = evaluate(transform, macro, .value(value))
        guard macro.macro == .optMap, case .value(let result) = outcome else { return outcome }
        return .value(.optional(.of(result)))
    }

    private mutating func evaluate(_ macro: CheckedComprehension, binding outcome: CELOutcome) -> CELOutcome {
        guard let result = macro.transform else { return outcome }
        return evaluate(result, macro, outcome)
    }

    private mutating func evaluate(
        _ body: CheckedNode, _ macro: CheckedComprehension, _ outcome: CELOutcome
    ) -> CELOutcome {
        locals.removeSubrange(min(macro.slot, locals.count)..<locals.count)
        locals.append(Binding(outcome: outcome, path: path(of: macro.range)))
        defer { locals.removeLast() }
        return evaluate(body)
    }

    private mutating func pay(_ rounds: MacroRounds) -> CELOutcome? {
        run.budget -= rounds.cost
        return run.budget < 0 ? .failed(rounds.node, RunContext.exhausted) : nil
    }
}

/// A macro at work.
struct MacroRounds {
    let macro: CheckedComprehension
    let elements: MacroElements
    /// The path under which the elements' fields are known.
    let path: String
    /// What a round costs.
    let cost: Int
    let node: CheckedNode
}

extension CheckedComprehension {
    /// What one round of the macro costs: its nodes, and the room for what it adds to the result.
    var costOfRound: Int {
        let added =
            switch macro {
            case .filter, .map, .transformList: 3
            case .sortBy: 6
            case .transformMap, .transformMapEntry: 10
            default: 0
            }
        return 1 + added + (predicate?.cost ?? 0) + (transform?.cost ?? 0)
    }
}

extension CheckedNode {
    /// A unit a node; an element of a list or an entry of a map takes the room of some more.
    fileprivate var cost: Int {
        let own =
            switch kind {
            case .list(let elements): 1 + 3 * elements.count
            case .map(let entries): 1 + 10 * entries.count
            default: 1
            }
        return children.reduce(own) { $0 + $1.cost }
    }
}

extension CELValue {
    var isTrue: Bool {
        if case .bool(true) = self { true } else { false }
    }

    var isBool: Bool {
        if case .bool = self { true } else { false }
    }
}
