import DealModel
package import DealProcess
import ExactValues

extension Hearing {
    /// Whether nothing at all is closed.
    package var isAllOpen: Bool { verdicts.allOpen || !closes { mode, _ in mode == .block } }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    package func isPassable(under control: ProcessControl) -> Bool {
        if verdicts.allOpen { return true }
        return !closes { mode, isAdvisable in mode == .block && !(control == .manual && isAdvisable) }
    }

    /// Whether an item is closed whose mode, and whether a manual process takes it as advice, are as asked.
    private func closes(_ matters: (ItemMode, Bool) -> Bool) -> Bool {
        for (index, item) in plan.items.enumerated()
        where verdicts[index] != .yes && matters(item.mode, plan.isAdvisable[index]) {
            return true
        }
        return false
    }

    /// What asks the items of the facts that were heard.
    package var reader: GateReader {
        GateReader(facts: facts, actor: command.actor, process: process, now: now, answers: answers)
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
