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
        if let other = replacement(self) { return other }
        return CheckedNode(id: id, range: range, type: type, kind: replacingBelow(replacement))
    }

    /// The same tree with paths read as constants.
    package func substituting(_ values: [String: CELValue]) -> CheckedNode {
        replacing { node in
            guard let path = node.path, let value = values[path] else { return nil }
            return CheckedNode(id: node.id, range: node.range, type: node.type, kind: .literal(value))
        }
    }

    private func replacingBelow(_ replacement: (CheckedNode) -> CheckedNode?) -> Kind {
        switch kind {
        case .literal, .constant, .variable, .local: kind
        case .select(let select):
            .select(
                CheckedSelect(
                    operand: select.operand.replacing(replacement), field: select.field, form: select.form))
        case .index(let index):
            .index(
                CheckedIndex(
                    operand: index.operand.replacing(replacement), index: index.index.replacing(replacement),
                    isOptional: index.isOptional))
        case .call(let call):
            .call(
                CheckedCall(
                    function: call.function, overload: call.overload,
                    arguments: call.arguments.map { $0.replacing(replacement) }, isReceiver: call.isReceiver))
        case .list(let elements):
            .list(elements.map { CheckedElement(value: $0.value.replacing(replacement), isOptional: $0.isOptional) })
        case .map(let entries):
            .map(
                entries.map {
                    CheckedEntry(
                        key: $0.key.replacing(replacement), value: $0.value.replacing(replacement),
                        isOptional: $0.isOptional)
                })
        case .comprehension(let macro):
            .comprehension(
                CheckedComprehension(
                    macro: macro.macro, range: macro.range.replacing(replacement), variables: macro.variables,
                    slot: macro.slot, predicate: macro.predicate?.replacing(replacement),
                    transform: macro.transform?.replacing(replacement)))
        case .conditional(let parts):
            .conditional(
                CheckedConditional(
                    condition: parts.condition.replacing(replacement), whenTrue: parts.whenTrue.replacing(replacement),
                    whenFalse: parts.whenFalse.replacing(replacement)))
        case .and(let terms): .and(terms.map { $0.replacing(replacement) })
        case .or(let terms): .or(terms.map { $0.replacing(replacement) })
        case .not(let operand): .not(operand.replacing(replacement))
        }
    }
}
