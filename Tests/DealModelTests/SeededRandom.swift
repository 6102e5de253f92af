import DealModel
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

    /// A decimal with any number of digits.
    mutating func decimal() -> ExactDecimal {
        let coefficient = Int64(bitPattern: next()) >> Int64.random(in: 0...62, using: &self)
        return ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...18, using: &self)) ?? 0
    }

    /// A text that is often short, sometimes blank, sometimes of many bytes a letter.
    mutating func text() -> String {
        let letters: [Character] = ["a", "B", "7", " ", "é", "ж", "中", "🙂", "\"", "\\", "\n", "\u{0}", "e\u{301}"]
        let length = Int.random(in: 0...(chance(3) ? 20 : 9), using: &self)
        return String((0..<length).map { _ in letters.randomElement(using: &self) ?? "x" })
    }

    /// A value of a type; lists may hold blank texts.
    mutating func value(of type: FactType) -> FactValue {
        switch type {
        case .string: return .text(text())
        case .int: return .int(Int64(bitPattern: next()))
        case .number, .percent: return .number(decimal())
        case .money: return .money(Money(decimal(), Currency.all.randomElement(using: &self) ?? "EUR"))
        case .bool: return .bool(chance(2))
        case .date: return .date(CivilDate(daysSinceEpoch: Int32.random(in: -719_162...2_932_896, using: &self)))
        case .timestamp: return .timestamp(Instant(microseconds: Int64(bitPattern: next())))
        case .list(let element):
            return .list((0..<Int.random(in: 0...3, using: &self)).map { _ in value(of: element) })
        }
    }
}
