extension CheckedNode {
    /// The nodes right below, in the order of the source.
    package var children: [CheckedNode] {
        switch kind {
        case .literal, .constant, .variable, .local: []
        case .select(let select): [select.operand]
        case .index(let index): [index.operand, index.index]
        case .call(let call): call.arguments
        case .list(let elements): elements.map(\.value)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let macro): [macro.range] + [macro.predicate, macro.transform].compactMap { $0 }
        case .conditional(let parts): [parts.condition, parts.whenTrue, parts.whenFalse]
        case .and(let terms), .or(let terms): terms
        case .not(let operand): [operand]
        }
    }

    /// The path of a field read from a variable of the host, such as `deal.amount`; `nil` for anything else.
    package var path: String? {
        switch kind {
        case .variable(let name): name
        case .select(let select): select.form == .test ? nil : select.operand.path.map { "\($0).\(select.field)" }
        default: nil
        }
    }

    /// The path that `has(path)` or `path.?field` asks about.
    package var testedPath: String? {
        guard case .select(let select) = kind else { return nil }
        return select.operand.path.map { "\($0).\(select.field)" }
    }

    /// The same tree with the nodes replaced for which `replacement` gives another, from the outside inwards.
    package func replacing(_ replacement: (CheckedNode) -> CheckedNode?) -> CheckedNode {
        replacement(self) ?? replacingChildren { $0.replacing(replacement) }
    }

    /// The same tree with paths read as constants.
    package func substituting(_ values: [String: CELValue]) -> CheckedNode {
        replacing { node in
            guard let path = node.path, let value = values[path] else { return nil }
            return CheckedNode(id: node.id, range: node.range, type: node.type, kind: .literal(value))
        }
    }

    /// The same node over other children.
    func replacingChildren(_ change: (CheckedNode) -> CheckedNode) -> CheckedNode {
        CheckedNode(id: id, range: range, type: type, kind: kindReplacingChildren(change))
    }

    private func kindReplacingChildren(_ change: (CheckedNode) -> CheckedNode) -> Kind {
        switch kind {
        case .literal, .constant, .variable, .local: kind
        case .select(let select):
            .select(
                CheckedSelect(
                    operand: change(select.operand), field: select.field, form: select.form))
        case .index(let index):
            .index(
                CheckedIndex(
                    operand: change(index.operand), index: change(index.index),
                    isOptional: index.isOptional))
        case .call(let call):
            .call(
                CheckedCall(
                    function: call.function, overload: call.overload,
                    arguments: call.arguments.map(change), isReceiver: call.isReceiver))
        case .list(let elements):
            .list(elements.map { CheckedElement(value: change($0.value), isOptional: $0.isOptional) })
        case .map(let entries):
            .map(
                entries.map {
                    CheckedEntry(
                        key: change($0.key), value: change($0.value),
                        isOptional: $0.isOptional)
                })
        case .comprehension(let macro):
            .comprehension(
                CheckedComprehension(
                    macro: macro.macro, range: change(macro.range), variables: macro.variables,
                    slot: macro.slot, predicate: macro.predicate.map(change),
                    transform: macro.transform.map(change)))
        case .conditional(let parts):
            .conditional(
                CheckedConditional(
                    condition: change(parts.condition), whenTrue: change(parts.whenTrue),
                    whenFalse: change(parts.whenFalse)))
        case .and(let terms): .and(terms.map(change))
        case .or(let terms): .or(terms.map(change))
        case .not(let operand): .not(change(operand))
        }
    }
}
