package import DealModel

/// The tables of a plan's items in one piece, so that asking them copies nothing.
package struct PlanCode: Sendable {
    private(set) var steps: ContiguousArray<GateStep> = []
    private(set) var texts: ContiguousArray<TextKey> = []
    /// How many items there are.
    private(set) var count = 0
    /// What the tables read.
    private(set) var frames: FrameKinds = []

    init(_ items: [GateItem]) {
        for item in items { append(item.code) }
    }

    private mutating func append(_ code: GateCode?) {
        defer { count += 1 }
        guard let code else { return steps.append(.item(Int32(clamping: count))) }
        frames = code.steps.reduce(frames) { $0.union($1.frames) }
        steps += code.steps.map { $0.moved(by: Int32(clamping: steps.count), textsBy: Int32(clamping: texts.count)) }
        texts += code.texts
    }
}

extension GatePlan {
    /// What every item says, in order.
    ///
    /// - Parameters:
    ///   - facts: With the slots of the process that the tables were made for.
    ///   - ask: Says what the item at a place says that has no table.
    package func verdicts(over facts: Facts, else ask: (Int) -> Truth) -> Verdicts {
        GateRun.over(facts, running: code) { run in
            var place = 0
            return Verdicts(count: code.count) { _ in run.truth(at: &place, on: facts, else: ask) }
        }
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
        switch self {
        case .all(let end): .all(end: end + steps)
        case .any(let end): .any(end: end + steps)
        case .text(let frame, let slot, let index, let isEqual):
            .text(frame, slot, index: index + texts, isEqual: isEqual)
        case .oneOf(let frame, let slot, let first, let count):
            .oneOf(frame, slot, first: first + texts, count: count)
        default: self
        }
    }
}
