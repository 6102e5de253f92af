import CEL
import DealModel

/// Sees at a glance that a condition can be true and need not be: when every fact is read once, and each comparison by
/// itself can turn out either way, so can any combination of them.
///
/// Nearly all conditions are like that, and loading ten thousand gates should not take a search each.
struct ReadOnceProof {
    private let facts: FactSchema
    private var seen: [FactPath] = []

    init(_ facts: FactSchema) { self.facts = facts }

    /// - Parameter isPlain: Whether the node stands under `&&` and `||` alone, so that a part of it need not be false to
    ///   close it: not to be known is enough.
    mutating func isEvident(_ node: CheckedNode, isPlain: Bool = true) -> Bool {
        switch node.kind {
        case .and(let terms), .or(let terms): terms.allSatisfy { isEvident($0, isPlain: isPlain) }
        case .not(let operand): isEvident(operand, isPlain: false)
        case .conditional(let parts):
            isEvident(parts.condition, isPlain: false) && isEvident(parts.whenTrue, isPlain: false)
                && isEvident(parts.whenFalse, isPlain: false)
        case .select(let select): select.isTest ? isFirstTest(select) : node.type == .bool && isFirst(node)
        case .call(let call): isEvident(call, isPlain: isPlain)
        default: false
        }
    }

    private mutating func isEvident(_ call: CheckedCall, isPlain: Bool) -> Bool {
        guard call.arguments.count == 2 else { return false }
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case "==", "!=": return isFree(left, right)
        // Nothing is less than false.
        case "<", "<=": return left.type != .bool && isFree(left, right)
        case ">", ">=": return left.type != .bool && isFree(left, right) || isPlain && isFirstLength(left, above: right)
        case "in":
            guard case .list(let elements) = right.kind, !elements.isEmpty else { return false }
            return elements.allSatisfy { $0.value.isConstant } && isFirst(left)
        default: return false
        }
    }

    /// A fact against a constant, or against another fact.
    private mutating func isFree(_ left: CheckedNode, _ right: CheckedNode) -> Bool {
        if right.isConstant { return isFirst(left) }
        if left.isConstant { return isFirst(right) }
        return left.type == right.type && isFirst(left) && isFirst(right)
    }

    /// `size(text) > 0`: never false, since a blank text is missing, but then it is not known.
    private mutating func isFirstLength(_ node: CheckedNode, above bound: CheckedNode) -> Bool {
        guard case .call(let call) = node.kind, call.function == "size", call.arguments.count == 1,
            call.arguments[0].type == .string, case .literal(.int(let count)) = bound.kind, count < 1000
        else { return false }
        return isFirst(call.arguments[0])
    }

    /// Whether the node is a fact of unlimited values that was not read before.
    private mutating func isFirst(_ node: CheckedNode) -> Bool {
        guard case .select(let select) = node.kind, select.form == .value, let path = select.path, !path.root.isList,
            let declaration = facts.declaration(of: path), declaration.values == nil, !declaration.type.isList
        else { return false }
        return note(path)
    }

    private mutating func isFirstTest(_ select: CheckedSelect) -> Bool {
        guard let path = select.path, facts.declaration(of: path)?.defaultValue == nil else { return false }
        return note(path)
    }

    private mutating func note(_ path: FactPath) -> Bool {
        if seen.contains(path) { return false }
        seen.append(path)
        return true
    }
}

extension CheckedSelect {
    /// The fact that is selected from a variable of the host.
    fileprivate var path: FactPath? {
        guard case .variable(let name) = operand.kind, let root = FactRoot(rawValue: name) else { return nil }
        return FactPath(root, field)
    }
}

extension CheckedNode {
    fileprivate var isConstant: Bool {
        switch kind {
        // No text is blank.
        case .literal(.string(let text)): FactValue(text: text) != nil
        case .literal, .constant: true
        default: false
        }
    }
}
