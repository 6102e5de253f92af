import ExactValues

// The opt-in library of exact numbers, money and dates: only new types, and overloads that have one of them.
extension FunctionTable {
    mutating func addExact() {
        addExactOperators()
        addExactComparisons()
        addExactConversions()
        addDates()
        for name in ["sum", "min", "max", "avg"] {
            extend(name, Aggregate.overloads(name, [.number, .money], { $0 }))
        }
        for name in ["min", "max"] { extend(name, Aggregate.overloads(name, [.date], { $0 })) }
        extend("sort", [CELType.number, .money, .date].map { .receiver("list_sort_\($0)", [.list($0)], .list($0)) })
    }

    private mutating func addExactOperators() {
        let mixed: [[CELType]] = [[.number, .number], [.number, .int], [.int, .number]]
        for (sign, id) in [("+", "add"), ("-", "subtract")] {
            extend(sign, mixed.map { .global("\(id)_\($0[0])_\($0[1])", $0, .number) })
            extend(sign, [.global("\(id)_money", [.money, .money], .money)])
            extend(sign, [.global("\(id)_date_duration", [.date, .duration], .date)])
        }
        extend("+", [.global("add_duration_date", [.duration, .date], .date)])
        extend("-", [.global("subtract_date", [.date, .date], .duration)])
        extend("*", mixed.map { .global("multiply_\($0[0])_\($0[1])", $0, .number) })
        extend("/", mixed.map { .global("divide_\($0[0])_\($0[1])", $0, .number) })
        for factor in [CELType.number, .int] {
            extend("*", [.global("multiply_money_\(factor)", [.money, factor], .money)])
            extend("*", [.global("multiply_\(factor)_money", [factor, .money], .money)])
            extend("/", [.global("divide_money_\(factor)", [.money, factor], .money)])
        }
        extend("/", [.global("divide_money", [.money, .money], .number)])
        extend("-_", [.global("negate_number", [.number], .number), .global("negate_money", [.money], .money)])
    }

    private mutating func addExactComparisons() {
        let order: [[CELType]] = [
            [.number, .number], [.number, .int], [.int, .number], [.money, .money], [.date, .date],
        ]
        for (sign, id) in [("<", "less"), ("<=", "less_equals"), (">", "greater"), (">=", "greater_equals")] {
            extend(sign, order.map { .global("\(id)_\($0[0])_\($0[1])", $0, .bool) })
        }
        for (sign, id) in [("==", "equals"), ("!=", "not_equals")] {
            extend(sign, order[1...2].map { .global("\(id)_\($0[0])_\($0[1])", $0, .bool) })
        }
    }

    private mutating func addExactConversions() {
        addConversion("number", to: .number, from: [.number, .int, .double, .string], toNumber)
        addConversion("money", to: .money, from: [.money, .string], toMoney)
        for (name, type) in [("int", CELType.int), ("double", .double), ("string", .string)] {
            extend(name, [.global("number_to_\(name)", [.number], type)])
        }
        extend("string", [.global("money_to_string", [.money], .string), .global("date_to_string", [.date], .string)])
    }

    private mutating func addDates() {
        add("days", [.global("days", [.int], .duration)]) { (args, _, _) throws(CELFault) in
            guard case .int(let count) = args[0] else { throw .noOverload("days", args) }
            guard let duration = CELDuration(days: count) else {
                throw CELFault(.overflow, "\(count) days are too many")
            }
            return .duration(duration)
        }
        add(
            "date",
            [CELType.date, .string, .timestamp].map { .global("\($0)_to_date", [$0], .date) }
        ) { (args, _, run) throws(CELFault) in .date(try run.date(args[0])) }
        let moments: [[CELType]] = [
            [.date, .date], [.timestamp, .timestamp], [.date, .timestamp], [.timestamp, .date],
        ]
        add("daysBetween", moments.map { .global("days_between_\($0[0])_\($0[1])", $0, .int) }) {
            (args, _, run) throws(CELFault) in .int(Int64(try run.date(args[0]).days(to: run.date(args[1]))))
        }
        for name in ["getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear"] {
            extend(name, [.receiver("date_\(name)", [.date], .int)])
        }
    }
}

extension RunContext {
    /// The day of a date, of its text, or of an instant in the zone of the options.
    fileprivate func date(_ value: CELValue) throws(CELFault) -> CivilDate {
        switch value {
        case .date(let date): return date
        case .timestamp(let time): return CivilDate(time.instant, in: options.zone)
        case .string(let text):
            guard let date = CivilDate(text) else {
                throw CELFault(.conversion, "'\(text)' is no date, such as 2026-03-02")
            }
            return date
        default: throw .noOverload("date", [value])
        }
    }
}

private func toNumber(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .number: return value
    case .int(let x): return .number(ExactDecimal(x))
    case .double(let x): return .number(try number(x.plainText))
    case .string(let text): return .number(try number(text))
    default: return nil
    }
}

private func number(_ text: String) throws(CELFault) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { throw CELFault(.conversion, "'\(text)' is no decimal number in range") }
    return value
}

private func toMoney(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .money: return value
    case .string(let text):
        guard let money = Money(text) else {
            throw CELFault(.conversion, "'\(text)' is no amount of money, such as 50000.00 EUR")
        }
        return .money(money)
    default: return nil
    }
}
