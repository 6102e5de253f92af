import DealModel

/// The items that one command asks, in the order of SEMANTICS §2, each once.
///
/// Prepared when the process is loaded for every arrow and outcome; made on the spot only for a jump.
package final class GatePlan: Sendable {
    package let items: [GateItem]
    /// For each item whether it stands in a gate that a manual process takes as advice.
    package let isAdvisable: [Bool]
    /// For each item its condition as a table, where it is a condition of a usual shape.
    package let codes: [GateCode?]
    package let reads: FactReads

    package init(_ parts: [(gate: [GateItem], isAdvisable: Bool)]) {
        var items: [GateItem] = []
        var advisable: [Bool] = []
        var seen: Set<String> = []
        for part in parts {
            for item in part.gate where seen.insert(item.key).inserted {
                items.append(item)
                advisable.append(part.isAdvisable)
            }
        }
        self.items = items
        isAdvisable = advisable
        codes = items.map { if case .condition(let condition) = $0.kind { condition.code } else { nil } }
        reads = items.reduce(.nothing) { $0.union($1.reads) }
    }

    /// The same plan with items that are enforced under every control at its end.
    package func adding(_ items: [GateItem]) -> GatePlan {
        GatePlan(zip(self.items, isAdvisable).map { ([$0], $1) } + [(items, false)])
    }

    package static let empty = GatePlan([])
}
