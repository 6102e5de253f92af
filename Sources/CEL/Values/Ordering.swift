import ExactValues

/// How two numbers stand to each other; nothing stands to a NaN.
enum NumericOrder { case less, equal, greater, unordered }

/// Orders two numbers of any kinds.
///
/// An integer beside a double is compared as the double nearest to it, as other implementations do.
func numericOrder(_ a: CELValue, _ b: CELValue) -> NumericOrder {
    switch (a, b) {
    case (.int(let x), .int(let y)): order(x, y)
    case (.uint(let x), .uint(let y)): order(x, y)
    case (.double(let x), .double(let y)): order(x, y)
    case (.int(let x), .uint(let y)): x < 0 ? .less : order(UInt64(x), y)
    case (.uint(let x), .int(let y)): y < 0 ? .greater : order(x, UInt64(y))
    case (.int(let x), .double(let y)): order(Double(x), y)
    case (.double(let x), .int(let y)): order(x, Double(y))
    case (.uint(let x), .double(let y)): order(Double(x), y)
    case (.double(let x), .uint(let y)): order(x, Double(y))
    case (.number(let x), .number(let y)): order(x, y)
    case (.number(let x), .int(let y)): order(x, ExactDecimal(y))
    case (.int(let x), .number(let y)): order(ExactDecimal(x), y)
    default: .unordered
    }
}

private func order<Value: Comparable>(_ a: Value, _ b: Value) -> NumericOrder {
    a < b ? .less : (a == b ? .equal : (a > b ? .greater : .unordered))
}

extension RunContext {
    /// -1, 0 or 1, or `nil` for numbers without an order; values that have none are an error.
    mutating func compare(_ a: CELValue, _ b: CELValue) throws(CELFault) -> Int? {
        switch (a, b) {
        case (.bool(let x), .bool(let y)): return x == y ? 0 : (y ? -1 : 1)
        case (.string(let x), .string(let y)):
            try chargeComparison(x, y)
            return sameText(x, y) ? 0 : (textPrecedes(x, y) ? -1 : 1)
        case (.bytes(let x), .bytes(let y)): return x == y ? 0 : (x.lexicographicallyPrecedes(y) ? -1 : 1)
        case (.timestamp(let x), .timestamp(let y)): return x == y ? 0 : (x < y ? -1 : 1)
        case (.duration(let x), .duration(let y)): return x == y ? 0 : (x < y ? -1 : 1)
        case (.date(let x), .date(let y)): return x == y ? 0 : (x < y ? -1 : 1)
        case (.money(let x), .money(let y)): return try exactly { () throws(ArithmeticError) in try x.compared(to: y) }
        case (.money(let x), .number(let y)): return try compare(x, y)
        case (.number(let x), .money(let y)): return try -compare(y, x)
        case (.money(let x), .int(let y)): return try compare(x, ExactDecimal(y))
        case (.int(let x), .money(let y)): return try -compare(y, ExactDecimal(x))
        default:
            guard a.isNumber, b.isNumber else { throw .noOverload("<", [a, b]) }
            switch numericOrder(a, b) {
            case .less: return -1
            case .equal: return 0
            case .greater: return 1
            case .unordered: return nil
            }
        }
    }

    /// An amount beside a plain number: only zero has any currency.
    private func compare(_ money: Money, _ number: ExactDecimal) throws(CELFault) -> Int {
        guard number.isZero else {
            throw CELFault(.currency, "an amount in \(money.currency) stands beside a number without a currency")
        }
        return money.amount.isZero ? 0 : (money.amount.isNegative ? -1 : 1)
    }
}

/// Runs exact arithmetic, whose errors become faults.
func exactly<Value>(_ compute: () throws(ArithmeticError) -> Value) throws(CELFault) -> Value {
    do throws(ArithmeticError) {
        return try compute()
    } catch {
        switch error {
        case .overflow: throw CELFault(.overflow, "overflow: \(error)")
        case .divisionByZero: throw CELFault(.divisionByZero, "division by zero")
        case .currencies: throw CELFault(.currency, "\(error)")
        }
    }
}
