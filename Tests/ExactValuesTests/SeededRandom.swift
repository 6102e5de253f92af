import ExactValues

/// A repeatable stream of random numbers whose seed is printed, so that a failure can be run again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(printing test: String, seed: UInt64? = nil) {
        state = seed ?? UInt64.random(in: 0 ... .max)
        print("\(test): seed \(state)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// True once in `n` times.
    mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &self) == 0 }

    /// A decimal with any number of digits, the limits included.
    mutating func decimal() -> ExactDecimal {
        let bits = Int.random(in: 0...63, using: &self)
        var coefficient = Int64(truncatingIfNeeded: next() & (bits == 63 ? .max : (1 << UInt64(bits)) - 1))
        if chance(2) { coefficient = -coefficient }
        if chance(50) { coefficient = chance(2) ? .max : .min }
        return ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...18, using: &self)) ?? 0
    }
}
