extension Checker {
    mutating func checkComprehension(_ macro: ParsedComprehension, _ range: Range<Int>) -> CheckedNode {
        let over = check(macro.range)
        let element = elementType(of: over, macro.macro)
        let slot = locals.count
        for name in macro.variables { locals.append((name, isUnchecked ? .dyn : element)) }
        let predicate = macro.predicate.map {
            checkCondition($0, "the condition of \(macro.macro.rawValue) is true or false")
        }
        let transform = macro.transform.map { check($0) }
        locals.removeLast(macro.variables.count)
        let type = resultType(of: macro.macro, element: element, transform: transform)
        return make(
            range, type,
            .comprehension(
                CheckedComprehension(
                    macro: macro.macro, range: over, variables: macro.variables, slot: slot, predicate: predicate,
                    transform: transform)))
    }

    private mutating func elementType(of node: CheckedNode, _ macro: CELMacro) -> CELType {
        let type = unifier.shallow(node.type)
        switch (type, macro) {
        case (.dyn, _), (.typeParam, _): return .dyn
        case (.optional(let wrapped), .optMap), (.optional(let wrapped), .optFlatMap): return wrapped
        case (.list(let element), let macro) where !macro.isOverOptional: return element
        case (.map(let key, _), let macro) where !macro.isOverOptional: return key
        default: break
        }
        if isUnchecked { return .dyn }
        let wanted = macro.isOverOptional ? "an optional" : "a list"
        report(
            "no-overload", "\(macro.rawValue) goes through \(wanted), this is \(shown(node))", at: node.range)
        return .dyn
    }

    private mutating func resultType(of macro: CELMacro, element: CELType, transform: CheckedNode?) -> CELType {
        switch macro {
        case .all, .exists, .existsOne: return .bool
        case .filter: return .list(element)
        case .map: return .list(transform?.type ?? .dyn)
        case .optMap: return .optional(transform?.type ?? .dyn)
        case .optFlatMap:
            guard let transform else { return .dyn }
            let inner = unifier.openType()
            if !isUnchecked, !unifier.assign(transform.type, to: .optional(inner)) {
                report("no-overload", "optFlatMap gives an optional, this is \(shown(transform))", at: transform.range)
            }
            return transform.type
        }
    }
}

extension CELMacro {
    var isOverOptional: Bool { self == .optMap || self == .optFlatMap }
}
