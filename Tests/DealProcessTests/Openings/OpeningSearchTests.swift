import DealModel
import TestTags
import Testing

@testable import DealProcess

/// Keys with cells by name, to write a gate as the tables of SEMANTICS 3.8 have it.
private struct Gate {
    private(set) var domains: [KeyDomain] = []

    /// A key that is absent in cell 0 and has `values` cells more.
    mutating func key(_ path: String, values: Int, at present: Int = 0, isAskers: Bool = true) -> Int {
        add(
            KeyDomain(
                key: .fact(FactPath(path) ?? FactPath(.deal)), cells: .first(values + 1), present: present,
                isAskers: isAskers))
    }

    mutating func add(_ domain: KeyDomain) -> Int {
        domains.append(domain)
        return domains.count - 1
    }

    /// True in the given cells, unknown when absent, else false.
    func atom(_ key: Int, _ holds: Int...) -> GateFormula {
        let cells = holds.reduce(CellSet.none) { $0.union(CellSet($1)) }
        let values = domains[key].cells.subtracting(CellSet(0))
        return .atom(CellAtom(key: key, holds: cells, fails: values.subtracting(cells)))
    }

    func search(_ items: GateFormula..., limits: OpeningLimits = OpeningLimits()) -> OpeningSearch {
        OpeningSearch(OpeningProblem(domains: domains, items: items), limits: limits)
    }
}

private func keys(_ search: OpeningSearch) -> [[String]] { all(search).map { $0.keys.map(\.text) } }

@Suite("Smallest openings, worked", .tags(.gates))
struct OpeningSearchTests {
    @Test("SEMANTICS 3.8: three facts missing or wrong, one of them also by approval")
    func threeFacts() {
        var gate = Gate()
        let segment = gate.key("customer.segment", values: 4)
        let days = gate.key("terms.payment_days", values: 2)
        let discount = gate.key("deal.discount", values: 2, at: 2)
        let approval = gate.add(KeyDomain(key: .approval("d"), cells: .first(2), present: 0, isAskers: false))
        let granted = GateFormula.atom(CellAtom(key: approval, holds: CellSet(1), fails: CellSet(0)))
        let search = gate.search(
            gate.atom(segment, 1, 2, 3), gate.atom(days, 1), .or([gate.atom(discount, 1), granted]))
        #expect(
            keys(search) == [
                ["customer.segment", "deal.discount", "terms.payment_days"],
                ["approval:d", "customer.segment", "terms.payment_days"],
            ])
        #expect(search.findings.completeness == .exact)
        #expect(search.total == 2)
    }

    @Test("SEMANTICS 3.8: a repair that would break another item is not offered")
    func repairThatBreaks() {
        var gate = Gate()
        let discount = gate.key("deal.discount", values: 2, at: 2)
        let budget = gate.key("deal.budget", values: 2)
        let search = gate.search(.or([gate.atom(discount, 1), gate.atom(budget, 1)]), gate.atom(discount, 2))
        #expect(keys(search) == [["deal.budget"]])
    }

    @Test("SEMANTICS 3.8: a choice by amount asks for one branch, or for the other and the amount")
    func choice() {
        var gate = Gate()
        let amount = gate.key("deal.amount", values: 2, at: 2)
        let approved = gate.key("deal.approved", values: 2)
        let budget = gate.key("deal.budget", values: 2)
        let search = gate.search(
            .conditional(gate.atom(amount, 2), gate.atom(approved, 1), gate.atom(budget, 1)))
        #expect(keys(search) == [["deal.approved"], ["deal.amount", "deal.budget"]])
    }

    @Test("SEMANTICS 3.8: contradicting items have no opening and can never open")
    func contradiction() {
        var gate = Gate()
        let segment = gate.key("customer.segment", values: 3)
        let items = [gate.atom(segment, 1), GateFormula.not(gate.atom(segment, 1, 2))]
        #expect(keys(gate.search(items[0], items[1])) == [])
        #expect(FreeGate(.and(items), domains: gate.domains).canNeverOpen)
    }

    @Test("SEMANTICS 1.8: `x == \"A\" || x != \"A\"` is not always open, with a default for x it is")
    func alwaysOpen() {
        var gate = Gate()
        let segment = gate.key("customer.segment", values: 2)
        let either = GateFormula.or([gate.atom(segment, 1), gate.atom(segment, 2)])
        #expect(!FreeGate(either, domains: gate.domains).alwaysOpens)
        let stated = KeyDomain(key: .fact(FactPath(.customer, "segment")), cells: CellSet(bits: 0b110), present: 1)
        #expect(FreeGate(either, domains: [stated]).alwaysOpens)
    }

    @Test("SEMANTICS 3.2: the sets of an open gate are one, the empty one")
    func openGate() {
        var gate = Gate()
        let segment = gate.key("customer.segment", values: 2, at: 1)
        #expect(keys(gate.search(gate.atom(segment, 1))) == [[]])
        #expect(keys(gate.search()) == [[]])
    }

    @Test("SEMANTICS 3.2: few changes first, then the asker's own, then by UTF-8 bytes")
    func order() {
        var gate = Gate()
        let parts = (0..<2).map { item in
            let own = gate.key("deal.z\(item)", values: 1)
            let others = gate.key("deal.a\(item)", values: 1, isAskers: false)
            return GateFormula.or([gate.atom(own, 1), gate.atom(others, 1)])
        }
        #expect(
            keys(gate.search(parts[0], parts[1])) == [
                ["deal.z0", "deal.z1"], ["deal.a0", "deal.a1"], ["deal.a0", "deal.z1"], ["deal.a1", "deal.z0"],
            ])
    }

    @Test("SEMANTICS 3.4: forty independent items with two ways each are never multiplied out")
    func independentItems() {
        var gate = Gate()
        var items: [GateFormula] = []
        for item in 0..<40 {
            let one = gate.key("deal.a\(item)", values: 1)
            let other = gate.key("deal.b\(item)", values: 1, isAskers: item > 0)
            items.append(.or([gate.atom(one, 1), gate.atom(other, 1)]))
        }
        var search = OpeningSearch(OpeningProblem(domains: gate.domains, items: items))
        #expect(search.total == 1 << 40)
        let first = (0..<8).compactMap { _ in search.next() }
        #expect(first.count == 8)
        #expect(first.allSatisfy { $0.cost == 40 && $0.isAskers })
        #expect(Set(first).count == 8)
    }

    @Test("SEMANTICS 3.1: elements to add count one each, and fewer of them may go with another change")
    func countedElements() {
        var gate = Gate()
        let calls = gate.add(
            KeyDomain(
                key: .addition(.interactions, predicate: "true"), cells: .first(4), present: 0,
                isCounted: true))
        let waived = gate.key("deal.waived", values: 1)
        func atLeast(_ count: Int) -> GateFormula {
            let cells = CellSet.first(4).subtracting(.first(count))
            return .atom(CellAtom(key: calls, holds: cells, fails: .first(count)))
        }
        let search = gate.search(.or([atLeast(3), .and([atLeast(1), gate.atom(waived, 1)])]))
        let sets = all(search)
        #expect(sets.map { $0.changes.map(\.count) } == [[1, 1], [3]])
        #expect(sets.map(\.cost) == [2, 3])
    }

    @Test("SEMANTICS 3.5: more than 128 assignments of a node are cut, the fewest changes stay, and it is said")
    func assignmentLimit() {
        var gate = Gate()
        let pairs = (0..<10).map { item in
            (gate.key("deal.a\(item)", values: 1), gate.key("deal.b\(item)", values: 1))
        }
        let way = GateFormula.and(pairs.map { .or([gate.atom($0.0, 1), gate.atom($0.1, 1)]) })
        let short = gate.key("deal.short", values: 1)
        let search = gate.search(.or([way, gate.atom(short, 1)]))
        #expect(search.findings.completeness == .limited(.assignments))
        #expect(all(search).first?.keys == [.fact(FactPath(.deal, "short"))])
    }

    @Test("SEMANTICS 3.5: keys beyond the 64th of one part stay where they are, and it is said")
    func keyLimit() {
        var gate = Gate()
        let many = (0..<70).map { gate.key("deal.k\(10 + $0)", values: 1) }
        let short = gate.key("deal.a", values: 1)
        let search = gate.search(.or([gate.atom(short, 1), .and(many.map { gate.atom($0, 1) })]))
        #expect(search.findings.completeness == .limited(.keys))
        #expect(keys(search) == [["deal.a"]])
    }

    @Test("SEMANTICS 3.3: a joined condition gives one alternative a key and is not exact")
    func joined() {
        var gate = Gate()
        let amount = gate.key("deal.amount", values: 2, at: 2)
        let limit = gate.key("terms.credit_limit", values: 2, at: 1)
        let atom = JoinedAtom(
            text: "deal.amount <= terms.credit_limit * 0.9", keys: [amount, limit], truth: false,
            holds: [[KeyCells(key: amount, cells: CellSet(1))], [KeyCells(key: limit, cells: CellSet(2))]], fails: [])
        let search = gate.search(.joined(atom))
        #expect(keys(search) == [["deal.amount"], ["terms.credit_limit"]])
        #expect(search.findings.completeness == .joined)
    }

    @Test("SEMANTICS 3.3: what cannot be solved counts as it is, and names its keys where that does not do")
    func opaque() {
        var gate = Gate()
        let segment = gate.key("customer.segment", values: 1)
        let names: [OpeningKey] = [.fact(FactPath(.deal, "title"))]
        let isTrue = GateFormula.opaque(OpaqueAtom(text: "t", names: names, truth: true))
        let isFalse = GateFormula.opaque(OpaqueAtom(text: "f", names: names, truth: false))
        let held = gate.search(isTrue, gate.atom(segment, 1))
        #expect(keys(held) == [["customer.segment"]])
        #expect(held.findings.completeness == .exact)
        let beside = gate.search(.or([isFalse, gate.atom(segment, 1)]))
        #expect(keys(beside) == [["customer.segment"]])
        #expect(beside.findings.completeness == .opaque(names))
        #expect(keys(gate.search(isFalse, gate.atom(segment, 1))) == [])
    }

    @Test("SEMANTICS 1.8: what cannot be solved may be anything, but not two things at once")
    func freeOpaque() {
        let atom = GateFormula.opaque(OpaqueAtom(text: "deal.title.matches('a')", names: [], truth: nil))
        #expect(!FreeGate(atom, domains: []).canNeverOpen)
        #expect(!FreeGate(atom, domains: []).alwaysOpens)
        #expect(FreeGate(.and([atom, .not(atom)]), domains: []).canNeverOpen)
        #expect(!FreeGate(.or([atom, .not(atom)]), domains: []).alwaysOpens)
        #expect(FreeGate(.constant(true), domains: []).alwaysOpens)
        #expect(FreeGate(.constant(nil), domains: []).canNeverOpen)
    }
}
