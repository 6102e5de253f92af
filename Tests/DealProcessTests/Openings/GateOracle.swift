@testable import DealProcess

/// Brute force: every assignment of all keys is one bit, and a formula's truth is computed for all of them at once,
/// straight from the meaning of the operators and with nothing of the search.
///
/// There is room for five keys of four cells. An assignment's number in base four has the cell of key *k* as its *k*-th
/// digit; a key that the gate does not have stays in cell 0. So the bits of a cell are the same for every gate, and all
/// work is done in vectors, which are quick without optimisation, too.
struct GateOracle {
    /// One bit for each of the 4⁵ assignments.
    typealias Bits = SIMD16<UInt64>

    static let keys = 5
    static let cells = 4

    private let domains: [KeyDomain]
    /// The assignments there are.
    private let all: Bits
    /// By key, the assignments with the key where it is at present.
    private let atPresent: [Bits]

    init(_ domains: [KeyDomain]) {
        precondition(domains.count <= Self.keys && domains.allSatisfy { $0.cells.isSubset(of: .first(Self.cells)) })
        self.domains = domains
        all = (0..<Self.keys).reduce(Bits(repeating: .max)) { bits, key in
            bits & Self.assignments(key: key, in: key < domains.count ? domains[key].cells : CellSet(0))
        }
        atPresent = domains.indices.map { Self.assignments(key: $0, in: CellSet(domains[$0].present)) }
    }

    /// By key and set of cells, the assignments with the key in one of these cells.
    private static let inCells: [[Bits]] = (0..<keys).map { key in
        (0..<UInt64(1 << cells)).map { wanted in
            var bits = Bits()
            for number in 0..<(64 * Bits.scalarCount)
            where CellSet(bits: wanted).contains((number >> (2 * key)) % cells) {
                bits[number >> 6] |= 1 << UInt64(number & 63)
            }
            return bits
        }
    }

    private static func assignments(key: Int, in wanted: CellSet) -> Bits { inCells[key][Int(wanted.bits)] }

    /// The assignments where the formula is true, and those where it is false.
    func truths(of formula: GateFormula) -> (yes: Bits, no: Bits) {
        switch formula {
        case .constant(let truth):
            return (truth == true ? all : Bits(), truth == false ? all : Bits())
        case .atom(let atom):
            return (
                all & Self.assignments(key: atom.key, in: atom.holds),
                all & Self.assignments(key: atom.key, in: atom.fails)
            )
        case .joined, .opaque:
            return (Bits(), Bits())
        case .not(let part):
            let truths = truths(of: part)
            return (truths.no, truths.yes)
        case .and(let parts):
            var (yes, no) = (all, Bits())
            for part in parts {
                let truths = truths(of: part)
                yes &= truths.yes
                no |= truths.no
            }
            return (yes, no)
        case .or(let parts):
            var (yes, no) = (Bits(), all)
            for part in parts {
                let truths = truths(of: part)
                yes |= truths.yes
                no &= truths.no
            }
            return (yes, no)
        case .conditional(let condition, let first, let second):
            let (chosen, one, other) = (truths(of: condition), truths(of: first), truths(of: second))
            return (
                (chosen.yes & one.yes) | (chosen.no & other.yes), (chosen.yes & one.no) | (chosen.no & other.no)
            )
        }
    }

    func isAll(_ bits: Bits) -> Bool { bits.isSame(as: all) }

    /// The assignments that changing only `keys` (a bit each) can reach.
    private func reachable(changing keys: Int) -> Bits {
        var result = all
        for key in domains.indices where keys & (1 << key) == 0 { result &= atPresent[key] }
        return result
    }

    /// Sets of keys, a bit each, the smaller ones first.
    private static let bySize = (0..<(1 << keys)).sorted {
        ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }

    /// The sets of keys (a bit each) that open and of which no proper subset does, each with the opening assignments.
    func smallest(opening yes: Bits) -> [(keys: Int, opening: Bits)] {
        var found: [(keys: Int, opening: Bits)] = []
        for keys in Self.bySize
        where keys < 1 << domains.count && !found.contains(where: { $0.keys & ~keys == 0 }) {
            let opening = yes & reachable(changing: keys)
            if !opening.isNone { found.append((keys, opening)) }
        }
        return found
    }

    /// The assignments that a set stands for: its keys in its cells, every other key where it is.
    func assignments(of set: OpeningSet) -> Bits {
        var keys = 0
        for change in set.changes { keys |= 1 << change.index }
        var result = reachable(changing: keys)
        for change in set.changes { result &= Self.assignments(key: change.index, in: change.cells) }
        return result
    }
}

extension GateOracle.Bits {
    /// Whether no bit is set. Folded by halves: the general comparison goes through the words one by one.
    var isNone: Bool {
        let eight = lowHalf | highHalf
        let four = eight.lowHalf | eight.highHalf
        let two = four.lowHalf | four.highHalf
        return two.x | two.y == 0
    }

    func isSame(as other: Self) -> Bool { (self ^ other).isNone }
}
