package import DealModel

/// The tables of a plan's items in one piece, so that asking them copies nothing.
package struct PlanCode: Sendable {
    private(set) var steps: ContiguousArray<GateStep> = []
    private(set) var texts: ContiguousArray<TextKey> = []
    /// For each item whether it has a table.
    private(set) var isTabled: [Bool] = []
    /// How many items there are.
    private(set) var count = 0
    /// Whether every item has a table, and a bit of its own.
    private(set) var isWhole = true

    init(_ items: [GateItem]) {
        for item in items { append(item.code) }
    }

    private mutating func append(_ code: GateCode?) {
        count += 1
        isTabled.append(code != nil)
        isWhole = isWhole && code != nil && count <= 64
        guard let code else { return }
        steps += code.steps.map { $0.moved(by: Int32(clamping: steps.count), textsBy: Int32(clamping: texts.count)) }
        texts += code.texts
    }
}

extension GatePlan {
    /// What every item says, where all of them have tables: as a rule.
    ///
    /// - Returns: Nil where an item has none, or where the facts have other slots than the process.
    package func verdicts(over facts: Facts, under core: ProcessCore) -> Verdicts? {
        guard code.isWhole else { return nil }
        return GateRun.over(facts, in: core.facts.layouts, running: code) { run in
            var (closed, place) = (UInt64(0), 0)
            for item in 0..<code.count where !run.isOpen(at: &place, on: facts) { closed |= 1 &<< UInt64(item) }
            return Verdicts(closed: closed)
        }
    }

    /// What every item says, in order.
    ///
    /// - Parameters:
    ///   - core: The process, whose slots the facts have.
    ///   - ask: Says whether the item at a place is open that has no table.
    package func verdicts(over facts: Facts, under core: ProcessCore, else ask: (Int) -> Bool) -> Verdicts {
        let verdicts = GateRun.over(facts, in: core.facts.layouts, running: code) { run in
            var place = 0
            return Verdicts(count: code.count) { code.isTabled[$0] ? run.isOpen(at: &place, on: facts) : ask($0) }
        }
        return verdicts ?? Verdicts(count: code.count, isOpen: ask)
    }
}

extension GateItem {
    /// What the item asks as a table; nil when any part of it has no usual shape.
    fileprivate var code: GateCode? {
        switch kind {
        case .condition(let condition): condition.code
        default: nil
        }
    }
}

extension GateStep {
    /// The step in a longer table, behind so many steps and texts.
    fileprivate func moved(by steps: Int32, textsBy texts: Int32) -> GateStep {
        var step = self
        switch operation {
        case .all, .any: step.index += steps
        case .text, .oneOf: step.index += texts
        default: break
        }
        return step
    }
}
