import DealModel
import ExactValues
import Randomness

extension SeededRandom {
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
