// The extension library of lists: parts of a list, its order, and lists in lists.
extension FunctionTable {
    mutating func addListParts() {
        addSlice()
        addFlatten()
        addOrder()
        addRange()
        addEnds()
    }

    private mutating func addSlice() {
        let list = CELType.list(.typeParam("A"))
        add("slice", [.receiver("list_slice", [list, .int, .int], list)]) { (args, _, run) throws(CELFault) in
            guard case .list(let list) = args[0], case .int(let start) = args[1], case .int(let end) = args[2] else {
                throw .noOverload("slice", args)
            }
            guard start >= 0, start <= end, end <= Int64(list.count) else {
                throw CELFault(.indexOutOfRange, "slice: \(start)..<\(end) is not within 0..<\(list.count)")
            }
            try run.charge(elements: Int(end - start))
            return .list((Int(start)..<Int(end)).map { list[$0] })
        }
    }

    private mutating func addFlatten() {
        let a = CELType.typeParam("A")
        add(
            "flatten",
            [
                .receiver("list_flatten", [.list(.list(a))], .list(a)),
                .receiver("list_flatten_depth", [.list(.dyn), .int], .list(.dyn)),
            ]
        ) { (args, _, run) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload("flatten", args) }
            var depth: Int64 = 1
            if args.count > 1 {
                guard case .int(let levels) = args[1] else { throw .noOverload("flatten", args) }
                guard levels >= 0 else { throw CELFault(.invalidArgument, "flatten: \(levels) is no depth") }
                depth = levels
            }
            var flat: [CELValue] = []
            try Self.flatten(list, min(depth, 1000), into: &flat, &run)
            return .list(flat)
        }
    }

    private static func flatten(
        _ list: CELList, _ depth: Int64, into flat: inout [CELValue], _ run: inout RunContext
    ) throws(CELFault) {
        try run.charge(elements: list.count)
        for index in 0..<list.count {
            if depth > 0, case .list(let inner) = list[index] {
                try flatten(inner, depth - 1, into: &flat, &run)
            } else {
                flat.append(list[index])
            }
        }
    }

    private mutating func addOrder() {
        let list = CELType.list(.typeParam("A"))
        add("reverse", [.receiver("list_reverse", [list], list), .receiver("string_reverse", [.string], .string)]) {
            (args, _, run) throws(CELFault) in
            switch args[0] {
            case .list(let list):
                try run.charge(elements: list.count)
                return .list(list.values.reversed())
            case .string(let text):
                try run.charge(text.utf8.count / 2)
                return .string(String(scalars: text.unicodeScalars.reversed()))
            default: throw .noOverload("reverse", args)
            }
        }
        add("distinct", [.receiver("list_distinct", [list], list)]) { (args, _, run) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload("distinct", args) }
            var kept: [CELValue] = []
            for index in 0..<list.count where try !run.contains(CELList(kept), list[index]) { kept.append(list[index]) }
            return .list(kept)
        }
        let sortable = Aggregate.ordered + [.bool, .bytes]
        add("sort", sortable.map { .receiver("list_sort_\($0)", [.list($0)], .list($0)) }) {
            (args, _, run) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload("sort", args) }
            return .list(try run.sorted(list.values, by: list.values, "sort"))
        }
    }

    private mutating func addRange() {
        add("lists.range", [.global("lists_range", [.int], .list(.int))]) { (args, _, run) throws(CELFault) in
            guard case .int(let count) = args[0] else { throw .noOverload("lists.range", args) }
            guard count >= 0 else { throw CELFault(.invalidArgument, "lists.range: \(count) is no length") }
            try run.charge(elements: Int(clamping: count))
            return .list((0..<count).map(CELValue.int))
        }
    }

    private mutating func addEnds() {
        let a = CELType.typeParam("A")
        add("first", [.receiver("list_first", [.list(a)], .optional(a))]) { (args, _, _) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload("first", args) }
            return .optional(list.count > 0 ? .of(list[0]) : .none)
        }
        add("last", [.receiver("list_last", [.list(a)], .optional(a))]) { (args, _, _) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload("last", args) }
            return .optional(list.count > 0 ? .of(list[list.count - 1]) : .none)
        }
    }
}

extension RunContext {
    /// `values` in the order of their `keys`, which must all be of one type that has an order; equal keys keep theirs.
    mutating func sorted(_ values: [CELValue], by keys: [CELValue], _ name: String) throws(CELFault) -> [CELValue] {
        guard let first = keys.first else { return values }
        let type = first.type.runtimeName
        guard keys.allSatisfy({ $0.isOrdered && $0.type.runtimeName == type }) else {
            throw CELFault(.noSuchOverload, "\(name): the keys are not all of one type that has an order")
        }
        try charge(elements: values.count * (Int.bitWidth - values.count.leadingZeroBitCount))
        var fault: CELFault?
        let order = keys.indices.sorted { a, b in
            do throws(CELFault) {
                let order = try compare(keys[a], keys[b]) ?? 0
                return order != 0 ? order < 0 : a < b
            } catch {
                fault = error
                return a < b
            }
        }
        if let fault { throw fault }
        return order.map { values[$0] }
    }
}

extension CELValue {
    /// Whether `<` applies to values of the type.
    fileprivate var isOrdered: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .number, .money, .date: true
        default: false
        }
    }
}
