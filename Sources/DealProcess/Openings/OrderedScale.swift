import DealModel
import ExactValues

/// A type of fact whose values lie on a line, with the step from one value to the next that is worth proposing.
struct OrderedScale: Hashable {
    enum Kind: Hashable { case int, number, money(Currency), date, timestamp }

    let kind: Kind
    /// Digits behind the point of the values proposed.
    var digits: Int

    init?(_ type: FactType, currency: Currency?) {
        switch type {
        case .int: (kind, digits) = (.int, 0)
        case .number: (kind, digits) = (.number, 0)
        // Whole per cents.
        case .percent: (kind, digits) = (.number, 2)
        case .date: (kind, digits) = (.date, 0)
        case .timestamp: (kind, digits) = (.timestamp, 0)
        case .money:
            guard let currency else { return nil }
            (kind, digits) = (.money(currency), currency.minorDigits)
        case .string, .bool, .list: return nil
        }
    }

    /// The least step: one minor unit, one unit of the last digit, one day, one second.
    var step: ExactDecimal? {
        switch kind {
        case .timestamp: ExactDecimal(Instant.microsecondsInSecond)
        case .int, .date: ExactDecimal(1)
        case .number, .money: ExactDecimal(coefficient: 1, scale: digits)
        }
    }

    /// Whether there is always a value between two others.
    var isDense: Bool { kind == .number }

    func quantity(of value: FactValue) -> ExactDecimal? {
        if case .money(let own) = kind, case .money(let money) = value, money.currency != own { return nil }
        return value.literal.quantity
    }

    /// The fact's value there; nil when it is out of range or, for whole quantities, between two values.
    func value(at quantity: ExactDecimal) -> FactValue? {
        switch kind {
        case .number: return .number(quantity)
        case .money(let currency): return .money(Money(quantity, currency))
        case .int: return quantity.integer.map { .int($0) }
        case .timestamp: return quantity.integer.map { .timestamp(Instant(microseconds: $0)) }
        case .date:
            guard let days = quantity.integer.flatMap({ Int32(exactly: $0) }) else { return nil }
            return .date(CivilDate(daysSinceEpoch: days))
        }
    }

    /// The nearest quantities at or around `quantity` that a value can have.
    func neighbours(of quantity: ExactDecimal) -> [ExactDecimal] {
        let kept = isDense ? max(digits, min(quantity.scale, Self.densestDigits)) : digits
        guard let low = try? quantity.rounded(to: kept, .down), let high = try? quantity.rounded(to: kept, .up) else {
            return []
        }
        return low == high ? [low] : [low, high]
    }

    /// Quotients have twelve digits; what a person is asked to enter has no more than these.
    private static let densestDigits = 6
}
