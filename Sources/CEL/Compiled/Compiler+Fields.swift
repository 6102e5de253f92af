extension Compiler {
    mutating func compile(_ select: CheckedSelect, _ node: CheckedNode) -> Code {
        if let field = field(of: select) { return compile(select.form, field.reader) }
        if case .local(_, let slot) = select.operand.kind, slot < elements.count,
            let place = elements[slot][select.field]
        {
            return compile(select.form, slot, place, node.type)
        }
        let operand = compile(select.operand).boxed.read
        if select.isTest { return .bool(presence(of: TextKey(select.field), in: operand)) }
        return .value(.code(computed(TextKey(select.field), of: operand, isOptional: select.form == .optional)))
    }

    /// The host's field behind a path such as `deal.amount`.
    func field(of select: CheckedSelect) -> HostField? {
        switch select.operand.kind {
        case .variable(let name): fields[name]?.inner(named: select.field)
        case .select(let outer) where outer.form == .value: field(of: outer)?.inner(named: select.field)
        default: nil
        }
    }

    private func compile(_ form: CheckedSelect.Form, _ reader: FieldReader) -> Code {
        switch form {
        case .value: Code(reader, absent: absent)
        case .test: .bool(presence(of: reader))
        case .optional: .value(.computed { (frame) throws(Stop) in try Self.optional(reader.reading(frame.root)) })
        }
    }

    private func presence(of reader: FieldReader) -> Test {
        switch reader {
        case .bool(let read): Test { Self.presence(read($0.root)) }
        case .int(let read): Test { Self.presence(read($0.root)) }
        case .double(let read): Test { Self.presence(read($0.root)) }
        case .text(let read): Test { Self.presence(read($0.root)) }
        case .number(let read): Test { Self.presence(read($0.root)) }
        case .money(let read): Test { Self.presence(read($0.root)) }
        case .date(let read): Test { Self.presence(read($0.root)) }
        case .timestamp(let read): Test { Self.presence(read($0.root)) }
        case .value(let read): Test { Self.presence(read($0.root)) }
        }
    }

    @inline(__always)
    private static func presence<Value>(_ reading: CELPresence<Value>) -> CELVerdict {
        switch reading {
        case .value: .yes
        case .absent: .no
        case .withheld: .unknown
        }
    }

    private static func optional(_ reading: CELReading) throws(Stop) -> CELValue {
        switch reading {
        case .value(.optional(let optional)): return .optional(optional)
        case .value(let value): return .optional(.of(value))
        case .absent: return .optional(.none)
        case .withheld: throw .unknown
        }
    }

    // MARK: Fields of a host's elements

    private func compile(_ form: CheckedSelect.Form, _ slot: Int, _ place: Int, _ type: CELType) -> Code {
        let absent = absent
        switch (form, type) {
        case (.test, _):
            return .condition { frame in
                guard case .element(let list, let index) = frame[slot] else { return .failed }
                return Self.presence(list.read(place, at: index))
            }
        case (.optional, _):
            return .value(
                .computed { (frame) throws(Stop) in
                    guard case .element(let list, let index) = frame[slot] else { throw .failed }
                    return try Self.optional(list.read(place, at: index))
                })
        case (.value, .bool):
            return .condition { frame in
                guard case .element(let list, let index) = frame[slot] else { return .failed }
                switch list.readBool(place, at: index) {
                case .value(let holds): return CELVerdict(holds)
                case .absent: return CELVerdict(absent)
                case .withheld: return .unknown
                }
            }
        case (.value, .string): return .text(.code(element(slot) { $0.readText(place, at: $1) }))
        case (.value, .int): return .int(.code(element(slot) { $0.readInt(place, at: $1) }))
        case (.value, _): return .value(.code(element(slot) { $0.read(place, at: $1) }))
        }
    }

    private func element<Value>(
        _ slot: Int, _ read: @escaping @Sendable (any CELHostList, Int) -> CELPresence<Value>
    ) -> Read<Value> {
        let absent = absent
        return Read { (frame) throws(Stop) in
            guard case .element(let list, let index) = frame[slot] else { throw .failed }
            switch read(list, index) {
            case .value(let value): return value
            case .absent: throw absent
            case .withheld: throw .unknown
            }
        }
    }

    // MARK: Fields of computed values

    /// A constant key of a map is looked up by a hash computed here, once; whatever else the value is, `other` reads it.
    private func keyed(
        _ key: TextKey, of operand: Read<CELValue>, isOptional: Bool,
        else other: @escaping @Sendable (CELValue) throws(Stop) -> CELValue
    ) -> Read<CELValue> {
        let absent = absent
        return Read { (frame) throws(Stop) in
            let base = try operand(&frame)
            guard case .map(let map) = base, !isOptional else { return try other(base) }
            guard let value = map[key] else { throw absent }
            return value
        }
    }

    private func computed(_ key: TextKey, of operand: Read<CELValue>, isOptional: Bool) -> Read<CELValue> {
        keyed(key, of: operand, isOptional: isOptional) { [absent] (base) throws(Stop) in
            try Self.field(key.text, of: base, isOptional: isOptional, absent)
        }
    }

    private static func field(
        _ field: String, of value: CELValue, isOptional: Bool, _ absent: Stop
    ) throws(Stop) -> CELValue {
        var (base, isOptional) = (value, isOptional)
        if case .optional(let optional) = value {
            guard let inner = optional.value else { return .optional(.none) }
            (base, isOptional) = (inner, true)
        }
        switch try read(field, of: base) {
        case .withheld: throw .unknown
        case .value(let value): return isOptional ? .optional(.of(value)) : value
        case .absent:
            if isOptional { return .optional(.none) }
            throw absent
        }
    }

    private func presence(of key: TextKey, in operand: Read<CELValue>) -> Test {
        Test { frame in
            do throws(Stop) {
                switch try operand(&frame) {
                case .map(let map): return CELVerdict(map.contains(key))
                case .optional(let optional):
                    guard let inner = optional.value else { return .no }
                    return Self.presence(try Self.read(key.text, of: inner))
                case let base: return Self.presence(try Self.read(key.text, of: base))
                }
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private static func read(_ field: String, of value: CELValue) throws(Stop) -> CELReading {
        do throws(CELFault) { return try value.read(field) } catch { throw .failed }
    }

    // MARK: Elements

    mutating func compile(_ index: CheckedIndex) -> Code {
        let (operand, isOptional, absent) = (compile(index.operand).boxed.read, index.isOptional, absent)
        if case .string(let name)? = index.index.constant {
            return .value(.code(element(at: TextKey(name), of: operand, isOptional: isOptional)))
        }
        let place = compile(index.index).boxed.read
        return .value(
            .computed { (frame) throws(Stop) in
                let (base, place) = try both(operand, place, &frame)
                do throws(CELFault) { try frame.run.chargeLookup(place) } catch { throw .failed }
                return try Self.element(at: place, of: base, isOptional: isOptional, absent)
            })
    }

    private func element(at key: TextKey, of operand: Read<CELValue>, isOptional: Bool) -> Read<CELValue> {
        keyed(key, of: operand, isOptional: isOptional) { [absent] (base) throws(Stop) in
            try Self.element(at: .string(key.text), of: base, isOptional: isOptional, absent)
        }
    }

    private static func element(
        at place: CELValue, of operand: CELValue, isOptional: Bool, _ absent: Stop
    ) throws(Stop) -> CELValue {
        var (base, isOptional) = (operand, isOptional)
        if case .optional(let optional) = operand {
            guard let inner = optional.value else { return .optional(.none) }
            (base, isOptional) = (inner, true)
        }
        do throws(CELFault) {
            if let value = try base.element(at: place, isOptional: isOptional) {
                return isOptional ? .optional(.of(value)) : value
            }
        } catch {
            throw .failed
        }
        if isOptional { return .optional(.none) }
        throw absent
    }
}
