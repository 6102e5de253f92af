/// The values of several nodes, or why there are none.
enum Operands {
    case values([CELValue])
    case unknown(CELUnknown)
    case failed(CELFailure)

    /// The outcome of a call that did not come to pass.
    var outcome: CELOutcome {
        switch self {
        case .values(let values): .value(.list(values))
        case .unknown(let unknown): .unknown(unknown)
        case .failed(let failure): .failed(failure)
        }
    }
}

extension Interpreter {
    /// All are evaluated, so that everything unknown is named; an error wins over what is unknown beside it.
    mutating func evaluateAll(_ nodes: [CheckedNode]) -> Operands {
        var gathering = Gathering()
        for node in nodes { gathering.add(evaluate(node)) }
        return gathering.operands
    }

    mutating func evaluate(_ call: CheckedCall, _ node: CheckedNode) -> CELOutcome {
        if call.isLazy { return evaluate(lazily: call, node) }
        if let quotient = call.quotientComparison { return evaluate(quotient, call, node) }
        let operands = evaluateAll(call.arguments)
        guard case .values(let values) = operands else { return operands.outcome }
        let start = run.budget
        do throws(CELFault) {
            return .value(try self.call(call, values))
        } catch {
            run.blame(node.range, since: start)
            return .failed(node, error)
        }
    }

    private mutating func call(_ call: CheckedCall, _ values: [CELValue]) throws(CELFault) -> CELValue {
        if let overloads = host[call.function], let function = overloads.matching(call, values) {
            return try function.body(values)
        }
        guard let function = functions[call.function], function.allows(values.count, isReceiver: call.isReceiver) else {
            throw CELFault(.unbound, "there is no function '\(call.function)' of \(values.count) arguments")
        }
        return try function.body(values, call.overload, &run)
    }

    /// `orValue` and `or` look at their argument only when the optional is empty.
    private mutating func evaluate(lazily call: CheckedCall, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(call.arguments[0])
        guard case .value(let value) = outcome else { return outcome }
        guard case .optional(let optional) = value else { return .failed(node, .noOverload(call.function, [value])) }
        guard let inner = optional.value else { return evaluate(call.arguments[1]) }
        return .value(call.function == "or" ? value : inner)
    }

    private mutating func evaluate(_ parts: QuotientComparison, _ call: CheckedCall, _ node: CheckedNode) -> CELOutcome
    {
        let operands = evaluateAll([parts.value, parts.dividend, parts.divisor])
        guard case .values(let values) = operands else { return operands.outcome }
        do throws(CELFault) {
            let order = try run.compare(values[0], toQuotient: values[1], values[2])
            return .value(.bool(parts.holds(order)))
        } catch {
            return .failed(node, error)
        }
    }

    mutating func evaluate(_ elements: [CheckedElement], _ node: CheckedNode) -> CELOutcome {
        let operands = evaluateAll(elements.map(\.value))
        guard case .values(let values) = operands else { return operands.outcome }
        do throws(CELFault) {
            return .value(.list(CELList(try Self.list(values, elements))))
        } catch {
            return .failed(node, error)
        }
    }

    static func list(_ values: [CELValue], _ elements: [CheckedElement]) throws(CELFault) -> [CELValue] {
        guard elements.contains(where: \.isOptional) else { return values }
        var kept: [CELValue] = []
        for (element, value) in zip(elements, values) {
            guard element.isOptional else {
                kept.append(value)
                continue
            }
            guard case .optional(let optional) = value else { throw .noOverload("[?]", [value]) }
            if let inner = optional.value { kept.append(inner) }
        }
        return kept
    }

    mutating func evaluate(_ entries: [CheckedEntry], _ node: CheckedNode) -> CELOutcome {
        let operands = evaluateAll(entries.flatMap { [$0.key, $0.value] })
        guard case .values(let values) = operands else { return operands.outcome }
        do throws(CELFault) {
            return .value(.map(try Self.map(values, entries)))
        } catch {
            return .failed(node, error)
        }
    }

    /// A map of keys and values in turn.
    static func map(_ values: [CELValue], _ entries: [CheckedEntry]) throws(CELFault) -> CELMap {
        var map = CELMap.Builder()
        for (place, entry) in entries.enumerated() {
            let key = values[place * 2]
            var value = values[place * 2 + 1]
            if entry.isOptional {
                guard case .optional(let optional) = value else { throw .noOverload("{?}", [value]) }
                guard let inner = optional.value else { continue }
                value = inner
            }
            try map.insert(value, for: key)
        }
        return map.map
    }
}

/// Gathers operands: values as long as there are only values.
struct Gathering {
    private var values: [CELValue] = []
    private var unknown = CELUnknown.none
    private var isUnknown = false
    private var failure: CELFailure?

    mutating func add(_ outcome: CELOutcome) {
        switch outcome {
        case .value(let value): values.append(value)
        case .unknown(let paths):
            isUnknown = true
            unknown.merge(paths)
        case .failed(let error):
            unknown.merge(error.unknowns)
            failure = failure ?? error
        }
    }

    var operands: Operands {
        if let failure {
            return .failed(
                CELFailure(kind: failure.kind, message: failure.message, range: failure.range, unknowns: unknown))
        }
        return isUnknown ? .unknown(unknown) : .values(values)
    }
}

/// `value < dividend / divisor`, to be computed without rounding the quotient.
struct QuotientComparison {
    let value: CheckedNode
    let dividend: CheckedNode
    let divisor: CheckedNode
    /// Whether the comparison holds when `value` stands so to the quotient.
    let holds: @Sendable (Int) -> Bool
}

extension CheckedCall {
    var isLazy: Bool { isReceiver && arguments.count == 2 && (function == "orValue" || function == "or") }

    /// The comparison with an exact quotient that this is, if it is one.
    var quotientComparison: QuotientComparison? {
        guard arguments.count == 2, let holds = Self.comparisons[function] else { return nil }
        if let (dividend, divisor) = arguments[1].exactQuotient {
            return QuotientComparison(value: arguments[0], dividend: dividend, divisor: divisor, holds: holds)
        }
        guard let (dividend, divisor) = arguments[0].exactQuotient else { return nil }
        return QuotientComparison(value: arguments[1], dividend: dividend, divisor: divisor) { holds(-$0) }
    }

    private static let comparisons: [String: @Sendable (Int) -> Bool] = [
        "==": { $0 == 0 }, "!=": { $0 != 0 }, "<": { $0 < 0 }, "<=": { $0 <= 0 }, ">": { $0 > 0 }, ">=": { $0 >= 0 },
    ]
}

extension CheckedNode {
    fileprivate var exactQuotient: (CheckedNode, CheckedNode)? {
        guard type == .number || type == .money, case .call(let call) = kind, call.function == "/" else { return nil }
        return (call.arguments[0], call.arguments[1])
    }
}

extension [HostFunction] {
    /// The function that the checker chose, or else the one whose types the values have.
    func matching(_ call: CheckedCall, _ values: [CELValue]) -> HostFunction? {
        if !call.overload.isEmpty { return first { $0.overload.id == call.overload } }
        return first { function in
            function.overload.isReceiver == call.isReceiver && function.overload.parameters.count == values.count
                && zip(function.overload.parameters, values).allSatisfy { $0.fits($1) }
        }
    }
}

extension CELType {
    fileprivate func fits(_ value: CELValue) -> Bool {
        switch self {
        case .dyn, .typeParam: true
        case .record: value.type == self
        default: runtimeName == value.type.runtimeName
        }
    }
}

extension StandardFunction {
    func allows(_ count: Int, isReceiver: Bool) -> Bool {
        overloads.contains { $0.parameters.count == count && $0.isReceiver == isReceiver }
    }
}
