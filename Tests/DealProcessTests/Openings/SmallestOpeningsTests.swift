import TestTags
import Testing

@testable import DealProcess

@Suite("SEMANTICS 3.9: smallest openings against brute force", .tags(.gates))
struct SmallestOpeningsTests {
    /// 25 seeds of 4,000 gates each: 100,000.
    static let seeds: [UInt64] = (1...25).map { 20_260_302 + $0 }
    static let gatesPerSeed = 4_000

    @Test("the seeds make at least 100,000 gates")
    func enoughGates() { #expect(Self.seeds.count * Self.gatesPerSeed >= 100_000) }

    @Test(
        "no subset of a set opens with any values, every set opens, none is missing, all are in order", arguments: seeds
    )
    func againstBruteForce(seed: UInt64) {
        var gates = RandomGates(seed: seed)
        var setsOfSeveral = 0
        for number in 0..<Self.gatesPerSeed {
            let problem = gates.next()
            // The proofs of a load cost as much as all the rest; one gate in ten is enough for them.
            let comparison = OpeningComparison(problem, withProofs: number % 10 == 0)
            if let difference = comparison.difference {
                Issue.record("seed \(seed), gate \(number): \(difference)\n\(problem.items)\n\(problem.domains)")
                return
            }
            setsOfSeveral += comparison.setsOfSeveral
        }
        // Random gates may be trivial; enough of them are not.
        #expect(setsOfSeveral > Self.gatesPerSeed / 20)
    }

    @Test(
        "an open gate that closes when fact f is removed has {f} among the smallest sets then",
        arguments: seeds.prefix(2))
    func removal(seed: UInt64) {
        var gates = RandomGates(seed: seed &* 31)
        var closings = 0
        for _ in 0..<Self.gatesPerSeed {
            let problem = gates.next()
            let present = problem.domains.map(\.present)
            guard GateFormula.and(problem.items).truth(at: present) == true else { continue }
            for key in problem.domains.indices where present[key] != 0 {
                var removed = present
                removed[key] = 0
                guard GateFormula.and(problem.items).truth(at: removed) != true else { continue }
                closings += 1
                let domains = problem.domains.enumerated().map { index, domain in
                    KeyDomain(key: domain.key, cells: domain.cells, present: removed[index])
                }
                let sets = all(OpeningSearch(OpeningProblem(domains: domains, items: problem.items)))
                #expect(sets.contains { $0.keys == [domains[key].key] }, "seed \(seed): \(problem.items)")
            }
        }
        #expect(closings > 100)
    }
}

/// All sets of a search, in their order.
func all(_ search: OpeningSearch) -> [OpeningSet] {
    var search = search
    var sets: [OpeningSet] = []
    while let set = search.next() { sets.append(set) }
    return sets
}

/// One gate looked at by the search and by brute force.
struct OpeningComparison {
    /// What differs, or nil when nothing does.
    let difference: String?
    /// How many sets have more than one key.
    let setsOfSeveral: Int

    init(_ problem: OpeningProblem, withProofs: Bool) {
        let oracle = GateOracle(problem.domains)
        let truths = oracle.truths(of: .and(problem.items))
        let expected = oracle.smallest(opening: truths.yes)
        let search = OpeningSearch(problem)
        let sets = all(search)
        setsOfSeveral = sets.count { $0.changes.count > 1 }
        difference =
            Self.differenceOfKeys(sets, expected, problem.domains)
            ?? Self.differenceOfValues(sets, expected, oracle)
            ?? Self.differenceOfOrder(sets)
            ?? (withProofs ? Self.differenceOfProofs(problem, truths, oracle) : nil)
            ?? (search.findings.completeness == .exact ? nil : "completeness is \(search.findings.completeness)")
            ?? (search.total == sets.count ? nil : "\(search.total) announced, \(sets.count) given")
    }

    private static func mask(_ set: OpeningSet) -> Int { set.changes.reduce(0) { $0 | 1 << $1.index } }

    private static func differenceOfKeys(
        _ sets: [OpeningSet], _ expected: [(keys: Int, opening: GateOracle.Bits)], _ domains: [KeyDomain]
    ) -> String? {
        let found = Set(sets.map(mask))
        let wanted = Set(expected.map(\.keys))
        return found == wanted ? nil : "found the key sets \(found), brute force \(wanted)"
    }

    /// The sets with the same keys must stand for exactly the assignments of these keys that open.
    private static func differenceOfValues(
        _ sets: [OpeningSet], _ expected: [(keys: Int, opening: GateOracle.Bits)], _ oracle: GateOracle
    ) -> String? {
        for (keys, opening) in expected {
            var given = GateOracle.Bits()
            for set in sets where mask(set) == keys { given |= oracle.assignments(of: set) }
            if !given.isSame(as: opening) { return "other values open with the keys \(keys)" }
        }
        return nil
    }

    private static func differenceOfOrder(_ sets: [OpeningSet]) -> String? {
        for (earlier, later) in zip(sets, sets.dropFirst()) {
            if earlier.cost != later.cost {
                if earlier.cost > later.cost { return "more changes come first" }
            } else if earlier.isAskers != later.isAskers {
                if later.isAskers { return "the asker's own set comes later" }
            } else if later.keys.lexicographicallyPrecedes(earlier.keys) {
                return "\(earlier.keys) comes before \(later.keys)"
            }
        }
        return nil
    }

    private static func differenceOfProofs(
        _ problem: OpeningProblem, _ truths: (yes: GateOracle.Bits, no: GateOracle.Bits), _ oracle: GateOracle
    ) -> String? {
        let gate = FreeGate(.and(problem.items), domains: problem.domains)
        if gate.canNeverOpen != truths.yes.isNone { return "canNeverOpen is \(gate.canNeverOpen)" }
        if gate.alwaysOpens != oracle.isAll(truths.yes) { return "alwaysOpens is \(gate.alwaysOpens)" }
        let isOpen = GateFormula.and(problem.items).truth(at: problem.domains.map(\.present)) == true
        let openNow = oracle.assignments(of: OpeningSet(changes: [], isAskers: true))
        return isOpen == !(openNow & truths.yes).isNone ? nil : "truth(at:) differs"
    }
}
