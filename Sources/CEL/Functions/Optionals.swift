import ExactValues

extension FunctionTable {
    mutating func addOptionals() {
        let a = CELType.typeParam("A")
        add("optional.of", [.global("optional_of", [a], .optional(a))]) { (args, _, _) throws(CELFault) in
            .optional(.of(args[0]))
        }
        add("optional.none", [.global("optional_none", [], .optional(a))]) { (_, _, _) throws(CELFault) in
            .optional(.none)
        }
        add("optional.ofNonZeroValue", [.global("optional_of_non_zero", [a], .optional(a))]) {
            (args, _, _) throws(CELFault) in .optional(args[0].isZero ? .none : .of(args[0]))
        }
        add("hasValue", [.receiver("optional_has_value", [.optional(a)], .bool)]) { (args, _, _) throws(CELFault) in
            guard case .optional(let optional) = args[0] else { throw .noOverload("hasValue", args) }
            return .bool(optional.value != nil)
        }
        add("value", [.receiver("optional_value", [.optional(a)], a)]) { (args, _, _) throws(CELFault) in
            guard case .optional(let optional) = args[0] else { throw .noOverload("value", args) }
            guard let value = optional.value else { throw CELFault(.emptyOptional, "the optional is empty") }
            return value
        }
        for (name, overload) in [
            ("optional.unwrap", CELOverload.global("optional_unwrap", [.list(.optional(a))], .list(a))),
            ("unwrapOpt", .receiver("list_unwrap_opt", [.list(.optional(a))], .list(a))),
        ] {
            add(name, [overload]) { (args, _, run) throws(CELFault) in
                guard case .list(let list) = args[0] else { throw .noOverload(name, args) }
                try run.charge(elements: list.count)
                var values: [CELValue] = []
                for index in 0..<list.count {
                    guard case .optional(let optional) = list[index] else { throw .noOverload(name, [list[index]]) }
                    if let value = optional.value { values.append(value) }
                }
                return .list(values)
            }
        }
        add("or", [.receiver("optional_or", [.optional(a), .optional(a)], .optional(a))]) {
            (args, _, _) throws(CELFault) in
            guard case .optional(let optional) = args[0] else { throw .noOverload("or", args) }
            return optional.value == nil ? args[1] : args[0]
        }
        add("orValue", [.receiver("optional_or_value", [.optional(a), a], a)]) { (args, _, _) throws(CELFault) in
            guard case .optional(let optional) = args[0] else { throw .noOverload("orValue", args) }
            return optional.value ?? args[1]
        }
    }
}

extension CELValue {
    /// Whether this is the empty or zero value of its type.
    fileprivate var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.utf8.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.count == 0
        case .map(let value): value.count == 0
        case .duration(let value): value.nanoseconds == 0
        case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
        case .number(let value): value.isZero
        case .money(let value): value.amount.isZero
        case .optional(let value): value.value == nil
        case .type, .date, .record, .opaque: false
        }
    }
}
