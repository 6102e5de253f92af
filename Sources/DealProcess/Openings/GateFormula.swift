/// A gate as the search for openings sees it: conditions over the cells of keys, three-valued.
///
/// Keys are indexes into the domains that belong to the formula.
package indirect enum GateFormula: Hashable, Sendable {
    /// What no change can alter; nil is unknown.
    case constant(Bool?)
    case atom(CellAtom)
    case joined(JoinedAtom)
    case opaque(OpaqueAtom)
    case and([GateFormula])
    case or([GateFormula])
    case not(GateFormula)
    /// `condition ? first : second`; an unknown condition makes the whole unknown, whatever the branches say.
    case conditional(GateFormula, GateFormula, GateFormula)
}

/// A condition over one key: a set of cells where it is true and one where it is false. In all others, absence mostly,
/// it is unknown.
package struct CellAtom: Hashable, Sendable {
    package let key: Int
    package let holds: CellSet
    package let fails: CellSet

    package init(key: Int, holds: CellSet, fails: CellSet) {
        self.key = key
        self.holds = holds
        self.fails = fails
    }

    package func truth(at cell: Int) -> Bool? {
        if holds.contains(cell) { return true }
        return fails.contains(cell) ? false : nil
    }
}

/// The cells that one key is wanted in.
package struct KeyCells: Hashable, Sendable {
    package let key: Int
    package let cells: CellSet

    package init(key: Int, cells: CellSet) {
        self.key = key
        self.cells = cells
    }
}

/// A linear condition over several keys, solved for each key with the others held where they are.
///
/// Each alternative makes it so by itself; other combinations may, too, so what is found through it is not exact.
package struct JoinedAtom: Hashable, Sendable {
    /// The condition's text, which also tells equal atoms from others.
    package let text: String
    package let keys: [Int]
    /// What it is now; nil is unknown.
    package let truth: Bool?
    package let holds: [[KeyCells]]
    package let fails: [[KeyCells]]

    package init(text: String, keys: [Int], truth: Bool?, holds: [[KeyCells]], fails: [[KeyCells]]) {
        self.text = text
        self.keys = keys
        self.truth = truth
        self.holds = holds
        self.fails = fails
    }
}

/// A condition that cannot be solved; the keys it reads are named, and it counts as what it is now.
package struct OpaqueAtom: Hashable, Sendable {
    /// The condition's text, which also tells equal atoms from others.
    package let text: String
    /// What it reads, so that a person knows where else to look.
    package let names: [OpeningKey]
    /// What it is now; nil is unknown.
    package let truth: Bool?

    package init(text: String, names: [OpeningKey], truth: Bool?) {
        self.text = text
        self.names = names
        self.truth = truth
    }
}

extension GateFormula {
    /// `left == right` of two conditions: unknown as soon as one of them is.
    package static func equal(_ left: GateFormula, _ right: GateFormula) -> GateFormula {
        .or([.and([left, right]), .and([.not(left), .not(right)])])
    }

    /// What the formula is when key *k* is in cell `cells[k]`; joined and opaque atoms are what they are now.
    package func truth(at cells: [Int]) -> Bool? {
        switch self {
        case .constant(let truth): return truth
        case .atom(let atom): return atom.truth(at: cells[atom.key])
        case .joined(let atom): return atom.truth
        case .opaque(let atom): return atom.truth
        case .and(let parts): return GateFormula.fold(parts, at: cells, decidedBy: false)
        case .or(let parts): return GateFormula.fold(parts, at: cells, decidedBy: true)
        case .not(let part): return part.truth(at: cells).map { !$0 }
        case .conditional(let condition, let first, let second):
            guard let chosen = condition.truth(at: cells) else { return nil }
            return chosen ? first.truth(at: cells) : second.truth(at: cells)
        }
    }

    private static func fold(_ parts: [GateFormula], at cells: [Int], decidedBy decisive: Bool) -> Bool? {
        var result: Bool? = !decisive
        for part in parts {
            let truth = part.truth(at: cells)
            if truth == decisive { return decisive }
            if truth == nil { result = nil }
        }
        return result
    }

    /// The keys that atoms and joined atoms read, added to `keys`.
    package func collectKeys(into keys: inout Set<Int>) {
        switch self {
        case .constant, .opaque: break
        case .atom(let atom): keys.insert(atom.key)
        case .joined(let atom): keys.formUnion(atom.keys)
        case .and(let parts), .or(let parts): for part in parts { part.collectKeys(into: &keys) }
        case .not(let part): part.collectKeys(into: &keys)
        case .conditional(let condition, let first, let second):
            condition.collectKeys(into: &keys)
            first.collectKeys(into: &keys)
            second.collectKeys(into: &keys)
        }
    }
}
