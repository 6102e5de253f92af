/// Which truths are asked of a formula.
package enum Wanted: Hashable, Sendable {
    case yes, no
    /// False or unknown.
    case notYes
    /// True or unknown.
    case notNo

    fileprivate var swapped: Wanted {
        switch self {
        case .yes: .no
        case .no: .yes
        case .notYes: .notNo
        case .notNo: .notYes
        }
    }

    fileprivate func includes(_ truth: Bool?) -> Bool {
        switch self {
        case .yes: truth == true
        case .no: truth == false
        case .notYes: truth != true
        case .notNo: truth != false
        }
    }
}

/// Finds every partial assignment under which a formula is what is wanted, as an antichain of boxes.
struct WantSolver {
    let space: CellSpace
    /// Keys that more than one atom reads.
    let sharedKeys: Set<Int>
    let limits: OpeningLimits
    private(set) var findings = OpeningFindings()

    private var everything: Assignment { Assignment(space.cells, in: space) }

    init(space: CellSpace, sharedKeys: Set<Int>, limits: OpeningLimits) {
        self.space = space
        self.sharedKeys = sharedKeys
        self.limits = limits
    }

    mutating func want(_ formula: GateFormula, _ wanted: Wanted) -> [Assignment] {
        switch formula {
        case .constant(let truth):
            return wanted.includes(truth) ? [everything] : []
        case .atom(let atom):
            return box([KeyCells(key: atom.key, cells: cells(of: atom, wanted))]).map { [$0] } ?? []
        case .joined(let atom):
            return joined(atom, wanted)
        case .opaque(let atom):
            // What it is now it may stay; nobody knows how to make it anything else.
            if wanted.includes(atom.truth) { return [everything] }
            findings.addOpaque(atom.names)
            return []
        case .not(let part):
            return want(part, wanted.swapped)
        case .and(let parts):
            return wanted == .yes || wanted == .notNo ? all(parts, wanted) : any(parts, wanted)
        case .or(let parts):
            return wanted == .yes || wanted == .notNo ? any(parts, wanted) : all(parts, wanted)
        case .conditional(let condition, let first, let second):
            return choice(condition, first, second, wanted)
        }
    }

    private func cells(of atom: CellAtom, _ wanted: Wanted) -> CellSet {
        switch wanted {
        case .yes: atom.holds
        case .no: atom.fails
        case .notYes: CellSet(bits: space.cells[atom.key]).subtracting(atom.holds)
        case .notNo: CellSet(bits: space.cells[atom.key]).subtracting(atom.fails)
        }
    }

    private func box(_ constraints: [KeyCells]) -> Assignment? {
        var cells = space.cells
        for constraint in constraints {
            cells[constraint.key] &= constraint.cells.bits
            if cells[constraint.key] == 0 { return nil }
        }
        return Assignment(cells, in: space)
    }

    private mutating func joined(_ atom: JoinedAtom, _ wanted: Wanted) -> [Assignment] {
        let isSo = wanted.includes(atom.truth)
        // While it holds, and nothing else asks to change its keys, it is in nobody's way.
        if !isSo || atom.keys.contains(where: sharedKeys.contains) { findings.isJoined = true }
        guard wanted == .yes || wanted == .no else { return isSo ? [everything] : [] }
        return antichain((wanted == .yes ? atom.holds : atom.fails).compactMap(box))
    }

    private mutating func any(_ parts: [GateFormula], _ wanted: Wanted) -> [Assignment] {
        var boxes: [Assignment] = []
        for part in parts { boxes += want(part, wanted) }
        return antichain(boxes)
    }

    private mutating func all(_ parts: [GateFormula], _ wanted: Wanted) -> [Assignment] {
        var boxes = [everything]
        for part in parts {
            boxes = both(boxes, want(part, wanted))
            if boxes.isEmpty { break }
        }
        return boxes
    }

    private mutating func choice(
        _ condition: GateFormula, _ first: GateFormula, _ second: GateFormula, _ wanted: Wanted
    ) -> [Assignment] {
        var boxes = both(want(condition, .yes), want(first, wanted))
        boxes += both(want(condition, .no), want(second, wanted))
        if wanted == .notYes || wanted == .notNo {
            boxes += both(want(condition, .notYes), want(condition, .notNo))
        }
        return antichain(boxes)
    }

    private mutating func both(_ left: [Assignment], _ right: [Assignment]) -> [Assignment] {
        if left.isEmpty || right.isEmpty { return [] }
        var products: [Assignment] = []
        products.reserveCapacity(left.count * right.count)
        for one in left {
            for other in right {
                if let product = one.intersection(other, in: space) { products.append(product) }
            }
        }
        return antichain(products)
    }

    private mutating func antichain(_ candidates: [Assignment]) -> [Assignment] {
        let antichain = Antichain(candidates, in: space, limit: limits.assignments)
        if antichain.isCut { findings.limits.insert(.assignments) }
        return antichain.boxes
    }
}
