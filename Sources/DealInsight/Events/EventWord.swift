import DealModel

/// What happened, in four bytes: the kind, the stage or outcome, how strictly the deal was kept, which way it went.
struct EventWord: Hashable, Sendable {
    enum Kind: UInt32 {
        case entered, closed, reopened, migrated, held, resumed, restated, revalued, planned
    }

    private var bits: UInt32

    init(
        _ kind: Kind, code: Int = EventWord.noCode, way: InsightEvent.Way = .unknown,
        control: InsightEvent.Control = .unknown, isImported: Bool = true, hasAdvice: Bool = false
    ) {
        bits =
            UInt32(truncatingIfNeeded: code) & 0xFFFF | kind.rawValue << 16 | UInt32(way.rawValue) << 20
            | UInt32(control.rawValue) << 22 | (isImported ? 1 << 24 : 0)
            | (hasAdvice ? 1 << 25 : 0)
    }

    /// The code of an event that names no stage, outcome or attribute.
    static var noCode: Int { 0xFFFF }

    var kind: Kind { Kind(rawValue: bits >> 16 & 0xF) ?? .planned }
    /// The number of the stage, the outcome or the attribute.
    var code: Int { Int(bits & 0xFFFF) }
    var way: InsightEvent.Way { InsightEvent.Way(rawValue: UInt8(truncatingIfNeeded: bits >> 20 & 3)) ?? .unknown }
    var control: InsightEvent.Control {
        InsightEvent.Control(rawValue: UInt8(truncatingIfNeeded: bits >> 22 & 3)) ?? .unknown
    }
    var isImported: Bool { bits & 1 << 24 != 0 }
    /// The way, the control, whether it was imported and has advice: in the order in which ``VisitMarks`` have them.
    var marks: UInt16 { UInt16(truncatingIfNeeded: bits >> 20) & 0x3F }
    /// Whether a deal came into a stage, and nothing else is to be noted.
    var isPlainEntry: Bool { bits & Self.plainEntryMask == Kind.entered.rawValue << 16 }
    /// The kind, the control and the advice.
    private static var plainEntryMask: UInt32 { 0xF << 16 | 3 << 22 | 1 << 25 }

    /// Whether closed gate items were passed; which, is kept beside.
    var hasAdvice: Bool { bits & 1 << 25 != 0 }
}
