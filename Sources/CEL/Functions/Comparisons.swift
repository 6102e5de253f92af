import ExactValues

extension FunctionTable {
    mutating func addComparisons() {
        let a = CELType.typeParam("A")
        add("==", [.global("equals", [a, a], .bool)]) { (args, _, run) throws(CELFault) in
            .bool(try run.areEqual(args[0], args[1]))
        }
        add("!=", [.global("not_equals", [a, a], .bool)]) { (args, _, run) throws(CELFault) in
            .bool(try !run.areEqual(args[0], args[1]))
        }
        addOrder("<", "less") { $0 < 0 }
        addOrder("<=", "less_equals") { $0 <= 0 }
        addOrder(">", "greater") { $0 > 0 }
        addOrder(">=", "greater_equals") { $0 >= 0 }
        addMembership()
    }

    private mutating func addOrder(_ sign: String, _ id: String, _ holds: @escaping @Sendable (Int) -> Bool) {
        let ordered: [CELType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
        add(sign, ordered.map { .global("\(id)_\($0)", [$0, $0], .bool) }) { (args, _, run) throws(CELFault) in
            .bool(try run.compare(args[0], args[1]).map(holds) ?? false)
        }
    }

    private mutating func addMembership() {
        let a = CELType.typeParam("A")
        add(
            "in", [.global("in_list", [a, .list(a)], .bool), .global("in_map", [a, .map(a, .typeParam("B"))], .bool)]
        ) {
            (args, _, run) throws(CELFault) in
            switch args[1] {
            case .list(let list): return .bool(try run.contains(list, args[0]))
            case .map(let map): return .bool(map[args[0]] != nil)
            default: throw .noOverload("in", args)
            }
        }
    }
}

extension RunContext {
    /// Whether a list holds a value equal to `value`.
    mutating func contains(_ list: CELList, _ value: CELValue) throws(CELFault) -> Bool {
        for index in 0..<list.count {
            try charge(1)
            if try areEqual(list[index], value) { return true }
        }
        return false
    }

    /// Compares `value` with a quotient, exactly: the quotient is never rounded.
    func compare(_ value: CELValue, toQuotient dividend: CELValue, _ divisor: CELValue) throws(CELFault) -> Int {
        switch (value, dividend) {
        case (.money(let x), .money(let n)) where divisor.exactNumber != nil:
            guard x.currency == n.currency else {
                return try exactly { () throws(ArithmeticError) in try x.compared(to: n) }
            }
            return try compare(x.amount, n.amount, divisor.exactNumber ?? .zero)
        case (_, .money(let n)):
            guard let x = value.exactNumber else { throw .noOverload("<", [value, dividend]) }
            if case .money(let d) = divisor {
                guard n.currency == d.currency else {
                    return try exactly { () throws(ArithmeticError) in try n.compared(to: d) }
                }
                return try compare(x, n.amount, d.amount)
            }
            guard x.isZero, let d = divisor.exactNumber else {
                throw CELFault(.currency, "an amount in \(n.currency) stands beside a number without a currency")
            }
            return try compare(.zero, n.amount, d)
        default:
            guard let x = value.exactNumber, let n = dividend.exactNumber, let d = divisor.exactNumber else {
                throw .noOverload("<", [value, dividend])
            }
            return try compare(x, n, d)
        }
    }

    private func compare(_ x: ExactDecimal, _ n: ExactDecimal, _ d: ExactDecimal) throws(CELFault) -> Int {
        try exactly { () throws(ArithmeticError) in try ExactDecimal.comparison(x, toQuotient: n, d) }
    }
}
