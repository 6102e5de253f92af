import ExactValues

extension FunctionTable {
    mutating func addOperators() {
        let numbers: [CELType] = [.int, .uint, .double]
        let a = CELType.typeParam("A")
        addBinary(
            "+",
            numbers.map { .global("add_\($0)", [$0, $0], $0) } + [
                .global("add_string", [.string, .string], .string), .global("add_bytes", [.bytes, .bytes], .bytes),
                .global("add_list", [.list(a), .list(a)], .list(a)),
                .global("add_timestamp_duration", [.timestamp, .duration], .timestamp),
                .global("add_duration_timestamp", [.duration, .timestamp], .timestamp),
                .global("add_duration", [.duration, .duration], .duration),
            ]
        ) { (a, b, run) throws(CELFault) in try plus(a, b, &run) }
        addBinary(
            "-",
            numbers.map { .global("subtract_\($0)", [$0, $0], $0) } + [
                .global("subtract_timestamp", [.timestamp, .timestamp], .duration),
                .global("subtract_timestamp_duration", [.timestamp, .duration], .timestamp),
                .global("subtract_duration", [.duration, .duration], .duration),
            ]
        ) { (a, b, _) throws(CELFault) in try subtract(a, b) }
        addBinary("*", numbers.map { .global("multiply_\($0)", [$0, $0], $0) }) { (a, b, _) throws(CELFault) in
            try multiply(a, b)
        }
        addBinary("/", numbers.map { .global("divide_\($0)", [$0, $0], $0) }) { (a, b, _) throws(CELFault) in
            try divide(a, b)
        }
        addBinary("%", [.global("modulo_int", [.int, .int], .int), .global("modulo_uint", [.uint, .uint], .uint)]) {
            (a, b, _) throws(CELFault) in try remainder(a, b)
        }
        add("-_", [.global("negate_int", [.int], .int), .global("negate_double", [.double], .double)]) {
            (args, _, _) throws(CELFault) in try negate(args[0])
        }
    }
}

private func plus(_ a: CELValue, _ b: CELValue, _ run: inout RunContext) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.int(let x), .int(let y)): return .int(try whole(x.addingReportingOverflow(y)))
    case (.uint(let x), .uint(let y)): return .uint(try whole(x.addingReportingOverflow(y)))
    case (.double(let x), .double(let y)): return .double(x + y)
    case (.string(let x), .string(let y)):
        try run.charge((x.utf8.count + y.utf8.count) / 8)
        return .string(x + y)
    case (.bytes(let x), .bytes(let y)):
        try run.charge((x.count + y.count) / 8)
        return .bytes(x + y)
    case (.list(let x), .list(let y)):
        try run.charge(elements: x.count + y.count)
        return .list(CELList(x.values + y.values))
    default: return try addTimes(a, b)
    }
}

private func addTimes(_ a: CELValue, _ b: CELValue) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.timestamp(let x), .duration(let y)), (.duration(let y), .timestamp(let x)):
        return .timestamp(try inRange(x.adding(y)))
    case (.duration(let x), .duration(let y)):
        let (sum, overflow) = x.nanoseconds.addingReportingOverflow(y.nanoseconds)
        return .duration(try inRange(overflow ? nil : CELDuration(nanoseconds: sum)))
    case (.date(let x), .duration(let y)), (.duration(let y), .date(let x)): return .date(try shift(x, by: y, 1))
    default:
        return try exactOperation("+", a, b) { (x, y) throws(ArithmeticError) in
            try x.adding(y)
        } amounts: {
            (x, y) throws(ArithmeticError) in
            try x.adding(y)
        }
    }
}

private func subtract(_ a: CELValue, _ b: CELValue) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.int(let x), .int(let y)): return .int(try whole(x.subtractingReportingOverflow(y)))
    case (.uint(let x), .uint(let y)): return .uint(try whole(x.subtractingReportingOverflow(y)))
    case (.double(let x), .double(let y)): return .double(x - y)
    case (.timestamp(let x), .timestamp(let y)): return .duration(try inRange(x.since(y)))
    case (.timestamp(let x), .duration(let y)): return .timestamp(try inRange(y.negated.flatMap(x.adding)))
    case (.duration(let x), .duration(let y)):
        let (difference, overflow) = x.nanoseconds.subtractingReportingOverflow(y.nanoseconds)
        return .duration(try inRange(overflow ? nil : CELDuration(nanoseconds: difference)))
    case (.date(let x), .date(let y)): return .duration(try inRange(CELDuration(days: Int64(y.days(to: x)))))
    case (.date(let x), .duration(let y)): return .date(try shift(x, by: y, -1))
    default:
        return try exactOperation("-", a, b) { (x, y) throws(ArithmeticError) in
            try x.subtracting(y)
        } amounts: {
            (x, y) throws(ArithmeticError) in
            try x.subtracting(y)
        }
    }
}

private func multiply(_ a: CELValue, _ b: CELValue) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.int(let x), .int(let y)): return .int(try whole(x.multipliedReportingOverflow(by: y)))
    case (.uint(let x), .uint(let y)): return .uint(try whole(x.multipliedReportingOverflow(by: y)))
    case (.double(let x), .double(let y)): return .double(x * y)
    case (.money(let x), let factor), (let factor, .money(let x)):
        guard let factor = factor.exactNumber else { throw .noOverload("*", [a, b]) }
        return .money(try exactly { () throws(ArithmeticError) in try x.multiplied(by: factor) })
    default:
        guard let x = a.exactNumber, let y = b.exactNumber else { throw .noOverload("*", [a, b]) }
        return .number(try exactly { () throws(ArithmeticError) in try x.multiplied(by: y) })
    }
}

private func divide(_ a: CELValue, _ b: CELValue) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.int(let x), .int(let y)):
        guard y != 0 else { throw .divisionByZero }
        return .int(try whole(x.dividedReportingOverflow(by: y)))
    case (.uint(let x), .uint(let y)):
        guard y != 0 else { throw .divisionByZero }
        return .uint(x / y)
    case (.double(let x), .double(let y)): return .double(x / y)
    case (.money(let x), .money(let y)):
        return .number(try exactly { () throws(ArithmeticError) in try x.divided(by: y) })
    case (.money(let x), _):
        guard let divisor = b.exactNumber else { throw .noOverload("/", [a, b]) }
        return .money(try exactly { () throws(ArithmeticError) in try x.divided(by: divisor) })
    default:
        guard let x = a.exactNumber, let y = b.exactNumber else { throw .noOverload("/", [a, b]) }
        return .number(try exactly { () throws(ArithmeticError) in try x.divided(by: y) })
    }
}

private func remainder(_ a: CELValue, _ b: CELValue) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.int(_), .int(0)), (.uint(_), .uint(0)): throw CELFault(.divisionByZero, "modulus by zero")
    case (.int(let x), .int(let y)): return .int(try whole(x.remainderReportingOverflow(dividingBy: y)))
    case (.uint(let x), .uint(let y)): return .uint(x % y)
    default: throw .noOverload("%", [a, b])
    }
}

private func negate(_ value: CELValue) throws(CELFault) -> CELValue {
    switch value {
    case .int(let x): return .int(try whole(Int64(0).subtractingReportingOverflow(x)))
    case .double(let x): return .double(-x)
    case .number(let x): return .number(try exactly { () throws(ArithmeticError) in try x.negated() })
    case .money(let x): return .money(try exactly { () throws(ArithmeticError) in try x.negated() })
    default: throw .noOverload("-", [value])
    }
}

/// A sum of two exact values: numbers and ints, or amounts; zero is an amount of any currency.
private func exactOperation(
    _ name: String, _ a: CELValue, _ b: CELValue,
    numbers: (ExactDecimal, ExactDecimal) throws(ArithmeticError) -> ExactDecimal,
    amounts: (Money, Money) throws(ArithmeticError) -> Money
) throws(CELFault) -> CELValue {
    switch (a, b) {
    case (.money(let x), .money(let y)): return .money(try exactly { () throws(ArithmeticError) in try amounts(x, y) })
    case (.money(let x), _) where b.isExactZero: return .money(x)
    case (_, .money(let y)) where a.isExactZero:
        return .money(try exactly { () throws(ArithmeticError) in try amounts(Money(.zero, y.currency), y) })
    default:
        guard let x = a.exactNumber, let y = b.exactNumber else { throw .noOverload(name, [a, b]) }
        return .number(try exactly { () throws(ArithmeticError) in try numbers(x, y) })
    }
}

private func shift(_ date: CivilDate, by duration: CELDuration, _ sign: Int) throws(CELFault) -> CivilDate {
    let (days, rest) = duration.nanoseconds.quotientAndRemainder(dividingBy: 86_400_000_000_000)
    guard rest == 0 else { throw CELFault(.invalidArgument, "only whole days can be added to a date") }
    return try exactly { () throws(ArithmeticError) in try date.adding(days: Int(days) * sign) }
}

private func whole<Value>(_ result: (partialValue: Value, overflow: Bool)) throws(CELFault) -> Value {
    if result.overflow { throw CELFault(.overflow, "integer overflow") }
    return result.partialValue
}

private func inRange<Value>(_ value: Value?) throws(CELFault) -> Value {
    guard let value else { throw CELFault(.outOfRange, "the time is out of range") }
    return value
}

extension CELDuration {
    fileprivate var negated: CELDuration? {
        nanoseconds == .min ? nil : CELDuration(nanoseconds: -nanoseconds)
    }
}

extension CELFault {
    fileprivate static let divisionByZero = CELFault(.divisionByZero, "division by zero")
}

extension CELValue {
    /// The exact number, also of an int.
    var exactNumber: ExactDecimal? {
        switch self {
        case .number(let value): value
        case .int(let value): ExactDecimal(value)
        default: nil
        }
    }

    fileprivate var isExactZero: Bool { exactNumber?.isZero ?? false }
}
