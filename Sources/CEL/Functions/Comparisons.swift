import ExactValues

extension FunctionTable {
    mutating func addComparisons() {
        let a = CELType.typeParam("A")
        addBinary("==", [.global("equals", [a, a], .bool)]) { (a, b, run) throws(CELFault) in
            .bool(try run.areEqual(a, b))
        }
        addBinary("!=", [.global("not_equals", [a, a], .bool)]) { (a, b, run) throws(CELFault) in
            .bool(try !run.areEqual(a, b))
        }
        addOrder("<", "less") { $0 < 0 }
        addOrder("<=", "less_equals") { $0 <= 0 }
        addOrder(">", "greater") { $0 > 0 }
        addOrder(">=", "greater_equals") { $0 >= 0 }
        addMembership()
    }

    private mutating func addOrder(_ sign: String, _ id: String, _ holds: @escaping @Sendable (Int) -> Bool) {
        let ordered: [CELType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
        addBinary(sign, ordered.map { .global("\(id)_\($0)", [$0, $0], .bool) }) { (a, b, run) throws(CELFault) in
            .bool(try run.compare(a, b).map(holds) ?? false)
        }
    }

    private mutating func addMembership() {
        let a = CELType.typeParam("A")
        addBinary(
            "in", [.global("in_list", [a, .list(a)], .bool), .global("in_map", [a, .map(a, .typeParam("B"))], .bool)]
        ) {
            (value, container, run) throws(CELFault) in
            switch container {
            case .list(let list): return .bool(try run.contains(list, value))
            case .map(let map):
                try run.chargeLookup(value)
                return .bool(map[value] != nil)
            default: throw .noOverload("in", [value, container])
            }
        }
    }
}

extension RunContext {
    /// Pays for the hash of a long key.
    @inline(__always)
    mutating func chargeLookup(_ key: CELValue) throws(CELFault) {
        if case .string(let text) = key, text.utf8.count > 256 { try charge(text.utf8.count >> 6) }
    }

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
