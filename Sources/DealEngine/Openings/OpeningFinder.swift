import DealModel
import DealProcess
import ExactValues

/// Finds the smallest openings of a refused hearing, and tries each before it is given: with all its changes every item
/// must be open, with each change left out in turn some item must be closed (SEMANTICS 3.6).
struct OpeningFinder {
    private let hearing: Hearing
    private let items: [GateItem]
    private let limits: OpeningLimits
    private var trials = 0
    private var findings = OpeningFindings()

    init(_ hearing: Hearing, limits: OpeningLimits = OpeningLimits()) {
        self.hearing = hearing
        items = hearing.enforcedItems
        self.limits = limits
    }

    mutating func report() -> OpeningReport {
        let translation = HearingTranslation(hearing, items: items)
        var search = OpeningSearch(translation.gate.problem, limits: limits)
        findings.add(translation.gate.findings)
        findings.add(search.findings)
        var found: [Opening] = []
        var looked = 0
        while found.count < limits.sets, trials < limits.trials, let set = search.next() {
            looked += 1
            guard let opening = verified(translation.changes(of: set)) else { continue }
            if !found.contains(where: { $0.isWithin(opening) }) { found.append(opening) }
        }
        if trials >= limits.trials { findings.limits.insert(.trials) }
        return OpeningReport(
            openings: found.sorted(by: Opening.precedes), more: max(0, search.total - looked),
            completeness: findings.completeness, unchangeable: found.isEmpty ? translation.gate.unchangeable : [],
            lackingCustomer: hearing.lacksCustomer ? translation.gate.aboutCustomer : [])
    }

    // MARK: - Trials

    /// One thing done, with the change that it belongs to.
    private struct Step {
        let change: Int
        let supply: Supply
    }

    /// The opening without the changes that it does not need, or nil when it does not open.
    private mutating func verified(_ changes: [Opening.Change]) -> Opening? {
        let steps = changes.enumerated().flatMap { index, change in
            change.supplies.map { Step(change: index, supply: $0) }
        }
        guard opens(steps) else {
            findings.addOpaque(changes.map(\.key))
            return nil
        }
        let kept = needed(steps, of: changes)
        let counts = kept.reduce(into: [:]) { counts, step in counts[step.change, default: 0] += 1 }
        let remaining = changes.enumerated().compactMap { index, change in counts[index].map(change.counting) }
        return Opening(changes: remaining, at: hearing.now, process: hearing.process)
    }

    /// Leaves out each step in turn, and for good where the gate stays open without it: elements that any will do
    /// for go first, since a particular one may serve for them too.
    private mutating func needed(_ steps: [Step], of changes: [Opening.Change]) -> [Step] {
        var kept = steps.sorted { changes[$0.change].isUnspecific && !changes[$1.change].isUnspecific }
        var index = 0
        while index < kept.count {
            var fewer = kept
            fewer.remove(at: index)
            if opens(fewer) { kept = fewer } else { index += 1 }
        }
        return kept
    }

    private mutating func opens(_ steps: [Step]) -> Bool {
        trials += 1
        var ground = TrialGround(
            facts: hearing.facts, answers: hearing.answers, now: hearing.now,
            layouts: hearing.process.core.facts.layouts)
        ground.supply(steps.map(\.supply))
        let trial = Hearing(
            command: hearing.command, facts: ground.facts, process: hearing.process, now: ground.now,
            answers: ground.answers)
        return items.allSatisfy { trial.truth(of: $0) == .yes }
    }
}

extension Opening {
    /// Whether it makes the other superfluous: the same changes, or some of them. The same facts with other values are
    /// another way.
    fileprivate func isWithin(_ other: Opening) -> Bool {
        changes.allSatisfy { change in
            other.changes.contains { $0.key == change.key && $0.supplies.count >= change.supplies.count }
        } && (keys != other.keys || zip(changes, other.changes).allSatisfy { $0.isUncounted($1) })
    }

    private var keys: [OpeningKey] { changes.map(\.key) }

    /// Few changes first, then those of the asker alone, then by keys.
    fileprivate static func precedes(_ left: Opening, _ right: Opening) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        if left.isAskers != right.isAskers { return left.isAskers }
        return left.keys.lexicographicallyPrecedes(right.keys)
    }
}

extension Opening.Change {
    /// Whether it adds elements of any kind.
    fileprivate var isUnspecific: Bool {
        if case .addition(_, "true") = key { true } else { false }
    }

    /// Whether both want the same, but for how often it is done.
    fileprivate func isUncounted(_ other: Opening.Change) -> Bool {
        if case .addition = key { true } else { wanted == other.wanted }
    }

    /// The same change, done so many times.
    fileprivate func counting(_ count: Int) -> Opening.Change {
        guard count != supplies.count else { return self }
        return Opening.Change(
            key: key, wanted: .added(count), witness: witness, by: by, isAskers: isAskers, condition: condition,
            supplies: Array(supplies.prefix(count)))
    }
}

extension Hearing {
    /// The items that must open for the command to be done. Under manual control a stage's gates are advice to an
    /// outcome and to opening a deal; a move that was refused for them needs them.
    fileprivate var enforcedItems: [GateItem] {
        let isAdvised = process.control == .manual && !command.action.isMove
        return plan.items.enumerated().compactMap { index, item in
            guard item.mode == .block, !(isAdvised && plan.isAdvisable[index]) else { return nil }
            // An edit is not asked to mend what it found closed: that counts as open.
            return verdicts.isOpen(index) && truth(of: item) != .yes ? nil : item
        }
    }
}

extension DealCommand.Action {
    fileprivate var isMove: Bool { if case .move = self { true } else { false } }
}
