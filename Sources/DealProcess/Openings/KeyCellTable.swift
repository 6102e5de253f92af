import DealModel

/// The cells of a key: regions that every condition answers alike are one cell.
package struct KeyCellTable {
    package let domain: KeyDomain
    /// By cell, its regions; along the line for ordered types.
    package let regions: [[CellRegion]]
    /// By region in its order, the cell it belongs to.
    let cellOfRegion: [(region: CellRegion, cell: Int)]
    /// By test, where it is true and where it is false.
    let truths: [(holds: CellSet, fails: CellSet)]
    /// Whether there were more cells than can be told apart.
    let isCut: Bool
    let isOrdered: Bool

    init(_ draft: KeyDraft) {
        var cells: [[Bool?]: Int] = [:]
        var regions: [[CellRegion]] = []
        var places: [(CellRegion, Int)] = []
        var present = 0
        var isCut = false
        var isPresentFound = false
        var isCount = false
        if case .count = draft.shape { isCount = true }
        for region in draft.regionsWithPresent() {
            var signature = draft.tests.map { $0(region.value) }
            let isPresent = region.value == draft.present && !(region.value == nil && draft.present != nil)
            // Absence is a cell of its own, and numbers of elements are not thrown together: they count.
            if region.value == nil { signature.append(nil) }
            if isCount { signature += Array(repeating: true, count: regions.count) }
            let cell = cells[signature] ?? regions.count
            if cell == regions.count {
                guard regions.count < CellSet.limit else {
                    isCut = true
                    continue
                }
                cells[signature] = cell
                regions.append([])
            }
            regions[cell].append(region)
            places.append((region, cell))
            if isPresent, !isPresentFound { (present, isPresentFound) = (cell, true) }
        }
        self.regions = regions
        cellOfRegion = places
        self.isCut = isCut
        if case .ordered = draft.shape { isOrdered = true } else { isOrdered = false }
        truths = draft.tests.map { test in
            var holds = CellSet.none
            var fails = CellSet.none
            for (cell, members) in regions.enumerated() {
                guard let truth = members.first.flatMap({ test($0.value) }) else { continue }
                if truth { holds = holds.union(CellSet(cell)) } else { fails = fails.union(CellSet(cell)) }
            }
            return (holds, fails)
        }
        domain = KeyDomain(
            key: draft.key, cells: .first(regions.count), present: present, isCounted: isCount,
            isAskers: draft.isAskers)
    }
}
