/// A gate with every key free, as it is looked at when a process is loaded (before there is any deal).
///
/// A condition that cannot be solved counts as one that can be anything; where it stands twice, it is the same twice.
package struct FreeGate: Sendable {
    private let formula: GateFormula
    private let domains: [KeyDomain]
    private let limits: OpeningLimits

    /// - Parameter domains: The keys with all their cells; where they are at present does not matter.
    package init(_ formula: GateFormula, domains: [KeyDomain], limits: OpeningLimits = OpeningLimits()) {
        var freeing = Freeing(domains: domains)
        self.formula = freeing.freed(formula).simplified()
        self.domains = freeing.domains
        self.limits = limits
    }

    /// Whether no assignment makes it true. False also when the limits leave that open.
    package var canNeverOpen: Bool {
        for component in GateComponent.split([formula], domains: domains, limits: limits) {
            let smallest = SmallestSets(of: component, ranks: Array(domains.indices), limits: limits)
            if smallest.members.isEmpty && smallest.findings.limits.isEmpty { return true }
        }
        return false
    }

    /// Whether it can be neither false nor unknown, whatever the facts. False also when the limits leave that open.
    package var alwaysOpens: Bool {
        guard domains.count <= limits.keys else { return false }
        var solver = WantSolver(space: CellSpace(domains), sharedKeys: [], limits: limits)
        return solver.want(formula, .notYes).isEmpty && solver.findings.limits.isEmpty
    }
}

/// Puts a key of its own, true, false or unknown, in the place of every condition that cannot be solved exactly.
private struct Freeing {
    var domains: [KeyDomain]
    private var keyOfText: [String: Int] = [:]

    init(domains: [KeyDomain]) { self.domains = domains }

    mutating func freed(_ formula: GateFormula) -> GateFormula {
        switch formula {
        case .constant, .atom: formula
        case .joined(let atom): atomOfItsOwn(atom.text)
        case .opaque(let atom): atomOfItsOwn(atom.text)
        case .and(let parts): .and(parts.map { freed($0) })
        case .or(let parts): .or(parts.map { freed($0) })
        case .not(let part): .not(freed(part))
        case .conditional(let condition, let first, let second):
            .conditional(freed(condition), freed(first), freed(second))
        }
    }

    private mutating func atomOfItsOwn(_ text: String) -> GateFormula {
        let key = keyOfText[text] ?? domains.count
        if key == domains.count {
            keyOfText[text] = key
            domains.append(KeyDomain(key: .plugin(text), cells: .first(3), present: 0))
        }
        return .atom(CellAtom(key: key, holds: CellSet(1), fails: CellSet(2)))
    }
}
