import DealModel
package import DealProcess
import ExactValues

extension Hearing {
    /// Whether nothing that blocks is closed.
    package var isAllOpen: Bool { verdicts.allOpen || !closes(plan.blocking) { mode, _ in mode == .block } }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    package func isPassable(under control: ProcessControl) -> Bool {
        if verdicts.allOpen { return true }
        guard control == .manual else { return isAllOpen }
        return !closes(plan.blockingManual) { $0 == .block && !$1 }
    }

    /// Whether one of these items is closed; beyond the 64 that have a bit, one that matters.
    private func closes(_ bits: UInt64, beyond matters: (ItemMode, _ isAdvisable: Bool) -> Bool) -> Bool {
        if verdicts.closedBits(of: plan.items.count) & bits != 0 { return true }
        guard plan.items.count > 64 else { return false }
        return (64..<plan.items.count).contains {
            verdicts[$0] != .yes && matters(plan.items[$0].mode, plan.isAdvisable[$0])
        }
    }

    /// What asks the items of the facts that were heard.
    package var reader: GateReader {
        GateReader(facts: facts, command: command, process: process, now: now, answers: answers)
    }

    /// The closed items of the modes that matter, in the order asked.
    package func closedGateItems(_ matters: (ItemMode) -> Bool) -> [GateItem] {
        var items: [GateItem] = []
        verdicts.forEachClosed(of: plan.items.count) { index in
            if matters(plan.items[index].mode) { items.append(plan.items[index]) }
        }
        return items
    }

    /// The same, explained in full.
    package func closedItems(_ matters: (ItemMode) -> Bool) -> [ClosedItem] {
        let reader = reader
        return closedGateItems(matters).map(reader.explain)
    }
}
