import ExactValues
import Randomness

extension SeededRandom {
    /// A decimal with any number of digits, the limits included.
    mutating func decimal() -> ExactDecimal {
        let bits = Int.random(in: 0...63, using: &self)
        var coefficient = Int64(truncatingIfNeeded: next() & (bits == 63 ? .max : (1 << UInt64(bits)) - 1))
        if chance(2) { coefficient = -coefficient }
        if chance(50) { coefficient = chance(2) ? .max : .min }
        return ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...18, using: &self)) ?? 0
    }
}
