import CEL
package import DealModel

/// Finds an element which could be added to a list so that a predicate holds for it.
package struct ElementSolver {
    /// The fields to state; nil when no element can be found.
    package let element: [String: FactValue]?

    /// - Parameter macro: `exists` or `filter` over the list, outside any other macro.
    init(_ list: FactRoot, _ macro: CheckedComprehension, _ context: OpeningContext) {
        guard let predicate = macro.predicate, macro.variables.count == 1 else {
            element = nil
            return
        }
        // The element's fields take the place of a deal's facts, and nothing else may change.
        var inner = context
        inner.fact = { $0.root == list ? context.element(list, $0.name) : nil }
        inner.now = nil
        let fields = predicate.replacing { node in
            guard case .select(let select) = node.kind, case .local(_, slot: macro.slot) = select.operand.kind else {
                return nil
            }
            return ElementSolver.field(select, of: node, list)
        }
        element = ElementSolver.solve(fields, inner)
    }

    /// `i.channel` as if it were a fact `interactions.channel`, which no condition can name.
    private static func field(_ select: CheckedSelect, of node: CheckedNode, _ list: FactRoot) -> CheckedNode {
        let root = CheckedNode(
            id: select.operand.id, range: select.operand.range, type: select.operand.type,
            kind: .variable(list.rawValue))
        return CheckedNode(
            id: node.id, range: node.range, type: node.type,
            kind: .select(CheckedSelect(operand: root, field: select.field, form: select.form)))
    }

    private static func solve(_ predicate: CheckedNode, _ context: OpeningContext) -> [String: FactValue]? {
        var builder = GateBuilder(context)
        let part = builder.condition(predicate)
        builder.require(part)
        let gate = builder.finished()
        var search = OpeningSearch(gate.problem)
        guard let set = search.next() else { return nil }
        var fields: [String: FactValue] = [:]
        for change in set.changes {
            if case .fact(let path) = change.key, let value = gate.wanted(change).witness { fields[path.name] = value }
        }
        return fields
    }
}
