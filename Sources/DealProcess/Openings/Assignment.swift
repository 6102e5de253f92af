/// A partial assignment: for every key the cells it may be in, so that a formula has the wanted truth.
///
/// A key that does not matter has all its cells. Geometrically a box; a list of them stands for their union.
struct Assignment: Hashable {
    var cells: [UInt64]
    /// How many changes lead into it from where the keys are now.
    private(set) var cost = 0
    /// How many cells it has over all keys: of two boxes, the one with fewer cannot contain the other.
    private(set) var size = 0

    init(_ cells: [UInt64], in space: CellSpace) {
        self.cells = cells
        measure(in: space)
    }

    private mutating func measure(in space: CellSpace) {
        cost = 0
        size = 0
        for key in 0..<cells.count {
            cost += space.cost(of: cells[key], key: key)
            size += cells[key].nonzeroBitCount
        }
    }

    /// What is in both, or nil when nothing is.
    func intersection(_ other: Assignment, in space: CellSpace) -> Assignment? {
        var shared = cells
        for key in 0..<shared.count {
            shared[key] &= other.cells[key]
            if shared[key] == 0 { return nil }
        }
        return Assignment(shared, in: space)
    }

    func contains(_ other: Assignment) -> Bool {
        for key in 0..<cells.count where other.cells[key] & ~cells[key] != 0 { return false }
        return true
    }

    /// The union, if that is a box again because the two differ in one key only.
    func merged(with other: Assignment, in space: CellSpace) -> Assignment? {
        var difference: Int?
        for key in 0..<cells.count where cells[key] != other.cells[key] {
            if difference != nil { return nil }
            difference = key
        }
        guard let difference else { return self }
        var union = cells
        union[difference] |= other.cells[difference]
        return Assignment(union, in: space)
    }

    /// Fewest changes first; among equals larger boxes first, so that no later box contains an earlier one.
    static func precedes(_ left: Assignment, _ right: Assignment) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        if left.size != right.size { return left.size > right.size }
        return left.cells.lexicographicallyPrecedes(right.cells)
    }
}

/// The boxes of one node: none contains another.
///
/// That a box inside another is left out loses no smaller opening. A set of keys opens a gate exactly when some box
/// can be reached by changing these keys only, so the smallest sets depend on the union of the boxes alone, and the
/// union stays. In particular, a key that the larger box makes change must change for the smaller one as well.
struct Antichain {
    private(set) var boxes: [Assignment] = []
    private(set) var isCut = false

    /// - Parameter candidates: Boxes in any order, also equal ones and boxes inside others.
    init(_ candidates: [Assignment], in space: CellSpace, limit: Int) {
        guard candidates.count > 1 else {
            boxes = candidates
            return
        }
        // More than is kept in the end, because merging brings the number down again.
        keep(candidates, atMost: limit * 4)
        if merge(in: space) || boxes.count > limit {
            let merged = boxes
            boxes = []
            keep(merged, atMost: limit)
        }
    }

    private mutating func keep(_ candidates: [Assignment], atMost limit: Int) {
        for candidate in candidates.sorted(by: Assignment.precedes)
        where !boxes.contains(where: { $0.contains(candidate) }) {
            guard boxes.count < limit else {
                isCut = true
                return
            }
            boxes.append(candidate)
        }
    }

    /// Makes one box of two that differ in one key, as far as one sweep finds them.
    private mutating func merge(in space: CellSpace) -> Bool {
        var hasMerged = false
        var first = 0
        while first < boxes.count {
            var second = first + 1
            while second < boxes.count {
                if let merged = boxes[first].merged(with: boxes[second], in: space) {
                    boxes[first] = merged
                    boxes.remove(at: second)
                    hasMerged = true
                } else {
                    second += 1
                }
            }
            first += 1
        }
        return hasMerged
    }
}
