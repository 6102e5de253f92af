/// A part of a gate that shares no key with the rest, with keys of its own numbering.
///
/// Parts are solved apart and their sets combined when asked for: twenty independent items with two ways each are forty
/// assignments, not a million.
struct GateComponent {
    /// The problem's index of each key here.
    let keys: [Int]
    let domains: [KeyDomain]
    let space: CellSpace
    let parts: [GateFormula]
    let sharedKeys: Set<Int>
    /// Keys held where they are, because there were too many.
    let hasFrozenKeys: Bool

    /// Splits the conjunction of `items`; the parts are in the order of their first item.
    static func split(_ items: [GateFormula], domains: [KeyDomain], limits: OpeningLimits) -> [GateComponent] {
        groups(of: conjuncts(of: items)).map {
            GateComponent($0.parts, keys: $0.keys, domains: domains, limits: limits)
        }
    }

    private static func conjuncts(of items: [GateFormula]) -> [GateFormula] {
        switch GateFormula.and(items).simplified() {
        case .and(let parts): parts
        case .constant(true): []
        case let single: [single]
        }
    }

    private struct Group {
        var parts: [GateFormula]
        var keys: Set<Int>
    }

    private static func groups(of parts: [GateFormula]) -> [Group] {
        var groups: [Group] = []
        for part in parts {
            var joined = Group(parts: [], keys: [])
            part.collectKeys(into: &joined.keys)
            let isApart = joined.keys.isDisjoint
            let touched = groups.indices.filter { !isApart(groups[$0].keys) }
            for index in touched {
                joined.parts += groups[index].parts
                joined.keys.formUnion(groups[index].keys)
            }
            joined.parts.append(part)
            if let first = touched.first {
                groups[first] = joined
                for index in touched.dropFirst().reversed() { groups.remove(at: index) }
            } else {
                groups.append(joined)
            }
        }
        return groups
    }

    private init(_ parts: [GateFormula], keys: Set<Int>, domains all: [KeyDomain], limits: OpeningLimits) {
        let ordered = keys.sorted { all[$0].key < all[$1].key }
        let kept = Array(ordered.prefix(limits.keys))
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        let renumbering = KeyRenumbering(numbers: numbers, domains: all)
        self.keys = kept
        domains = kept.map { all[$0] }
        space = CellSpace(domains)
        hasFrozenKeys = kept.count < ordered.count
        let renumbered = parts.map(renumbering.renumbered)
        self.parts = hasFrozenKeys ? renumbered.map { $0.simplified() } : renumbered
        var counts: [Int: Int] = [:]
        for part in self.parts { part.countReaders(into: &counts) }
        sharedKeys = Set(counts.filter { $0.value > 1 }.keys)
    }
}

/// Gives keys their numbers within a component; a key without one is held where it is.
private struct KeyRenumbering {
    let numbers: [Int: Int]
    let domains: [KeyDomain]

    func renumbered(_ formula: GateFormula) -> GateFormula {
        switch formula {
        case .constant, .opaque: formula
        case .atom(let atom): renumbered(atom)
        case .joined(let atom):
            .joined(
                JoinedAtom(
                    text: atom.text, keys: atom.keys.compactMap { numbers[$0] }, truth: atom.truth,
                    holds: atom.holds.compactMap(renumbered), fails: atom.fails.compactMap(renumbered)))
        case .and(let parts): .and(parts.map(renumbered))
        case .or(let parts): .or(parts.map(renumbered))
        case .not(let part): .not(renumbered(part))
        case .conditional(let condition, let first, let second):
            .conditional(renumbered(condition), renumbered(first), renumbered(second))
        }
    }

    private func renumbered(_ atom: CellAtom) -> GateFormula {
        guard let number = numbers[atom.key] else { return .constant(atom.truth(at: domains[atom.key].present)) }
        return .atom(CellAtom(key: number, holds: atom.holds, fails: atom.fails))
    }

    /// The alternative without the keys that are held, or nil when one of them would have to change.
    private func renumbered(_ alternative: [KeyCells]) -> [KeyCells]? {
        var result: [KeyCells] = []
        for wanted in alternative {
            if let number = numbers[wanted.key] {
                result.append(KeyCells(key: number, cells: wanted.cells))
            } else if !wanted.cells.contains(domains[wanted.key].present) {
                return nil
            }
        }
        return result
    }
}

extension GateFormula {
    /// Counts how many atoms read each key.
    fileprivate func countReaders(into counts: inout [Int: Int]) {
        switch self {
        case .constant, .opaque: break
        case .atom(let atom): counts[atom.key, default: 0] += 1
        case .joined(let atom): for key in atom.keys { counts[key, default: 0] += 1 }
        case .and(let parts), .or(let parts): for part in parts { part.countReaders(into: &counts) }
        case .not(let part): part.countReaders(into: &counts)
        case .conditional(let condition, let first, let second):
            for part in [condition, first, second] { part.countReaders(into: &counts) }
        }
    }
}
