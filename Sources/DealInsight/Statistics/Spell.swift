/// A stretch of time under observation, and how it ended.
struct Spell: Hashable, Sendable {
    /// The age at which it came under observation, in microseconds: 0 unless it was first seen later.
    let entry: Int64
    /// The age at which it ended or was last seen, in microseconds.
    let exit: Int64
    /// What ended it, from 0; ``censored``: nothing yet.
    let cause: Int32

    static var censored: Int32 { -1 }
}

/// Spells in order of the ages at which they ended.
struct ExitOrder {
    /// The age and, in the lowest bits, the cause and one: so that plain numbers are sorted.
    private let packed: [Int64]
    private let bits: Int
    /// The ages, rising.
    let ages: [Int64]

    init(_ spells: [Spell], causeCount: Int) {
        let bits = Int64.bitWidth - (causeCount + 1).leadingZeroBitCount
        // What is older than thousands of years is as old as that.
        let oldest = Int64.max >> bits
        let packed = spells.map { min($0.exit, oldest) << bits | Int64($0.cause + 1) }.sortedByDigits()
        self.bits = bits
        self.packed = packed
        ages = packed.map { $0 >> bits }
    }

    /// What ended a spell, or ``Spell/censored``.
    func cause(_ place: Int) -> Int { Int(packed[place] & (1 << bits - 1)) - 1 }
}
