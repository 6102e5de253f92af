extension Checker {
    mutating func checkList(_ elements: [ParsedElement], _ range: Range<Int>) -> CheckedNode {
        var nodes = elements.map { check($0.value) }
        if options.exact { nodes = matchingExact(nodes) }
        var type: CELType?
        for (element, node) in zip(elements, nodes) {
            let own = element.isOptional ? wrapped(node) : node.type
            type = type.map { unifier.join($0, own) ?? .dyn } ?? own
        }
        let checked = zip(elements, nodes).map { CheckedElement(value: $1, isOptional: $0.isOptional) }
        return make(range, .list(type ?? unifier.openType()), .list(checked))
    }

    mutating func checkMap(_ entries: [ParsedEntry], _ range: Range<Int>) -> CheckedNode {
        var key: CELType?
        var value: CELType?
        var checked: [CheckedEntry] = []
        for entry in entries {
            let (k, v) = (check(entry.key), check(entry.value))
            checkKey(k)
            let own = entry.isOptional ? wrapped(v) : v.type
            key = key.map { unifier.join($0, k.type) ?? .dyn } ?? k.type
            value = value.map { unifier.join($0, own) ?? .dyn } ?? own
            checked.append(CheckedEntry(key: k, value: v, isOptional: entry.isOptional))
        }
        return make(range, .map(key ?? unifier.openType(), value ?? unifier.openType()), .map(checked))
    }

    private mutating func checkKey(_ key: CheckedNode) {
        switch unifier.shallow(key.type) {
        case .bool, .int, .uint, .string, .dyn, .typeParam: return
        case let type:
            if isUnchecked { return }
            report("no-overload", "\(unifier.resolved(type)) cannot be a key of a map", at: key.range)
        }
    }

    /// What is in an optional element.
    private mutating func wrapped(_ node: CheckedNode) -> CELType {
        switch unifier.shallow(node.type) {
        case .optional(let inner): return inner
        case .dyn, .typeParam: return .dyn
        case let type:
            if !isUnchecked {
                report("no-overload", "after '?' stands an optional, this is \(unifier.resolved(type))", at: node.range)
            }
            return type
        }
    }
}
