extension Compiler {
    mutating func compile(_ select: CheckedSelect, _ node: CheckedNode) -> Code<Root> {
        if let field = field(of: select) { return compile(select.form, field.reader) }
        if case .local(_, let slot) = select.operand.kind, slot < elements.count,
            let place = elements[slot][select.field]
        {
            return compile(select.form, slot, place, node.type)
        }
        return .value(.code(computed(select)))
    }

    /// The host's field behind a path such as `deal.amount`.
    func field(of select: CheckedSelect) -> CELField<Root>? {
        switch select.operand.kind {
        case .variable(let name): schema.field(named: name)?.inner.first { $0.name == select.field }
        case .select(let outer) where outer.form == .value:
            field(of: outer)?.inner.first { $0.name == select.field }
        default: nil
        }
    }

    private func compile(_ form: CheckedSelect.Form, _ reader: CELReader<Root>) -> Code<Root> {
        switch form {
        case .value: Code(reader, absent: absent)
        case .test: .bool(presence(of: reader))
        case .optional:
            .value(.code { (root, _) throws(Stop) in try Self.optional(reader.reading(root)) })
        }
    }

    private func presence(of reader: CELReader<Root>) -> Test<Root> {
        switch reader {
        case .bool(let read): { root, _ in Self.presence(read(root)) }
        case .int(let read): { root, _ in Self.presence(read(root)) }
        case .double(let read): { root, _ in Self.presence(read(root)) }
        case .text(let read): { root, _ in Self.presence(read(root)) }
        case .number(let read): { root, _ in Self.presence(read(root)) }
        case .money(let read): { root, _ in Self.presence(read(root)) }
        case .date(let read): { root, _ in Self.presence(read(root)) }
        case .timestamp(let read): { root, _ in Self.presence(read(root)) }
        case .value(let read): { root, _ in Self.presence(read(root)) }
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

    private func compile(_ form: CheckedSelect.Form, _ slot: Int, _ place: Int, _ type: CELType) -> Code<Root> {
        let absent = absent
        switch (form, type) {
        case (.test, _):
            return .bool { _, frame in
                guard case .element(let list, let index) = frame.slots[slot] else { return .failed }
                return Self.presence(list.read(place, at: index))
            }
        case (.optional, _):
            return .value(
                .code { (_, frame) throws(Stop) in
                    guard case .element(let list, let index) = frame.slots[slot] else { throw .failed }
                    return try Self.optional(list.read(place, at: index))
                })
        case (.value, .bool):
            return .bool { _, frame in
                guard case .element(let list, let index) = frame.slots[slot] else { return .failed }
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
    ) -> Read<Root, Value> {
        let absent = absent
        return { (_, frame) throws(Stop) in
            guard case .element(let list, let index) = frame.slots[slot] else { throw .failed }
            switch read(list, index) {
            case .value(let value): return value
            case .absent: throw absent
            case .withheld: throw .unknown
            }
        }
    }

    // MARK: Fields of computed values

    private mutating func computed(_ select: CheckedSelect) -> Read<Root, CELValue> {
        let operand = compile(select.operand).boxed.read
        let (field, form, absent) = (select.field, select.form, absent)
        return { (root, frame) throws(Stop) in
            var base = try operand(root, &frame)
            var isOptional = form == .optional
            if case .optional(let optional) = base {
                guard let inner = optional.value else { return form == .test ? .bool(false) : .optional(.none) }
                base = inner
                isOptional = true
            }
            switch (try Self.read(field, of: base), form) {
            case (.withheld, _): throw .unknown
            case (.value, .test): return .bool(true)
            case (.absent, .test): return .bool(false)
            case (.value(let value), _): return isOptional ? .optional(.of(value)) : value
            case (.absent, _):
                if isOptional { return .optional(.none) }
                throw absent
            }
        }
    }

    private static func read(_ field: String, of value: CELValue) throws(Stop) -> CELReading {
        do throws(CELFault) { return try value.read(field) } catch { throw .failed }
    }

    mutating func compile(_ index: CheckedIndex) -> Code<Root> {
        let both = combined(compile(index.operand).boxed, compile(index.index).boxed) { ($0, $1) }.read
        let (isOptional, absent) = (index.isOptional, absent)
        return .value(
            .code { (root, frame) throws(Stop) in
                let (operand, place) = try both(root, &frame)
                var base = operand
                var isChained = isOptional
                if case .optional(let optional) = operand {
                    guard let inner = optional.value else { return .optional(.none) }
                    base = inner
                    isChained = true
                }
                guard let value = try Self.element(of: base, at: place, isChained) else {
                    if isChained { return .optional(.none) }
                    throw absent
                }
                return isChained ? .optional(.of(value)) : value
            })
    }

    private static func element(of base: CELValue, at place: CELValue, _ isOptional: Bool) throws(Stop) -> CELValue? {
        do throws(CELFault) { return try base.element(at: place, isOptional: isOptional) } catch { throw .failed }
    }
}
