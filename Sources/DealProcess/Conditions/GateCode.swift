import CEL
package import DealModel
package import ExactValues

/// A condition of a usual shape as a short table of steps over slots: what a gate runs instead of the evaluator.
///
/// Steps are plain values in prefix order; a group knows where its members end. Whatever has no such shape keeps its
/// program, so that the table never has to be complete, only right.
package struct GateCode: Sendable {
    package let steps: [GateStep]
    /// Texts that steps compare with, by their index.
    package let texts: [TextKey]
}

/// Which frame a step reads.
package enum FrameKind: UInt8, Sendable { case deal, terms, customer }

/// The frames that a table reads.
package struct FrameKinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    init(_ kind: FrameKind) { self.init(rawValue: 1 << kind.rawValue) }

    static let deal = FrameKinds(.deal)
}

/// How a value must stand to a constant or another value.
package enum Relation: UInt8, Sendable {
    case equal, unequal, below, atMost, above, atLeast

    init?(_ function: String) {
        switch function {
        case "==": self = .equal
        case "!=": self = .unequal
        case "<": self = .below
        case "<=": self = .atMost
        case ">": self = .above
        case ">=": self = .atLeast
        default: return nil
        }
    }

    /// The same relation read from the other side.
    var mirrored: Relation {
        switch self {
        case .equal, .unequal: self
        case .below: .above
        case .atMost: .atLeast
        case .above: .below
        case .atLeast: .atMost
        }
    }

    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .below: left < right
        case .atMost: left <= right
        case .above: left > right
        case .atLeast: left >= right
        }
    }
}

/// One step of a table. What an absent fact means is settled beforehand: its default, or unknown.
package enum GateStep: Sendable {
    /// The members follow, up to this step.
    case all(end: Int32)
    case any(end: Int32)
    case not
    case present(FrameKind, Slot)
    case flag(FrameKind, Slot, absent: Truth)
    case int(FrameKind, Slot, Relation, Int64, absent: Truth)
    case number(FrameKind, Slot, Relation, ExactDecimal, absent: Truth)
    /// Of the process's currency; another one in the fact is an error.
    case money(FrameKind, Slot, Relation, Money, absent: Truth)
    case text(FrameKind, Slot, index: Int32, isEqual: Bool)
    case oneOf(FrameKind, Slot, first: Int32, count: Int32)
    /// Two facts of the same kind: whole numbers, numbers or money, without defaults.
    case pair(FrameKind, Slot, Relation, FrameKind, Slot)
    /// An item without a table, by its place in the plan: the engine asks it as a whole.
    case item(Int32)

    var frames: FrameKinds {
        switch self {
        case .all, .any, .not, .item: []
        case .present(let frame, _), .flag(let frame, _, _), .int(let frame, _, _, _, _),
            .number(let frame, _, _, _, _), .money(let frame, _, _, _, _), .text(let frame, _, _, _),
            .oneOf(let frame, _, _, _):
            FrameKinds(frame)
        case .pair(let left, _, _, let right, _): [FrameKinds(left), FrameKinds(right)]
        }
    }
}
