/// The smallest sets of one component, in order.
///
/// A set of keys opens exactly when one of the boxes can be reached by changing only these keys; so the smallest sets
/// are those boxes whose changes contain no other box's changes. For a key that counts elements, "contain" means as
/// many or more of them.
struct SmallestSets {
    struct Member {
        let changes: [WantedChange]
        let cost: Int
        let isAskers: Bool
        /// The places of the keys in the order of all keys, one for each change it counts as.
        let ranks: [Int]
    }

    private(set) var members: [Member] = []
    private(set) var findings = OpeningFindings()

    init(of component: GateComponent, ranks: [Int], limits: OpeningLimits) {
        var solver = WantSolver(space: component.space, sharedKeys: component.sharedKeys, limits: limits)
        let formula: GateFormula = component.parts.count == 1 ? component.parts[0] : .and(component.parts)
        let boxes = solver.want(formula, .yes)
        findings = solver.findings
        if component.hasFrozenKeys { findings.limits.insert(.keys) }
        for group in Self.smallestGroups(of: boxes, in: component.space) {
            let projected = Antichain(group, in: component.space, limit: limits.assignments).boxes
            members += projected.map { Self.member($0, of: component, ranks: ranks) }
        }
        members.sort { Self.precedes($0, $1) }
    }

    /// The boxes with the least changes, those with the same changes together, unchanged keys left free.
    private static func smallestGroups(of boxes: [Assignment], in space: CellSpace) -> [[Assignment]] {
        var groups: [(costs: [Int], boxes: [Assignment])] = []
        for box in boxes.sorted(by: Assignment.precedes) {
            let costs = box.cells.indices.map { space.cost(of: box.cells[$0], key: $0) }
            let projected = box.cells.indices.map { costs[$0] == 0 ? space.cells[$0] : box.cells[$0] }
            let assignment = Assignment(projected, in: space)
            if let same = groups.firstIndex(where: { $0.costs == costs }) {
                groups[same].boxes.append(assignment)
            } else if !groups.contains(where: { zip($0.costs, costs).allSatisfy { $0 <= $1 } }) {
                // Boxes come by cost, so a later one never takes less than an earlier one.
                groups.append((costs, [assignment]))
            }
        }
        return groups.map(\.boxes)
    }

    private static func member(_ box: Assignment, of component: GateComponent, ranks: [Int]) -> Member {
        var changes: [WantedChange] = []
        var isAskers = true
        for (local, domain) in component.domains.enumerated() {
            let cells = CellSet(bits: box.cells[local])
            let count = component.space.cost(of: cells.bits, key: local)
            if count == 0 { continue }
            changes.append(WantedChange(index: component.keys[local], key: domain.key, cells: cells, count: count))
            isAskers = isAskers && domain.isAskers
        }
        let places = changes.flatMap { Array(repeating: ranks[$0.index], count: $0.count) }
        return Member(changes: changes, cost: places.count, isAskers: isAskers, ranks: places.sorted())
    }

    private static func precedes(_ left: Member, _ right: Member) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        if left.ranks != right.ranks { return left.ranks.lexicographicallyPrecedes(right.ranks) }
        return left.changes.lazy.map(\.cells.bits).lexicographicallyPrecedes(right.changes.lazy.map(\.cells.bits))
    }
}
