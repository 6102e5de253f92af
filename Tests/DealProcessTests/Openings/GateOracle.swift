@testable import DealProcess

/// Brute force: every assignment of all keys is one bit, and a formula's truth is computed for all of them at once,
/// straight from the meaning of the operators and with nothing of the search.
struct GateOracle {
    typealias Bits = [UInt64]

    let domains: [KeyDomain]
    private let words: Int
    private let all: Bits
    /// By key and cell, the assignments with the key in that cell.
    private var inCell: [[Bits]] = []
    private var atPresent: [Bits] = []

    init(_ domains: [KeyDomain]) {
        self.domains = domains
        let counts = domains.map { $0.cells.count }
        let total = counts.reduce(1, *)
        words = (total + 63) / 64
        var all = Bits(repeating: 0, count: words)
        for index in 0..<total { all[index >> 6] |= 1 << UInt64(index & 63) }
        self.all = all
        var stride = 1
        for (key, count) in counts.enumerated() {
            var cells = [Bits](repeating: Bits(repeating: 0, count: words), count: count)
            for index in 0..<total { cells[(index / stride) % count][index >> 6] |= 1 << UInt64(index & 63) }
            inCell.append(cells)
            atPresent.append(cells[domains[key].present])
            stride *= count
        }
    }

    private func zip(_ left: Bits, _ right: Bits, _ combine: (UInt64, UInt64) -> UInt64) -> Bits {
        var result = left
        for word in 0..<words { result[word] = combine(left[word], right[word]) }
        return result
    }

    func and(_ left: Bits, _ right: Bits) -> Bits { zip(left, right, &) }
    private func or(_ left: Bits, _ right: Bits) -> Bits { zip(left, right, |) }

    private func assignments(key: Int, in cells: CellSet) -> Bits {
        var result = Bits(repeating: 0, count: words)
        for cell in inCell[key].indices where cells.contains(cell) { result = or(result, inCell[key][cell]) }
        return result
    }

    /// The assignments where the formula is true, and those where it is false.
    func truths(of formula: GateFormula) -> (yes: Bits, no: Bits) {
        let none = Bits(repeating: 0, count: words)
        switch formula {
        case .constant(let truth):
            return (truth == true ? all : none, truth == false ? all : none)
        case .atom(let atom):
            return (assignments(key: atom.key, in: atom.holds), assignments(key: atom.key, in: atom.fails))
        case .joined, .opaque:
            return (none, none)
        case .not(let part):
            let truths = truths(of: part)
            return (truths.no, truths.yes)
        case .and(let parts):
            return parts.map(truths).reduce((all, none)) { (and($0.yes, $1.yes), or($0.no, $1.no)) }
        case .or(let parts):
            return parts.map(truths).reduce((none, all)) { (or($0.yes, $1.yes), and($0.no, $1.no)) }
        case .conditional(let condition, let first, let second):
            let (chosen, one, other) = (truths(of: condition), truths(of: first), truths(of: second))
            return (
                or(and(chosen.yes, one.yes), and(chosen.no, other.yes)),
                or(and(chosen.yes, one.no), and(chosen.no, other.no))
            )
        }
    }

    func isEmpty(_ bits: Bits) -> Bool { bits.allSatisfy { $0 == 0 } }
    func isAll(_ bits: Bits) -> Bool { bits == all }

    /// The assignments that changing only `keys` (a bit each) can reach.
    func reachable(changing keys: Int) -> Bits {
        var result = all
        for key in domains.indices where keys & (1 << key) == 0 { result = and(result, atPresent[key]) }
        return result
    }

    /// The sets of keys (a bit each) that open and of which no proper subset does, each with the opening assignments.
    func smallest(opening yes: Bits) -> [(keys: Int, opening: Bits)] {
        var found: [(keys: Int, opening: Bits)] = []
        let bySize = (0..<(1 << domains.count)).sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
        for keys in bySize where !found.contains(where: { $0.keys & ~keys == 0 }) {
            let opening = and(yes, reachable(changing: keys))
            if !isEmpty(opening) { found.append((keys, opening)) }
        }
        return found
    }

    /// The assignments that a set stands for: its keys in its cells, every other key where it is.
    func assignments(of set: OpeningSet) -> Bits {
        var keys = 0
        for change in set.changes { keys |= 1 << change.index }
        var result = reachable(changing: keys)
        for change in set.changes { result = and(result, assignments(key: change.index, in: change.cells)) }
        return result
    }

    func union(_ bits: [Bits]) -> Bits { bits.reduce(Bits(repeating: 0, count: words), or) }
}
