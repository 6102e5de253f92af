package import DealModel

/// A gate as a problem over cells, with the values that the cells stand for.
package struct TranslatedGate {
    package let problem: OpeningProblem
    private let cells: [KeyCellTable]
    /// Conditions over several facts that must be stated together.
    package let together: [(keys: Set<Int>, text: String)]
    /// The fields of elements to add, by the key of the addition.
    package let elements: [OpeningKey: [String: FactValue]]
    /// Conditions that nobody can change and that are not true, as they are written.
    package let unchangeable: [String]
    /// Those of them that ask about the customer.
    package let aboutCustomer: Set<String>

    init(
        problem: OpeningProblem, cells: [KeyCellTable], together: [(keys: Set<Int>, text: String)],
        elements: [OpeningKey: [String: FactValue]], unchangeable: [String], aboutCustomer: Set<String>
    ) {
        self.problem = problem
        self.cells = cells
        self.together = together
        self.elements = elements
        self.unchangeable = unchangeable
        self.aboutCustomer = aboutCustomer
    }

    /// What the translation could not tell apart.
    package var findings: OpeningFindings {
        var findings = OpeningFindings()
        if cells.contains(where: \.isCut) { findings.limits.insert(.cells) }
        return findings
    }

    /// Which values a change wants, and the one to try; nil for the value means that the fact is cleared.
    package func wanted(_ change: WantedChange) -> (values: WantedValues, witness: FactValue?) {
        let table = cells[change.index]
        let regions = table.cellOfRegion.filter { change.cells.contains($0.cell) }.map(\.region)
        let witness = Witness(table).region(among: change.cells)
        return (WantedValues(regions, of: table), witness?.value)
    }
}

/// Chooses the value to propose: on a line the nearest to what is there, else the first in the conditions' order.
private struct Witness {
    let table: KeyCellTable

    init(_ table: KeyCellTable) { self.table = table }

    func region(among cells: CellSet) -> CellRegion? {
        let places = table.cellOfRegion.indices.filter { cells.contains(table.cellOfRegion[$0].cell) }
        // A fact is cleared only where nothing else would do.
        guard let first = places.first(where: { table.cellOfRegion[$0].region.value != nil }) ?? places.first else {
            return nil
        }
        return table.cellOfRegion[table.isOrdered ? nearest(places) : first].region
    }

    private func nearest(_ places: [Int]) -> Int {
        let stated = places.filter { table.cellOfRegion[$0].region.value != nil }
        guard let low = stated.first, let high = stated.last else { return places[0] }
        let present = table.cellOfRegion.firstIndex {
            $0.cell == table.domain.present && $0.region.value != nil
        }
        guard let present else {
            // Nothing is there: the bound, from whichever side there is one.
            if case .between(nil, _) = table.cellOfRegion[low].region.kind {
                return high == low ? low : bounded(stated)
            }
            return low
        }
        return stated.min { abs($0 - present) < abs($1 - present) } ?? low
    }

    /// The end of the first run of neighbours: at most this much.
    private func bounded(_ places: [Int]) -> Int {
        var end = places[0]
        for place in places.dropFirst() where place == end + 1 { end = place }
        if case .between(_, nil) = table.cellOfRegion[end].region.kind {
            return places.first { if case .point = table.cellOfRegion[$0].region.kind { true } else { false } } ?? end
        }
        return end
    }
}
