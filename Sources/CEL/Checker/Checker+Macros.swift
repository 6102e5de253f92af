extension Checker {
    mutating func checkComprehension(_ macro: ParsedComprehension, _ range: Range<Int>) -> CheckedNode {
        let over = check(macro.range)
        guard enter(macro, range) else { return broken(range) }
        defer { leave(macro) }
        let types = variableTypes(of: macro, over)
        let slot = locals.count
        for (name, type) in zip(macro.variables, types) { locals.append((name, isUnchecked ? .dyn : type)) }
        let predicate = macro.predicate.map {
            checkCondition($0, "the condition of \(macro.macro.rawValue) is true or false")
        }
        let transform = macro.transform.map { check($0) }
        locals.removeLast(macro.variables.count)
        let type = resultType(of: macro.macro, over: over, element: types.last ?? .dyn, transform: transform)
        return make(
            range, type,
            .comprehension(
                CheckedComprehension(
                    macro: macro.macro, range: over, variables: macro.variables, slot: slot, predicate: predicate,
                    transform: transform)))
    }

    /// Whether one macro more may go through something here.
    private mutating func enter(_ macro: ParsedComprehension, _ range: Range<Int>) -> Bool {
        guard macro.macro.goesThroughElements else { return true }
        guard comprehensions < options.limits.comprehensions else {
            report(
                "limit", "more than \(options.limits.comprehensions) macros go through lists, one within the other",
                at: range, help: "let the host compute the innermost")
            return false
        }
        comprehensions += 1
        return true
    }

    private mutating func leave(_ macro: ParsedComprehension) {
        if macro.macro.goesThroughElements { comprehensions -= 1 }
    }

    /// The types of the variables: an element, or the place of one and the element, or a key and its value.
    private mutating func variableTypes(of macro: ParsedComprehension, _ over: CheckedNode) -> [CELType] {
        let isPair = macro.variables.count == 2
        let type = unifier.shallow(over.type)
        switch type {
        case _ where macro.macro == .bind: return [type]
        case .dyn, .typeParam: return isPair ? [.dyn, .dyn] : [.dyn]
        case .optional(let wrapped) where macro.macro.isOverOptional: return [wrapped]
        case .list(let element) where !macro.macro.isOverOptional: return isPair ? [.int, element] : [element]
        case .map(let key, let value) where !macro.macro.isOverOptional && macro.macro != .sortBy:
            return isPair ? [key, value] : [key]
        default: break
        }
        if !isUnchecked {
            let wanted = macro.macro.isOverOptional ? "an optional" : "a list"
            report(
                "no-overload", "\(macro.macro.rawValue) goes through \(wanted), this is \(shown(over))", at: over.range)
        }
        return isPair ? [.dyn, .dyn] : [.dyn]
    }

    private mutating func resultType(
        of macro: CELMacro, over: CheckedNode, element: CELType, transform: CheckedNode?
    ) -> CELType {
        let result = transform?.type ?? .dyn
        switch macro {
        case .all, .exists, .existsOne: return .bool
        case .filter, .sortBy: return .list(element)
        case .map, .transformList: return .list(result)
        case .transformMap: return .map(keyType(of: over), result)
        case .transformMapEntry: return entryType(transform)
        case .optMap: return .optional(result)
        case .optFlatMap: return flatType(transform)
        case .bind: return result
        }
    }

    /// The keys that `transformMap` keeps: those of a map, or the places of a list.
    private mutating func keyType(of over: CheckedNode) -> CELType {
        switch unifier.shallow(over.type) {
        case .map(let key, _): key
        case .list: .int
        default: .dyn
        }
    }

    private mutating func entryType(_ transform: CheckedNode?) -> CELType {
        guard let transform, !isUnchecked else { return .map(.dyn, .dyn) }
        let (key, value) = (unifier.openType(), unifier.openType())
        guard unifier.assign(transform.type, to: .map(key, value)) else {
            report("no-overload", "transformMapEntry gives maps, this is \(shown(transform))", at: transform.range)
            return .map(.dyn, .dyn)
        }
        return .map(key, value)
    }

    private mutating func flatType(_ transform: CheckedNode?) -> CELType {
        guard let transform else { return .dyn }
        let inner = unifier.openType()
        if !isUnchecked, !unifier.assign(transform.type, to: .optional(inner)) {
            report("no-overload", "optFlatMap gives an optional, this is \(shown(transform))", at: transform.range)
        }
        return transform.type
    }
}

extension CELMacro {
    var isOverOptional: Bool { self == .optMap || self == .optFlatMap }

    /// Whether its body runs once for each element, so that nesting multiplies.
    fileprivate var goesThroughElements: Bool { self != .bind && !isOverOptional }
}
