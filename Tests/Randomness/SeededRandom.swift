/// Random numbers that their seed repeats, on every machine (SplitMix64: Steele, Lea and Flood, *Fast splittable
/// pseudorandom number generators*, 2014).
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// Begins anywhere, and prints where, so that a failure can be run again.
    package init(printing test: String) {
        self.init(seed: .random(in: 0 ... .max))
        print("\(test): seed \(state)")
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 up to, but not, `bound`.
    package mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(bound)) }

    /// True once in `n` times.
    package mutating func chance(_ n: Int) -> Bool { below(n) == 0 }
}
