import ExactValues

extension Compiler {
    mutating func compile(_ call: CheckedCall, _ node: CheckedNode) -> Code {
        if call.isLazy { return .value(.code(lazy(call))) }
        if let quotient = call.quotientComparison { return .bool(compile(quotient)) }
        if hostFunctions[call.function] == nil {
            if call.arguments.count == 2 {
                if !call.overload.isEmpty, let code = typed(call) { return code }
                if let code = dynamic(call, node) { return code }
            }
            if let code = matching(call, node) { return code }
            if call.function == "size", call.arguments.count == 1 { return .int(.code(size(call.arguments[0]))) }
        }
        return .value(.code(general(call, node)))
    }

    /// `orValue` and `or` look at their argument only when the optional is empty.
    private mutating func lazy(_ call: CheckedCall) -> Read<CELValue> {
        let (optional, other) = (compile(call.arguments[0]).boxed.read, compile(call.arguments[1]).boxed.read)
        let givesOptional = call.function == "or"
        return Read { (frame) throws(Stop) in
            let value = try optional(&frame)
            guard case .optional(let optional) = value else { throw .failed }
            guard let inner = optional.value else { return try other(&frame) }
            return givesOptional ? value : inner
        }
    }

    private mutating func size(_ operand: CheckedNode) -> Read<Int64> {
        let read = compile(operand).boxed.read
        return Read { (frame) throws(Stop) in
            switch try read(&frame) {
            case .string(let text):
                guard frame.pay(countingCost(text)) else { throw .failed }
                return Int64(scalarCount(text))
            case .bytes(let bytes): return Int64(bytes.count)
            case .list(let list): return Int64(list.count)
            case .map(let map): return Int64(map.count)
            default: throw .failed
            }
        }
    }

    /// A constant regular expression is compiled once.
    private mutating func matching(_ call: CheckedCall, _ node: CheckedNode) -> Code? {
        guard call.function == "matches", call.arguments.count == 2,
            case .string(let source)? = call.arguments[1].constant, let pattern = pattern(source)
        else { return nil }
        let (read, range) = (compile(call.arguments[0]).text.read, node.range)
        return .condition { frame in
            do throws(Stop) {
                let text = try read(&frame)
                let start = frame.run.budget
                guard frame.pay(pattern.cost(of: text)) else {
                    frame.run.blame(range, since: start)
                    return .failed
                }
                return CELVerdict(pattern.matches(text))
            } catch {
                return CELVerdict(error)
            }
        }
    }

    /// `nil` also when those before it were large: then it is compiled, and paid for, when it is asked for.
    private mutating func pattern(_ source: String) -> Pattern? {
        guard patternSize <= Pattern.mostTogether,
            let pattern = try? Pattern(source, tableWork: max(0, PatternTable.mostWork - patternWork))
        else { return nil }
        patternSize += pattern.size
        patternWork += pattern.tableWork
        return pattern
    }

    private mutating func compile(_ quotient: QuotientComparison) -> Test {
        let parts = [quotient.value, quotient.dividend, quotient.divisor]
        let read = gathered(parts)
        let holds = quotient.holds
        return Test { frame in
            do throws(Stop) {
                let values = try read(&frame)
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
    private mutating func general(_ call: CheckedCall, _ node: CheckedNode) -> Read<CELValue> {
        let read = gathered(call.arguments)
        if let overloads = hostFunctions[call.function] { return host(overloads, call, read) }
        guard let function = functions[call.function],
            function.allows(call.arguments.count, isReceiver: call.isReceiver)
        else { return failing(after: read) }
        let (body, overload, range) = (function.body, call.overload, node.range)
        return Read { (frame) throws(Stop) in
            let values = try read(&frame)
            let start = frame.run.budget
            do throws(CELFault) {
                return try body(values, overload, &frame.run)
            } catch {
                frame.run.blame(range, since: start)
                throw .failed
            }
        }
    }

    private func host(
        _ overloads: [HostFunction], _ call: CheckedCall, _ read: Read<[CELValue]>
    ) -> Read<CELValue> {
        let standard = functions[call.function]
        return Read { (frame) throws(Stop) in
            let values = try read(&frame)
            do throws(CELFault) {
                if let function = overloads.matching(call, values) { return try function.body(values) }
                guard let standard else { throw .noOverload(call.function, values) }
                return try standard.body(values, call.overload, &frame.run)
            } catch {
                throw .failed
            }
        }
    }

    private func failing(after read: Read<[CELValue]>) -> Read<CELValue> {
        Read { (frame) throws(Stop) in
            _ = try read(&frame)
            throw .failed
        }
    }

    /// The values of several parts, all of which are looked at: an error wins over what is unknown.
    mutating func gathered(_ nodes: [CheckedNode]) -> Read<[CELValue]> {
        var reads: [Read<CELValue>] = []
        for node in nodes { reads.append(compile(node).boxed.read) }
        let parts = reads
        return Read { (frame) throws(Stop) in
            var values: [CELValue] = []
            values.reserveCapacity(parts.count)
            var stop: Stop?
            for part in parts {
                do throws(Stop) {
                    values.append(try part(&frame))
                } catch {
                    stop = stop == .failed ? .failed : error
                }
            }
            if let stop { throw stop }
            return values
        }
    }

    mutating func compile(_ elements: [CheckedElement]) -> Code {
        if let constant = constant(elements) { return .value(.constant(constant)) }
        let read = gathered(elements.map(\.value))
        return .value(
            .computed { (frame) throws(Stop) in
                let values = try read(&frame)
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

    mutating func compile(_ entries: [CheckedEntry]) -> Code {
        let read = gathered(entries.flatMap { [$0.key, $0.value] })
        return .value(
            .computed { (frame) throws(Stop) in
                let values = try read(&frame)
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
