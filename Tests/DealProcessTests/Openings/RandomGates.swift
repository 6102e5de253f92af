import DealModel
import Randomness

@testable import DealProcess

/// Random gates of depth ≤ 4 over ≤ 5 keys of ≤ 4 cells, of which one is absence for most keys.
struct RandomGates {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func next() -> OpeningProblem {
        let names = ["a", "b", "c", "d", "e"].shuffled(using: &random)
        let domains = names.prefix(1 + random.below(5)).map { name in
            let cells = 2 + random.below(3)
            return KeyDomain(
                key: .fact(FactPath(.deal, name)), cells: .first(cells), present: random.below(cells),
                isAskers: random.below(3) > 0)
        }
        let neverAbsent = Set(domains.indices.filter { _ in random.below(5) == 0 })
        let items = (1...[1, 1, 2, 3][random.below(4)]).map { _ in
            formula(depth: 4, over: domains, neverAbsent: neverAbsent)
        }
        return OpeningProblem(domains: domains, items: items)
    }

    private mutating func formula(depth: Int, over domains: [KeyDomain], neverAbsent: Set<Int>) -> GateFormula {
        let kind = depth <= 1 ? 0 : random.below(11)
        func part() -> GateFormula { formula(depth: depth - 1, over: domains, neverAbsent: neverAbsent) }
        switch kind {
        case 0...3: return atom(over: domains, neverAbsent: neverAbsent)
        case 4...5: return .and((0...(1 + random.below(2))).map { _ in part() })
        case 6...7: return .or((0...(1 + random.below(2))).map { _ in part() })
        case 8: return .not(part())
        case 9: return .conditional(part(), part(), part())
        default: return random.below(8) == 0 ? .constant([true, false, nil][random.below(3)]) : .equal(part(), part())
        }
    }

    /// A comparison: true on some cells, false on the other values, unknown on absence (cell 0); or, one time in four,
    /// a `has`, which is decided on absence, too.
    private mutating func atom(over domains: [KeyDomain], neverAbsent: Set<Int>) -> GateFormula {
        let key = random.below(domains.count)
        let cells = domains[key].cells
        let values = cells.subtracting(CellSet(0))
        if neverAbsent.contains(key) || random.below(4) == 0 {
            let holds = random.below(2) == 0 ? values : CellSet(bits: random.next() & cells.bits)
            return .atom(CellAtom(key: key, holds: holds, fails: cells.subtracting(holds)))
        }
        let holds = CellSet(bits: random.next() & values.bits)
        return .atom(CellAtom(key: key, holds: holds, fails: values.subtracting(holds)))
    }
}
