import CEL
import DealModel
import ExactValues

extension FactValue {
    /// The value as a literal of the rule language.
    var literal: CELValue { CELValue(self) }

    /// A constant of a condition as a fact's value; nil for what no fact can be.
    init?(constant: CELValue) {
        switch constant {
        case .string(let text): self = .text(text)
        case .int(let int): self = .int(int)
        case .number(let number): self = .number(number)
        case .money(let money): self = .money(money)
        case .bool(let bool): self = .bool(bool)
        case .date(let date): self = .date(date)
        case .timestamp(let time): self = .timestamp(time.instant)
        case .list(let list): self = .list(list.values.compactMap { FactValue(constant: $0) })
        default: return nil
        }
    }
}

extension CELValue {
    /// A quantity as a number on one line: days of dates, microseconds of timestamps and durations.
    var quantity: ExactDecimal? {
        switch self {
        case .int(let int): ExactDecimal(int)
        case .number(let number): number
        case .money(let money): money.amount
        case .date(let date): ExactDecimal(Int64(date.daysSinceEpoch))
        case .timestamp(let time): ExactDecimal(time.instant.microseconds)
        case .duration(let duration): ExactDecimal(duration.nanoseconds / 1_000)
        default: nil
        }
    }

    var money: Money? { if case .money(let money) = self { money } else { nil } }
}
