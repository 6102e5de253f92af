extension GateFormula {
    /// The same three-valued function with constants folded, groups flattened, negations brought down to the atoms and
    /// atoms of one key inside one group made into one.
    ///
    /// It keeps the search small: `x == "A" || x == "B"` becomes one atom with the cells of both.
    package func simplified() -> GateFormula { simplified(negated: false) }

    private func simplified(negated: Bool) -> GateFormula {
        switch self {
        case .constant(let truth):
            return .constant(negated ? truth.map { !$0 } : truth)
        case .atom(let atom):
            return .atom(negated ? CellAtom(key: atom.key, holds: atom.fails, fails: atom.holds) : atom)
        case .joined, .opaque:
            return negated ? .not(self) : self
        case .not(let part):
            return part.simplified(negated: !negated)
        case .and(let parts):
            return GateFormula.group(parts.map { $0.simplified(negated: negated) }, isAnd: !negated)
        case .or(let parts):
            return GateFormula.group(parts.map { $0.simplified(negated: negated) }, isAnd: negated)
        case .conditional(let condition, let first, let second):
            return GateFormula.choice(
                condition.simplified(), first.simplified(negated: negated), second.simplified(negated: negated))
        }
    }

    private static func choice(_ condition: GateFormula, _ first: GateFormula, _ second: GateFormula) -> GateFormula {
        guard case .constant(let truth) = condition else { return .conditional(condition, first, second) }
        guard let truth else { return .constant(nil) }
        return truth ? first : second
    }

    private static func group(_ parts: [GateFormula], isAnd: Bool) -> GateFormula {
        var result: [GateFormula] = []
        var placeOfKey: [Int: Int] = [:]
        var hasUnknown = false
        for part in flattened(parts, isAnd: isAnd) {
            switch part {
            case .constant(let truth):
                guard let truth else {
                    hasUnknown = true
                    continue
                }
                if truth != isAnd { return .constant(truth) }
            case .atom(let atom):
                if let place = placeOfKey[atom.key], case .atom(let earlier) = result[place] {
                    result[place] = .atom(earlier.fused(with: atom, isAnd: isAnd))
                } else {
                    placeOfKey[atom.key] = result.count
                    result.append(part)
                }
            default:
                if !result.contains(part) { result.append(part) }
            }
        }
        if hasUnknown { result.append(.constant(nil)) }
        guard let only = result.first else { return .constant(isAnd) }
        if result.count == 1 { return only }
        return isAnd ? .and(result) : .or(result)
    }

    private static func flattened(_ parts: [GateFormula], isAnd: Bool) -> [GateFormula] {
        var result: [GateFormula] = []
        for part in parts {
            switch part {
            case .and(let members) where isAnd: result += members
            case .or(let members) where !isAnd: result += members
            default: result.append(part)
            }
        }
        return result
    }
}

extension CellAtom {
    fileprivate func fused(with other: CellAtom, isAnd: Bool) -> CellAtom {
        isAnd
            ? CellAtom(key: key, holds: holds.intersection(other.holds), fails: fails.union(other.fails))
            : CellAtom(key: key, holds: holds.union(other.holds), fails: fails.intersection(other.fails))
    }
}
