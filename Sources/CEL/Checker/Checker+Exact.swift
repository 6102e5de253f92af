import ExactValues

// Literals beside exact values. `deal.discount <= 0.15` means fifteen hundredths: the literal is read from its digits,
// never through a binary fraction. Only programs that the standard language rejects are typed this way.
extension Checker {
    /// Reads constants beside exact operands as exact; gives the whole node where that settles the call.
    mutating func settleExact(_ call: inout OpenCall) -> CheckedNode? {
        guard call.arguments.count == 2, BinaryOperator(rawValue: call.function) != nil, call.function != "%" else {
            return nil
        }
        if call.function == "in" {
            matchExactElements(&call)
            return nil
        }
        let wantsAmount = call.isComparison || call.isSum
        for (own, other) in [(0, 1), (1, 0)] where unifier.shallow(call.arguments[own].type) == .money && wantsAmount {
            guard let (value, _) = constantNumber(call.arguments[other]) else { continue }
            return settleMoney(&call, other, value)
        }
        var (a, b) = (call.arguments[0], call.arguments[1])
        matchExact(&a, &b, amounts: wantsAmount)
        call.arguments = [a, b]
        return nil
    }

    /// Money beside a plain number: an amount of the process's currency; zero has any currency.
    private mutating func settleMoney(_ call: inout OpenCall, _ place: Int, _ value: ExactDecimal) -> CheckedNode? {
        let node = call.arguments[place]
        if value.isZero {
            call.arguments[place] = make(node.range, .number, .literal(.number(value)))
            return make(call, overload: "\(call.function)_money_zero", call.isComparison ? .bool : .money)
        }
        guard let currency = options.currency else {
            report(
                "no-currency", "there is no currency to read \(text(node.range)) in", at: node.range,
                help: "name the process's currency, or write money(\"\(value) EUR\")")
            return make(call, overload: "", call.isComparison ? .bool : .money)
        }
        call.arguments[place] = make(node.range, .money, .literal(.money(Money(value, currency))))
        return nil
    }

    /// Reads a constant as exact where the other of two nodes is.
    mutating func matchExact(_ a: inout CheckedNode, _ b: inout CheckedNode, amounts: Bool = true) {
        guard options.exact else { return }
        if let changed = exact(b, beside: a, amounts: amounts) {
            b = changed
        } else if let changed = exact(a, beside: b, amounts: amounts) {
            a = changed
        }
    }

    private mutating func exact(_ node: CheckedNode, beside other: CheckedNode, amounts: Bool) -> CheckedNode? {
        switch unifier.shallow(other.type) {
        case .number: return exact(node, as: .number)
        case .money: return exact(node, as: amounts ? .money : .number)
        case .int:
            guard node.type == .double, let (value, hasPoint) = constantNumber(node), hasPoint else { return nil }
            return make(node.range, .number, .literal(.number(value)))
        default: return nil
        }
    }

    /// The constant as a literal of an exact type; `nil` when it is none or is of that type already.
    mutating func exact(_ node: CheckedNode, as type: CELType) -> CheckedNode? {
        guard type == .number || type == .money, node.type != type, let (value, _) = constantNumber(node) else {
            return nil
        }
        if type == .number { return make(node.range, .number, .literal(.number(value))) }
        guard let currency = options.currency else { return nil }
        return make(node.range, .money, .literal(.money(Money(value, currency))))
    }

    /// A list of numbers beside a number, or a number beside a list of them.
    private mutating func matchExactElements(_ call: inout OpenCall) {
        let type = unifier.shallow(call.arguments[0].type)
        let list = call.arguments[1]
        if case .list(let elements) = list.kind, type == .number || type == .money {
            let changed = elements.map {
                CheckedElement(value: exact($0.value, as: type) ?? $0.value, isOptional: $0.isOptional)
            }
            guard changed.allSatisfy({ $0.value.type == type }), !changed.isEmpty else { return }
            call.arguments[1] = make(list.range, .list(type), .list(changed))
        } else if case .list(let element) = unifier.shallow(list.type) {
            call.arguments[0] = exact(call.arguments[0], as: unifier.shallow(element)) ?? call.arguments[0]
        }
    }

    /// The elements of a list literal: if one is exact, constants beside it are too.
    mutating func matchingExact(_ nodes: [CheckedNode]) -> [CheckedNode] {
        guard let exactOne = nodes.first(where: { $0.type == .number || $0.type == .money }) else { return nodes }
        return inExactType(nodes, exactOne.type)
    }

    private mutating func inExactType(_ nodes: [CheckedNode], _ type: CELType) -> [CheckedNode] {
        var changed = nodes
        for place in changed.indices { changed[place] = exact(nodes[place], as: type) ?? nodes[place] }
        return changed
    }

    /// The call with every double literal read as number, where an argument is exact.
    mutating func withExactLiterals(_ call: OpenCall) -> OpenCall? {
        let types = call.arguments.compactMap { unifier.resolved($0.type).exactType }
        guard let type = types.first else { return nil }
        var other = call
        other.arguments = inExactType(call.arguments, type)
        return other
    }

    // MARK: Constants

    /// The value of literals and named constants joined by `+ - *`, from their digits; whether a point is among them.
    func constantNumber(_ node: CheckedNode) -> (value: ExactDecimal, hasPoint: Bool)? {
        switch node.kind {
        case .literal(.int(let value)), .constant(_, .int(let value)): return (ExactDecimal(value), false)
        case .literal(.number(let value)), .constant(_, .number(let value)): return (value, true)
        case .literal(.double): return Self.decimal(text(node.range)).map { ($0, true) }
        case .call(let call): return constantNumber(call)
        default: return nil
        }
    }

    private func constantNumber(_ call: CheckedCall) -> (value: ExactDecimal, hasPoint: Bool)? {
        guard let first = call.arguments.first.flatMap(constantNumber) else { return nil }
        if call.function == "-_" { return (try? first.value.negated()).map { ($0, first.hasPoint) } }
        guard call.arguments.count == 2, let second = constantNumber(call.arguments[1]) else { return nil }
        let value: ExactDecimal? =
            switch call.function {
            case "+": try? first.value.adding(second.value)
            case "-": try? first.value.subtracting(second.value)
            case "*": try? first.value.multiplied(by: second.value)
            default: nil
            }
        return value.map { ($0, first.hasPoint || second.hasPoint) }
    }

    /// Digits as written, with an exponent or not.
    private static func decimal(_ written: String) -> ExactDecimal? {
        let isPlain = written.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
        if isPlain, written.utf8.first != UInt8(ascii: ".") { return ExactDecimal(written) }
        let digits = written.filter { $0 != " " }
        guard let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
            return ExactDecimal(
                digits.hasPrefix(".") ? "0" + digits : digits.hasPrefix("-.") ? "-0" + digits.dropFirst() : digits)
        }
        guard let exponent = Int(digits[digits.index(after: mark)...]), let base = decimal(String(digits[..<mark]))
        else { return nil }
        return shifted(base, by: exponent)
    }

    private static func shifted(_ value: ExactDecimal, by exponent: Int) -> ExactDecimal? {
        guard (-40...40).contains(exponent) else { return nil }
        let scale = value.scale - exponent
        if scale >= 0 { return ExactDecimal(coefficient: value.coefficient, scale: scale) }
        var coefficient = value.coefficient
        for _ in 0..<(-scale) {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            coefficient = product
        }
        return ExactDecimal(coefficient: coefficient, scale: 0)
    }
}

extension CELType {
    /// `number` or `money`, itself or within.
    fileprivate var exactType: CELType? {
        switch self {
        case .number, .money: self
        case .list(let inner), .optional(let inner): inner.exactType
        case .map(_, let value): value.exactType
        default: nil
        }
    }
}
