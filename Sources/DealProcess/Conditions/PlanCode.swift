package import DealModel

/// The tables of a plan's items in one piece, so that asking them copies nothing.
package struct PlanCode: Sendable {
    package private(set) var steps: [GateStep] = []
    package private(set) var texts: [TextKey] = []
    /// Where the table of each item begins; -1 for an item that the engine asks as a whole.
    package private(set) var starts: [Int32] = []

    init(_ items: [GateItem]) {
        for item in items {
            let start = steps.count
            if let code = item.code {
                append(code)
                starts.append(Int32(clamping: start))
            } else {
                starts.append(-1)
            }
        }
    }

    private mutating func append(_ code: GateCode) {
        steps += code.steps.map { $0.moved(by: Int32(clamping: steps.count), textsBy: Int32(clamping: texts.count)) }
        texts += code.texts
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
