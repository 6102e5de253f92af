// The operators on operands whose types only the values tell: no list of arguments is made for them.
extension Compiler {
    /// The compiled form of an operator of two operands; `nil` for any other function.
    mutating func dynamic(_ call: CheckedCall, _ node: CheckedNode) -> Code? {
        guard !call.isReceiver, let operation = functions[call.function]?.binary else { return nil }
        let (a, b) = (compile(call.arguments[0]).boxed, compile(call.arguments[1]).boxed)
        if let sign = Comparison(rawValue: call.function) { return .bool(comparison(sign, a, b, node.range)) }
        if call.function == "in" { return .bool(membership(a, b, node.range)) }
        let (first, second, range) = (a.read, b.read, node.range)
        return .value(
            .computed { (frame) throws(Stop) in
                let (x, y) = try both(first, second, &frame)
                return try Self.run(operation, x, y, range, &frame)
            })
    }

    private static func run(
        _ operation: StandardFunction.BinaryBody, _ x: CELValue, _ y: CELValue, _ range: Range<Int>,
        _ frame: inout Frame
    ) throws(Stop) -> CELValue {
        let start = frame.run.budget
        do throws(CELFault) {
            return try operation(x, y, &frame.run)
        } catch {
            frame.run.blame(range, since: start)
            throw .failed
        }
    }

    // MARK: Comparisons

    private func comparison(
        _ sign: Comparison, _ a: Operand<CELValue>, _ b: Operand<CELValue>, _ range: Range<Int>
    ) -> Test {
        if case .constant(let constant) = b { return comparison(sign, a.read, constant, range) }
        let (first, second) = (a.read, b.read)
        return Test { frame in
            do throws(Stop) {
                let (x, y) = try both(first, second, &frame)
                return Self.verdict(sign, x, y, range, &frame)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private func comparison(
        _ sign: Comparison, _ first: Read<CELValue>, _ constant: CELValue, _ range: Range<Int>
    ) -> Test {
        if case .string(let text) = constant, sign.isEquality {
            let whenSame = CELVerdict(sign == .equal)
            let otherwise = CELVerdict(sign == .notEqual)
            return Test { frame in
                do throws(Stop) {
                    // No other type has values that equal a text.
                    guard case .string(let own) = try first(&frame) else { return otherwise }
                    return sameText(own, text) ? whenSame : otherwise
                } catch {
                    return CELVerdict(error)
                }
            }
        }
        return Test { frame in
            do throws(Stop) {
                return Self.verdict(sign, try first(&frame), constant, range, &frame)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    @inline(__always)
    private static func verdict(
        _ sign: Comparison, _ x: CELValue, _ y: CELValue, _ range: Range<Int>, _ frame: inout Frame
    ) -> CELVerdict {
        switch (x, y) {
        case (.int(let x), .int(let y)): CELVerdict(sign.holds(x, y))
        case (.double(let x), .double(let y)): CELVerdict(sign.holds(x, y))
        default: generalVerdict(sign, x, y, range, &frame)
        }
    }

    private static func generalVerdict(
        _ sign: Comparison, _ x: CELValue, _ y: CELValue, _ range: Range<Int>, _ frame: inout Frame
    ) -> CELVerdict {
        let start = frame.run.budget
        do throws(CELFault) {
            if sign.isEquality { return CELVerdict(try frame.run.areEqual(x, y) == (sign == .equal)) }
            guard let order = try frame.run.compare(x, y) else { return .no }
            return CELVerdict(sign.holds(order))
        } catch {
            frame.run.blame(range, since: start)
            return .failed
        }
    }

    // MARK: Membership

    private func membership(_ a: Operand<CELValue>, _ b: Operand<CELValue>, _ range: Range<Int>) -> Test {
        let first = a.read
        if case .constant(.list(let list)) = b, let texts = list.texts {
            return Test { frame in
                do throws(Stop) {
                    guard case .string(let text) = try first(&frame) else { return .no }
                    for other in texts {
                        guard frame.pay(1 + comparisonCost(other, text)) else { return .failed }
                        if sameText(other, text) { return .yes }
                    }
                    return .no
                } catch {
                    return CELVerdict(error)
                }
            }
        }
        let second = b.read
        return Test { frame in
            do throws(Stop) {
                let (value, container) = try both(first, second, &frame)
                return Self.verdict(value, in: container, range, &frame)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private static func verdict(
        _ value: CELValue, in container: CELValue, _ range: Range<Int>, _ frame: inout Frame
    ) -> CELVerdict {
        let start = frame.run.budget
        do throws(CELFault) {
            switch container {
            case .list(let list): return CELVerdict(try frame.run.contains(list, value))
            case .map(let map): return CELVerdict(map[value] != nil)
            default: return .failed
            }
        } catch {
            frame.run.blame(range, since: start)
            return .failed
        }
    }
}

extension CELList {
    /// The elements, where all are texts.
    fileprivate var texts: [String]? {
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value else { return nil }
            texts.append(text)
        }
        return texts
    }
}
