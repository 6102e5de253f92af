import ExactValues

extension RunContext {
    /// Equality of the language: numbers of all kinds by their value, lists and maps element by element, and values of
    /// unlike types are never equal.
    mutating func areEqual(_ a: CELValue, _ b: CELValue) throws(CELFault) -> Bool {
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let x), .bool(let y)): return x == y
        case (.int(let x), .int(let y)): return x == y
        case (.string(let x), .string(let y)):
            try chargeComparison(x, y)
            return sameText(x, y)
        case (.bytes(let x), .bytes(let y)):
            try charge(min(x.count, y.count) >> 7)
            return x == y
        case (.timestamp(let x), .timestamp(let y)): return x == y
        case (.duration(let x), .duration(let y)): return x == y
        case (.date(let x), .date(let y)): return x == y
        case (.money, .money), (.money, .number), (.number, .money), (.money, .int), (.int, .money):
            return try compare(a, b) == 0
        case (.type(let x), .type(let y)): return x.runtimeName == y.runtimeName
        case (.list(let x), .list(let y)): return try areEqual(x, y)
        case (.map(let x), .map(let y)): return try areEqual(x, y)
        case (.optional(let x), .optional(let y)): return try areEqual(x.value, y.value)
        case (.record(let x), .record(let y)): return x === y
        case (.opaque(let x), .opaque(let y)): return x.isEqual(to: y)
        default: return a.isNumber && b.isNumber && numericOrder(a, b) == .equal
        }
    }

    /// Short texts cost nothing beside the comparison itself.
    @inline(__always)
    mutating func chargeComparison(_ a: String, _ b: String) throws(CELFault) {
        let cost = comparisonCost(a, b)
        if cost > 0 { try charge(cost) }
    }

    private mutating func areEqual(_ a: CELValue?, _ b: CELValue?) throws(CELFault) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return try areEqual(a, b)
    }

    private mutating func areEqual(_ a: CELList, _ b: CELList) throws(CELFault) -> Bool {
        guard a.count == b.count else { return false }
        for index in 0..<a.count {
            try charge(3)
            guard try areEqual(a[index], b[index]) else { return false }
        }
        return true
    }

    private mutating func areEqual(_ a: CELMap, _ b: CELMap) throws(CELFault) -> Bool {
        guard a.count == b.count else { return false }
        for (key, value) in zip(a.keys, a.values) {
            try charge(4)
            guard let other = b[key], try areEqual(value, other) else { return false }
        }
        return true
    }
}

extension CELValue {
    var isNumber: Bool {
        switch self {
        case .int, .uint, .double, .number: true
        default: false
        }
    }
}
