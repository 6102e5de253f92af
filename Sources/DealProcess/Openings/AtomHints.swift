import CEL
import DealModel
import ExactValues

/// Finds the values at which an atom may change as one key goes through its values, everything else held.
struct AtomHints {
    let context: OpeningContext
    let locals: [CELValue]
    let key: OpeningKey

    /// - Returns: Whether the values found are all there are, so that the atom is solved for the key by trying one value
    ///   between each two of them.
    func add(from node: CheckedNode, to draft: inout KeyDraft) -> Bool {
        switch draft.shape {
        case .finite: return true
        case .count: return false
        case .ordered(let type): return presenceOnly(node) || ordered(node, type, &draft)
        case .text: return presenceOnly(node) || text(node, &draft)
        case .list: return list(node, &draft)
        }
    }

    private func presenceOnly(_ node: CheckedNode) -> Bool {
        guard case .select(let select) = node.kind else { return false }
        return select.isTest && context.key(of: node) == key
    }

    /// Whether the node is the key itself, as it is or with a default for its absence.
    private func isKey(_ node: CheckedNode) -> Bool {
        if case .call(let call) = node.kind, call.function == "orValue", let operand = call.arguments.first {
            return context.key(of: operand) == key && !reads(call.arguments[1])
        }
        return context.key(of: node) == key
    }

    private func reads(_ node: CheckedNode) -> Bool {
        context.key(of: node) == key || node.children.contains(where: reads)
    }

    /// The values of a part that does not read the key: a list's elements, or the one value.
    private func constants(_ node: CheckedNode) -> [FactValue]? {
        guard !reads(node), case .value(let value) = context.evaluate(node, locals),
            let constant = FactValue(constant: value)
        else { return nil }
        if case .list(let elements) = constant { return elements }
        return [constant]
    }
}

// MARK: - Texts and lists

extension AtomHints {
    private func text(_ node: CheckedNode, _ draft: inout KeyDraft) -> Bool {
        guard case .call(let call) = node.kind, call.arguments.count == 2 else { return false }
        let (first, second) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case "==", "!=": return named(first, second, &draft) || named(second, first, &draft)
        case "in": return named(first, second, &draft)
        case "startsWith":
            guard isKey(first), let values = constants(second) else { return false }
            for case .text(let prefix) in values { draft.add(prefix: prefix) }
            return true
        case "<", "<=", ">", ">=": return sized(call, &draft)
        default: return false
        }
    }

    private func named(_ keyed: CheckedNode, _ other: CheckedNode, _ draft: inout KeyDraft) -> Bool {
        if isSize(keyed) { return size(other, &draft) }
        guard isKey(keyed), let values = constants(other) else { return false }
        for value in values { draft.add(named: value) }
        return true
    }

    private func sized(_ call: CheckedCall, _ draft: inout KeyDraft) -> Bool {
        if isSize(call.arguments[0]) { return size(call.arguments[1], &draft) }
        return isSize(call.arguments[1]) && size(call.arguments[0], &draft)
    }

    private func isSize(_ node: CheckedNode) -> Bool {
        guard case .call(let call) = node.kind, call.function == "size", call.arguments.count == 1 else { return false }
        return isKey(call.arguments[0])
    }

    /// Longer than this no text or list is proposed.
    private static let largestSize = 60

    private func size(_ node: CheckedNode, _ draft: inout KeyDraft) -> Bool {
        guard case .int(let size)? = constants(node)?.first, size <= Self.largestSize else { return false }
        draft.add(size: Int(size))
        return true
    }

    private func list(_ node: CheckedNode, _ draft: inout KeyDraft) -> Bool {
        guard case .call(let call) = node.kind, call.arguments.count == 2 else { return false }
        if call.function == "in" {
            guard isKey(call.arguments[1]), let values = constants(call.arguments[0]) else { return false }
            for value in values { draft.add(named: value) }
            return true
        }
        return ["==", "!=", "<", "<=", ">", ">="].contains(call.function) && sized(call, &draft)
    }
}

// MARK: - Quantities

extension AtomHints {
    private func ordered(_ node: CheckedNode, _ type: FactType, _ draft: inout KeyDraft) -> Bool {
        guard case .call(let call) = node.kind, call.arguments.count == 2 else { return false }
        let (first, second) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case "in": return named(first, second, &draft)
        case "==", "!=", "<", "<=", ">", ">=":
            if isKey(first), let value = constants(second)?.first, value.fits(type) {
                draft.add(named: value)
                return true
            }
            if isKey(second), let value = constants(first)?.first, value.fits(type) {
                draft.add(named: value)
                return true
            }
            return linear(first, second, type, &draft)
        default: return false
        }
    }

    /// `left op right`, both linear in the key: the place where they are equal follows from two samples.
    private func linear(
        _ left: CheckedNode, _ right: CheckedNode, _ type: FactType, _ draft: inout KeyDraft
    ) -> Bool {
        guard isLinear(left), isLinear(right), adoptCurrency(left, right, type, &draft),
            let scale = OrderedScale(type, currency: draft.currency),
            let place = root(left, right, scale)
        else { return false }
        draft.add(bound: place)
        return true
    }

    /// An amount that is absent, in a deal without amounts, takes the currency of what it is compared with.
    private func adoptCurrency(
        _ left: CheckedNode, _ right: CheckedNode, _ type: FactType, _ draft: inout KeyDraft
    ) -> Bool {
        guard type == .money, draft.currency == nil else { return true }
        for side in [left, right] where !reads(side) {
            if case .value(let value) = context.evaluate(side, locals), let money = value.money {
                draft.currency = money.currency
            }
        }
        return draft.currency != nil
    }

    /// Whether the key is at most added to, subtracted from, and multiplied or divided by what does not read it.
    private func isLinear(_ node: CheckedNode) -> Bool {
        if !reads(node) || isKey(node) { return true }
        switch node.kind {
        case .select(let select): return select.field == "value" && isLinear(select.operand)
        case .call(let call):
            switch call.function {
            case "+", "-", "-_", "number", "date", "daysBetween": return call.arguments.allSatisfy(isLinear)
            case "*": return call.arguments.allSatisfy(isLinear) && call.arguments.filter(reads).count == 1
            case "/": return isLinear(call.arguments[0]) && !reads(call.arguments[1])
            default: return false
            }
        default: return false
        }
    }

    /// Where the two sides meet.
    private func root(_ left: CheckedNode, _ right: CheckedNode, _ scale: OrderedScale) -> ExactDecimal? {
        let start = ExactDecimal.zero
        // A day, so that what counts in days moves.
        let step = scale.kind == .timestamp ? ExactDecimal(Self.microsecondsInDay) : ExactDecimal(1)
        guard let first = difference(left, right, at: start, scale),
            let second = difference(left, right, at: step, scale),
            let slope = try? second.subtracting(first), !slope.isZero
        else { return nil }
        return Self.quotient(first, step, slope)
    }

    private static let microsecondsInDay = Instant.secondsInDay * Instant.microsecondsInSecond

    /// −first × step ÷ slope, in whichever order does not overflow.
    private static func quotient(_ first: ExactDecimal, _ step: ExactDecimal, _ slope: ExactDecimal) -> ExactDecimal? {
        guard let negated = try? first.negated() else { return nil }
        if let product = try? negated.multiplied(by: step), let place = try? product.divided(by: slope) { return place }
        return (try? step.divided(by: slope)).flatMap { try? negated.multiplied(by: $0) }
    }

    private func difference(
        _ left: CheckedNode, _ right: CheckedNode, at place: ExactDecimal, _ scale: OrderedScale
    ) -> ExactDecimal? {
        guard let value = scale.value(at: place), let left = quantity(of: left, value),
            let right = quantity(of: right, value)
        else { return nil }
        return try? left.subtracting(right)
    }

    private func quantity(of node: CheckedNode, _ value: FactValue) -> ExactDecimal? {
        let substituted = KeySubstitution(context: context, key: key).substituted(in: node, value)
        guard case .value(let result) = context.evaluate(substituted, locals) else { return nil }
        return result.quantity
    }
}
