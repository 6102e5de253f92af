import ExactValues

// The operators on operands of known types: no value is wrapped on the way.
extension Compiler {
    /// The compiled form of a call of two operands of known types; `nil` for the general way.
    mutating func typed(_ call: CheckedCall) -> Code? {
        let (a, b) = (call.arguments[0], call.arguments[1])
        if let comparison = Comparison(rawValue: call.function) {
            return self.comparison(comparison, a, b).map(Code.bool)
        }
        switch call.function {
        case "in": return membership(a, b).map(Code.bool)
        case "+": return sum(a, b)
        case "-": return difference(a, b)
        case "*": return product(a, b)
        case "/" where a.type == .double && b.type == .double:
            return .double(combined(compile(a).double, compile(b).double) { $0 / $1 })
        default: return nil
        }
    }

    // MARK: Comparisons

    private mutating func comparison(_ sign: Comparison, _ a: CheckedNode, _ b: CheckedNode) -> Test? {
        switch (a.type, b.type) {
        case (.int, .int): return compared(compile(a).int, compile(b).int, by: Ordered(sign: sign))
        case (.double, .double): return compared(compile(a).double, compile(b).double, by: Ordered(sign: sign))
        case (.number, .number), (.number, .int), (.int, .number):
            return compared(compile(a).number, compile(b).number, by: Ordered(sign: sign))
        case (.money, .money): return compared(compile(a).money, compile(b).money, by: OrderedAmounts(sign: sign))
        case (.date, .date): return compared(compile(a).date, compile(b).date, by: Ordered(sign: sign))
        case (.timestamp, .timestamp):
            return compared(compile(a).timestamp, compile(b).timestamp, by: Ordered(sign: sign))
        case (.duration, .duration):
            return compared(compile(a).duration, compile(b).duration, by: Ordered(sign: sign))
        case (.string, .string): return compared(compile(a).text, compile(b).text, by: OrderedTexts(sign: sign))
        case (.bool, .bool): return bools(sign, a, b)
        case (.money, .number) where b.isZeroNumber:
            return compared(compile(a).money, .constant(0), by: OrderedToZero(sign: sign))
        default: return nil
        }
    }

    private mutating func bools(_ sign: Comparison, _ a: CheckedNode, _ b: CheckedNode) -> Test {
        let (first, second) = (compile(a).test, compile(b).test)
        return Test { frame in
            let (x, y) = (first(&frame), second(&frame))
            if x == .failed || y == .failed { return .failed }
            if x == .unknown || y == .unknown { return .unknown }
            return CELVerdict(sign.holds(x.rawValue, y.rawValue))
        }
    }

    /// A text or an int in a list of constants.
    private mutating func membership(_ a: CheckedNode, _ b: CheckedNode) -> Test? {
        guard case .value(.constant(.list(let list))) = compile(b) else { return nil }
        switch a.type {
        case .string:
            return membership(
                compile(a).text, list.values.compactMap { String(celValue: $0) }, of: list,
                OrderedTexts(sign: .equal))
        case .int:
            return membership(
                compile(a).int, list.values.compactMap { Int64(celValue: $0) }, of: list, Ordered(sign: .equal))
        default: return nil
        }
    }

    private func membership<Value: Sendable>(
        _ part: Operand<Value>, _ values: [Value], of list: CELList, _ equality: some Relation<Value, Value>
    ) -> Test? {
        guard values.count == list.count else { return nil }
        let read = part.read
        return Test { frame in
            do throws(Stop) {
                let value = try read(&frame)
                for other in values {
                    guard frame.pay(1 + equality.cost(other, value)) else { return .failed }
                    if equality.holds(other, value) == true { return .yes }
                }
                return .no
            } catch {
                return CELVerdict(error)
            }
        }
    }

    // MARK: Arithmetic

    private mutating func sum(_ a: CheckedNode, _ b: CheckedNode) -> Code? {
        switch (a.type, b.type) {
        case (.int, .int): .int(combined(compile(a).int, compile(b).int) { exact($0.addingReportingOverflow($1)) })
        case (.double, .double): .double(combined(compile(a).double, compile(b).double) { $0 + $1 })
        case (.number, .number), (.number, .int), (.int, .number):
            .number(combined(compile(a).number, compile(b).number) { try? $0.adding($1) })
        case (.money, .money): .money(combined(compile(a).money, compile(b).money) { try? $0.adding($1) })
        case (.timestamp, .duration):
            .timestamp(combined(compile(a).timestamp, compile(b).duration) { $0.adding($1) })
        default: nil
        }
    }

    private mutating func difference(_ a: CheckedNode, _ b: CheckedNode) -> Code? {
        switch (a.type, b.type) {
        case (.int, .int): .int(combined(compile(a).int, compile(b).int) { exact($0.subtractingReportingOverflow($1)) })
        case (.double, .double): .double(combined(compile(a).double, compile(b).double) { $0 - $1 })
        case (.number, .number), (.number, .int), (.int, .number):
            .number(combined(compile(a).number, compile(b).number) { try? $0.subtracting($1) })
        case (.money, .money): .money(combined(compile(a).money, compile(b).money) { try? $0.subtracting($1) })
        case (.timestamp, .timestamp):
            .duration(combined(compile(a).timestamp, compile(b).timestamp) { $0.since($1) })
        default: nil
        }
    }

    private mutating func product(_ a: CheckedNode, _ b: CheckedNode) -> Code? {
        switch (a.type, b.type) {
        case (.int, .int):
            .int(combined(compile(a).int, compile(b).int) { exact($0.multipliedReportingOverflow(by: $1)) })
        case (.double, .double): .double(combined(compile(a).double, compile(b).double) { $0 * $1 })
        case (.number, .number), (.number, .int), (.int, .number):
            .number(combined(compile(a).number, compile(b).number) { try? $0.multiplied(by: $1) })
        case (.money, .number), (.money, .int):
            .money(combined(compile(a).money, compile(b).number) { try? $0.multiplied(by: $1) })
        default: nil
        }
    }
}

/// The result unless it overflowed.
@inline(__always)
private func exact(_ result: (partialValue: Int64, overflow: Bool)) -> Int64? {
    result.overflow ? nil : result.partialValue
}

extension CheckedNode {
    fileprivate var isZeroNumber: Bool {
        if case .literal(.number(let value)) = kind { value.isZero } else { false }
    }
}
