import ExactValues

extension Compiler {
    mutating func compile(_ call: CheckedCall, _ node: CheckedNode) -> Code<Root> {
        if call.isLazy { return .value(.code(lazy(call))) }
        if let quotient = call.quotientComparison { return .bool(compile(quotient)) }
        if !call.overload.isEmpty, call.arguments.count == 2, let code = typed(call) { return code }
        if let code = matching(call) { return code }
        return .value(.code(general(call)))
    }

    /// `orValue` and `or` look at their argument only when the optional is empty.
    private mutating func lazy(_ call: CheckedCall) -> Read<Root, CELValue> {
        let (optional, other) = (compile(call.arguments[0]).boxed.read, compile(call.arguments[1]).boxed.read)
        let givesOptional = call.function == "or"
        return { (root, frame) throws(Stop) in
            let value = try optional(root, &frame)
            guard case .optional(let optional) = value else { throw .failed }
            guard let inner = optional.value else { return try other(root, &frame) }
            return givesOptional ? value : inner
        }
    }

    /// A constant regular expression is compiled once.
    private mutating func matching(_ call: CheckedCall) -> Code<Root>? {
        guard call.function == "matches", call.arguments.count == 2, call.arguments[0].type == .string,
            case .string(let source)? = call.arguments[1].constant, let pattern = try? Pattern(source)
        else { return nil }
        let read = compile(call.arguments[0]).text.read
        return .bool { root, frame in
            do throws(Stop) {
                let text = try read(root, &frame)
                guard frame.pay(text.utf8.count * pattern.steps.count / 16) else { return .failed }
                return CELVerdict(pattern.matches(text))
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private mutating func compile(_ quotient: QuotientComparison) -> Test<Root> {
        let parts = [quotient.value, quotient.dividend, quotient.divisor]
        let read = gathered(parts)
        let holds = quotient.holds
        return { root, frame in
            do throws(Stop) {
                let values = try read(root, &frame)
                do throws(CELFault) {
                    return CELVerdict(holds(try frame.run.compare(values[0], toQuotient: values[1], values[2])))
                } catch {
                    return .failed
                }
            } catch {
                return CELVerdict(error)
            }
        }
    }

    /// Any call, by the body that the interpreter runs too.
    private mutating func general(_ call: CheckedCall) -> Read<Root, CELValue> {
        let read = gathered(call.arguments)
        if let overloads = schema.declarations.functions[call.function] {
            return host(overloads, call, read)
        }
        guard let function = functions[call.function],
            function.allows(call.arguments.count, isReceiver: call.isReceiver)
        else { return failing(after: read) }
        let (body, overload) = (function.body, call.overload)
        return { (root, frame) throws(Stop) in
            let values = try read(root, &frame)
            do throws(CELFault) {
                return try body(values, overload, &frame.run)
            } catch {
                throw .failed
            }
        }
    }

    private func host(
        _ overloads: [HostFunction], _ call: CheckedCall, _ read: @escaping Read<Root, [CELValue]>
    ) -> Read<Root, CELValue> {
        let standard = functions[call.function]
        return { (root, frame) throws(Stop) in
            let values = try read(root, &frame)
            do throws(CELFault) {
                if let function = overloads.matching(call, values) { return try function.body(values) }
                guard let standard else { throw .noOverload(call.function, values) }
                return try standard.body(values, call.overload, &frame.run)
            } catch {
                throw .failed
            }
        }
    }

    private func failing(after read: @escaping Read<Root, [CELValue]>) -> Read<Root, CELValue> {
        { (root, frame) throws(Stop) in
            _ = try read(root, &frame)
            throw .failed
        }
    }

    /// The values of several parts, all of which are looked at: an error wins over what is unknown.
    mutating func gathered(_ nodes: [CheckedNode]) -> Read<Root, [CELValue]> {
        var reads: [Read<Root, CELValue>] = []
        for node in nodes { reads.append(compile(node).boxed.read) }
        let parts = reads
        return { (root, frame) throws(Stop) in
            var values: [CELValue] = []
            values.reserveCapacity(parts.count)
            var stop: Stop?
            for part in parts {
                do throws(Stop) {
                    values.append(try part(root, &frame))
                } catch {
                    stop = stop == .failed ? .failed : error
                }
            }
            if let stop { throw stop }
            return values
        }
    }

    mutating func compile(_ elements: [CheckedElement]) -> Code<Root> {
        if let constant = constant(elements) { return .value(.constant(constant)) }
        let read = gathered(elements.map(\.value))
        return .value(
            .code { (root, frame) throws(Stop) in
                let values = try read(root, &frame)
                do throws(CELFault) { return .list(CELList(try Interpreter.list(values, elements))) } catch {
                    throw .failed
                }
            })
    }

    private func constant(_ elements: [CheckedElement]) -> CELValue? {
        var values: [CELValue] = []
        for element in elements {
            guard !element.isOptional, let value = element.value.constant else { return nil }
            values.append(value)
        }
        return .list(CELList(values))
    }

    mutating func compile(_ entries: [CheckedEntry]) -> Code<Root> {
        let read = gathered(entries.flatMap { [$0.key, $0.value] })
        return .value(
            .code { (root, frame) throws(Stop) in
                let values = try read(root, &frame)
                do throws(CELFault) { return .map(try Interpreter.map(values, entries)) } catch { throw .failed }
            })
    }
}

extension CheckedNode {
    /// The value of a literal or a constant.
    package var constant: CELValue? {
        switch kind {
        case .literal(let value), .constant(_, let value): value
        default: nil
        }
    }
}
