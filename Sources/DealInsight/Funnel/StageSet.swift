/// Stages by their numbers: a bit each for the first 64, the few others beside.
struct StageSet {
    private var bits: UInt64 = 0
    private var others: Set<Int>?

    private static var bitCount: Int { UInt64.bitWidth }

    var isEmpty: Bool { bits == 0 && others == nil }

    @inline(__always)
    func contains(_ stage: Int) -> Bool {
        stage < Self.bitCount ? bits & 1 << UInt64(stage) != 0 : others?.contains(stage) ?? false
    }

    @inline(__always)
    mutating func insert(_ stage: Int) {
        if stage < Self.bitCount { bits |= 1 << UInt64(stage) } else { others = (others ?? []).union([stage]) }
    }

    /// In no order that counts.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        others?.forEach(body)
    }
}
