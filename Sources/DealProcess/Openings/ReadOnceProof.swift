import CEL
import DealModel

/// Sees at a glance that a condition can be true and can be false: when every fact is read once, and each comparison by
/// itself can turn out either way, so can any combination of them.
///
/// Nearly all conditions are like that, and loading ten thousand gates should not take a search each.
struct ReadOnceProof {
    private let facts: FactSchema
    private var seen: Set<String> = []

    init(_ facts: FactSchema) { self.facts = facts }

    mutating func isEvident(_ node: CheckedNode) -> Bool {
        switch node.kind {
        case .and(let terms), .or(let terms): terms.allSatisfy { isEvident($0) }
        case .not(let operand): isEvident(operand)
        case .conditional(let parts):
            isEvident(parts.condition) && isEvident(parts.whenTrue) && isEvident(parts.whenFalse)
        case .select(let select): select.isTest ? isFirstTest(node) : node.type == .bool && isFirst(node)
        case .call(let call): isEvident(call)
        default: false
        }
    }

    private mutating func isEvident(_ call: CheckedCall) -> Bool {
        guard call.arguments.count == 2 else { return false }
        let (left, right) = (call.arguments[0], call.arguments[1])
        switch call.function {
        case "==", "!=", "<", "<=", ">", ">=":
            return isFirst(left) && right.isConstant || isFirst(right) && left.isConstant
        case "in":
            guard case .list(let elements) = right.kind, !elements.isEmpty else { return false }
            return elements.allSatisfy { $0.value.isConstant } && isFirst(left)
        default: return false
        }
    }

    /// Whether the node is a fact of unlimited values that was not read before.
    private mutating func isFirst(_ node: CheckedNode) -> Bool {
        guard let text = node.path, let path = FactPath(text), !path.isWhole, !path.root.isList,
            let declaration = facts.declaration(of: path), declaration.values == nil, !declaration.type.isList
        else { return false }
        return seen.insert(text).inserted
    }

    private mutating func isFirstTest(_ node: CheckedNode) -> Bool {
        guard let path = node.testedPath.flatMap({ FactPath($0) }) else { return false }
        return facts.declaration(of: path)?.defaultValue == nil && seen.insert(path.text).inserted
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
