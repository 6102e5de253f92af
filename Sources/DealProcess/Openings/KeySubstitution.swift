import CEL
import DealModel
import ExactValues

/// Writes a value in the place of one key, so that an atom can be asked what it would be there.
struct KeySubstitution {
    let context: OpeningContext
    let key: OpeningKey

    /// Whether the key's value is read as it is, so that its absence makes the whole atom unknown; `has(x)` and
    /// `.?x` say what absence means.
    func readsValue(in node: CheckedNode) -> Bool {
        guard context.key(of: node) == key else { return node.children.contains(where: readsValue) }
        if case .select(let select) = node.kind { return select.form == .value }
        return true
    }

    func substituted(in node: CheckedNode, _ value: FactValue?) -> CheckedNode {
        node.replacing { part in
            guard context.key(of: part) == key, let literal = literal(for: part, value) else { return nil }
            return CheckedNode(id: part.id, range: part.range, type: part.type, kind: .literal(literal))
        }
    }

    private func literal(for node: CheckedNode, _ value: FactValue?) -> CELValue? {
        switch node.kind {
        case .select(let select) where select.form == .test: return .bool(value != nil)
        case .select(let select) where select.form == .optional:
            return .optional(value.map { CELOptional.of($0.literal) } ?? .none)
        case .variable("today"):
            guard case .timestamp(let instant)? = value else { return nil }
            return .date(context.date(of: instant))
        default: return value?.literal
        }
    }
}

extension OpeningContext {
    fileprivate func date(of instant: Instant) -> CivilDate { CivilDate(instant, in: zone) }
}
