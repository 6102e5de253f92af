import CEL
package import DealModel

/// A condition of a usual shape as a short table of steps over slots: what a gate runs instead of the evaluator.
///
/// A table says whether the condition is true, which is all that opens an item, and never why it is not. So negations are
/// settled when it is made: each stands at a single step, and no run needs a third value beside open and closed. Whatever
/// has no such shape keeps its program: the table never has to be complete, only right.
package struct GateCode: Sendable {
    /// In prefix order; a group knows where its members end.
    package let steps: [GateStep]
    /// Texts that steps compare with, by their index.
    package let texts: [TextKey]
}

/// Which frame a step reads.
package enum FrameKind: UInt8, Sendable { case deal, terms, customer }

/// How a value must stand to a constant or another value: a bit each for below, equal and above.
package enum Relation: UInt8, Sendable {
    case below = 1
    case equal = 2
    case atMost = 3
    case above = 4
    case unequal = 5
    case atLeast = 6

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

    /// The relation that holds where this one does not.
    var inverse: Relation {
        switch self {
        case .equal: .unequal
        case .unequal: .equal
        case .below: .atLeast
        case .atMost: .above
        case .above: .atMost
        case .atLeast: .below
        }
    }

    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        let order: UInt8 = left < right ? 1 : left == right ? 2 : 4
        return rawValue & order != 0
    }
}

/// One step of a table, in plain fields: what a step of one kind does not need is there all the same, so that none has to
/// be unpacked. What an absent fact means is settled beforehand: its default, or closed.
package struct GateStep: Sendable {
    package enum Operation: UInt8, Sendable {
        /// Every member is open, up to the step at the index.
        case all
        /// One of them is.
        case any
        /// The fact is stated.
        case present
        /// It is known that nobody has stated it.
        case absent
        /// The bool has the wanted meta.
        case flag
        /// A whole number, a number or money stands so to the bound.
        case compare
        /// The text at the index, or not that one.
        case text
        /// One of the texts from the index on, or none of them.
        case oneOf
        /// Two facts of the same kind stand so to each other: whole numbers, numbers or money, without defaults.
        case pair
    }

    let operation: Operation
    var frame = FrameKind.deal
    var slot = Slot.builtIn(0, .text)
    /// Of texts `equal` or `unequal`.
    var relation = Relation.equal
    /// Whether the step is open where nobody has stated the fact.
    var opensAbsent = false
    /// The meta that the bound would have in a slot.
    var meta: UInt16 = 0
    /// The word that it would have.
    var bound: Int64 = 0
    var otherFrame = FrameKind.deal
    var other = Slot.builtIn(0, .text)
    var index: Int32 = 0
    var count: Int32 = 1

    init(_ operation: Operation) { self.operation = operation }

    init(_ operation: Operation, _ frame: FrameKind, _ slot: Slot) {
        self.operation = operation
        self.frame = frame
        self.slot = slot
    }
}
