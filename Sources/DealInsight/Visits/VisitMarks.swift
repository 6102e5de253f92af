/// How a visit began and ended, in two bytes.
struct VisitMarks: Hashable, Sendable {
    private(set) var bits: UInt16

    init(
        _ beginning: StageVisit.Beginning, way: InsightEvent.Way, control: InsightEvent.Control, isImported: Bool,
        ignoredAdvice: Bool
    ) {
        bits =
            UInt16(beginning.rawValue) | UInt16(way.rawValue) << 6 | UInt16(control.rawValue) << 8
            | (isImported ? 1 << 10 : 0) | (ignoredAdvice ? 1 << 11 : 0)
    }

    /// Of a visit that began with an event to which nothing is to be added.
    @inline(__always)
    init(_ beginning: StageVisit.Beginning, plain word: EventWord) {
        bits = UInt16(beginning.rawValue) | word.marks << 6
    }

    var beginning: StageVisit.Beginning { StageVisit.Beginning(rawValue: UInt8(bits & 7)) ?? .first }
    var end: StageVisit.End {
        get { StageVisit.End(rawValue: UInt8(bits >> 3 & 7)) ?? .open }
        set { bits = bits & ~(7 << 3) | UInt16(newValue.rawValue) << 3 }
    }
    /// Whether the visit ended by a move or a closing of the deal, with which its stay came to an end.
    var endsStay: Bool { 1 << (bits >> 3 & 7) & Self.endsOfStays != 0 }
    /// Whether the visit ended by a closing of the deal.
    var endsDeal: Bool { end == .won || end == .lost || end == .neither }
    private static var endsOfStays: UInt16 {
        1 << StageVisit.End.moved.rawValue | 1 << StageVisit.End.won.rawValue | 1 << StageVisit.End.lost.rawValue
    }
    var way: InsightEvent.Way { InsightEvent.Way(rawValue: UInt8(bits >> 6 & 3)) ?? .unknown }
    var control: InsightEvent.Control { InsightEvent.Control(rawValue: UInt8(bits >> 8 & 3)) ?? .unknown }
    var isImported: Bool { bits & 1 << 10 != 0 }
    var ignoredAdvice: Bool { bits & 1 << 11 != 0 }
    /// Whether the visit seemed to end before it began.
    var isNegative: Bool {
        get { bits & 1 << 12 != 0 }
        set { bits = newValue ? bits | 1 << 12 : bits & ~(1 << 12) }
    }
}
