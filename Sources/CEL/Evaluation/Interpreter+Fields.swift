import ExactValues

extension Interpreter {
    mutating func evaluate(_ select: CheckedSelect, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(select.operand)
        guard case .value(let operand) = outcome else { return outcome }
        let (base, isChained) = unwrapped(operand)
        guard let base else { return .value(select.isTest ? .bool(false) : .optional(.none)) }
        let reading: CELReading
        do throws(CELFault) {
            reading = try base.read(select.field)
        } catch {
            return .failed(node, error)
        }
        return finish(reading, select, isChained: isChained, node)
    }

    /// A chain that began with `.?` goes on inside the optional.
    private func unwrapped(_ value: CELValue) -> (CELValue?, isChained: Bool) {
        guard case .optional(let optional) = value else { return (value, false) }
        return (optional.value, true)
    }

    private func finish(_ reading: CELReading, _ select: CheckedSelect, isChained: Bool, _ node: CheckedNode)
        -> CELOutcome
    {
        let isOptional = isChained || select.form == .optional
        switch (reading, select.form) {
        case (.withheld, _): return .unknown(CELUnknown(withheld: [path(of: select)]))
        case (.value, .test): return .value(.bool(true))
        case (.absent, .test): return .value(.bool(false))
        case (.value(let value), _): return .value(isOptional ? .optional(.of(value)) : value)
        case (.absent, _): return isOptional ? .value(.optional(.none)) : absent(path(of: select), node)
        }
    }

    /// The path of a field; of a macro's variable, that of the list it goes through.
    private func path(of select: CheckedSelect) -> String { "\(path(of: select.operand)).\(select.field)" }

    func path(of node: CheckedNode) -> String {
        switch node.kind {
        case .variable(let name): return name
        case .local(let name, let slot):
            guard slot < locals.count, !locals[slot].path.isEmpty else { return name }
            return locals[slot].path
        case .select(let select): return path(of: select)
        case .index(let index): return path(of: index.operand)
        case .comprehension(let macro) where macro.macro == .filter: return path(of: macro.range)
        default: return canonicalText(node)
        }
    }

    mutating func evaluate(_ index: CheckedIndex, _ node: CheckedNode) -> CELOutcome {
        let operands = evaluateAll([index.operand, index.index])
        guard case .values(let values) = operands else { return operands.outcome }
        let (base, isChained) = unwrapped(values[0])
        let isOptional = isChained || index.isOptional
        guard let base else { return .value(.optional(.none)) }
        do throws(CELFault) {
            if let value = try base.element(at: values[1], isOptional: isOptional) {
                return .value(isOptional ? .optional(.of(value)) : value)
            }
            return isOptional ? .value(.optional(.none)) : absent(path(of: index, values[1]), node)
        } catch {
            return .failed(node, error)
        }
    }

    private func path(of index: CheckedIndex, _ key: CELValue) -> String {
        if case .string(let name) = key { return "\(path(of: index.operand)).\(name)" }
        return "\(path(of: index.operand))[\(key.canonicalText)]"
    }
}

extension CELValue {
    /// A field's presence; a value without fields is an error.
    func read(_ field: String) throws(CELFault) -> CELReading {
        switch self {
        case .record(let record):
            guard let reading = record.read(field) else {
                throw CELFault(.noSuchKey, "\(record.typeName) has no field '\(field)'")
            }
            return reading
        case .map(let map): return CELReading(map[field])
        case .money(let money) where field == "currency": return .value(.string(money.currency.code))
        case .money(let money) where field == "value": return .value(.number(money.amount))
        default: throw CELFault(.noSuchOverload, "\(type.runtimeName) has no fields")
        }
    }

    /// The element at a place or key; `nil` when there is none, which in a list is an error.
    func element(at index: CELValue, isOptional: Bool) throws(CELFault) -> CELValue? {
        switch self {
        case .map(let map): return map[index]
        case .list(let list):
            guard let place = index.place else {
                throw CELFault(.invalidArgument, "\(index.canonicalText) is no place in a list")
            }
            if place >= 0, place < list.count { return list[place] }
            if isOptional { return nil }
            throw CELFault(.indexOutOfRange, "index \(place) is out of range: the list has \(list.count) elements")
        default: throw .noOverload("[]", [self, index])
        }
    }

    /// A whole number of any kind as a place in a list.
    var place: Int? {
        switch self {
        case .int(let value): Int(exactly: value)
        case .uint(let value): Int(exactly: value)
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }
}
