/// Stages by their numbers.
protocol StageSet: Equatable {
    /// The empty set.
    init()
    var isEmpty: Bool { get }
    func contains(_ stage: Int) -> Bool
    mutating func insert(_ stage: Int)
    /// In no order that counts.
    func forEach(_ body: (Int) -> Void)
    /// Any number that equal sets have in common.
    var mixed: UInt64 { get }
}

/// Stages of a funnel that has no more than 64: a bit each.
struct FewStages: StageSet {
    private var bits: UInt64 = 0

    /// So many stages fit.
    static var limit: Int { UInt64.bitWidth }

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    func contains(_ stage: Int) -> Bool { bits & 1 << UInt64(truncatingIfNeeded: stage) != 0 }

    @inline(__always)
    mutating func insert(_ stage: Int) { bits |= 1 << UInt64(truncatingIfNeeded: stage) }

    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    @inline(__always)
    var mixed: UInt64 { bits }
}

/// Any stages.
struct ManyStages: StageSet {
    private var stages: Set<Int> = []

    var isEmpty: Bool { stages.isEmpty }
    func contains(_ stage: Int) -> Bool { stages.contains(stage) }
    mutating func insert(_ stage: Int) { stages.insert(stage) }
    func forEach(_ body: (Int) -> Void) { stages.forEach(body) }
    var mixed: UInt64 { stages.reduce(0) { $0 ^ 1 << UInt64($1 & 63) } }
}
