/// Why an exact computation has no result.
public enum ArithmeticError: Error, Hashable, Sendable {
    /// The exact result needs more digits than an ``ExactDecimal`` holds, or a date lies outside its range.
    case overflow
    /// The divisor is zero.
    case divisionByZero
    /// Two sums of money of different currencies were added, subtracted, divided or compared.
    case currencies(Currency, Currency)
}

extension ArithmeticError: CustomStringConvertible {
    /// The sentence that logs print.
    public var description: String {
        switch self {
        case .overflow: "the result has more digits than can be kept exactly"
        case .divisionByZero: "division by zero"
        case .currencies(let one, let other): "\(one) and \(other) cannot be mixed"
        }
    }
}
