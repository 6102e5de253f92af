import ExactValues

extension FunctionTable {
    mutating func addLists() {
        let a = CELType.typeParam("A")
        let sized: [CELType] = [.string, .bytes, .list(a), .map(a, .typeParam("B"))]
        add(
            "size",
            sized.flatMap {
                [.global("size_\($0.runtimeName)", [$0], .int), .receiver("\($0.runtimeName)_size", [$0], .int)]
            }
        ) { (args, _, run) throws(CELFault) in
            switch args[0] {
            case .string(let text):
                try run.charge(countingCost(text))
                return .int(Int64(scalarCount(text)))
            case .bytes(let bytes): return .int(Int64(bytes.count))
            case .list(let list): return .int(Int64(list.count))
            case .map(let map): return .int(Int64(map.count))
            default: throw .noOverload("size", args)
            }
        }
        addFold("sum", over: [.int, .uint, .double, .duration], Aggregate.sum)
        addFold("min", over: Aggregate.ordered, Aggregate.least)
        addFold("max", over: Aggregate.ordered, Aggregate.greatest)
        addFold("avg", over: [.double, .int], gives: { _ in .double }, Aggregate.average)
    }

    /// `name(list)` and `list.name()`.
    private mutating func addFold(
        _ name: String, over types: [CELType], gives result: (CELType) -> CELType = { $0 },
        _ fold: @escaping @Sendable ([CELValue], String, inout RunContext) throws(CELFault) -> CELValue
    ) {
        add(name, Aggregate.overloads(name, types, result)) { (args, overload, run) throws(CELFault) in
            guard case .list(let list) = args[0] else { throw .noOverload(name, args) }
            try run.charge(list.count)
            return try fold(list.values, overload, &run)
        }
    }
}

/// The functions that make one value of a list.
enum Aggregate {
    static let ordered: [CELType] = [.int, .uint, .double, .string, .timestamp, .duration]

    static func overloads(_ name: String, _ types: [CELType], _ result: (CELType) -> CELType) -> [CELOverload] {
        types.flatMap { type -> [CELOverload] in
            [
                .global("\(name)_\(type)", [.list(type)], result(type)),
                .receiver("list_\(name)_\(type)", [.list(type)], result(type)),
            ]
        }
    }

    static func sum(_ values: [CELValue], _ overload: String, _ run: inout RunContext) throws(CELFault) -> CELValue {
        guard var total = values.first else { return try zero(overload, run.options) }
        guard let plus = FunctionTable.standard["+"] else { return total }
        for value in values.dropFirst() { total = try plus.body([total, value], "", &run) }
        return total
    }

    /// The sum of nothing has the type of the list's elements, which only the overload still tells.
    private static func zero(_ overload: String, _ options: CELOptions) throws(CELFault) -> CELValue {
        switch overload.split(separator: "_").last {
        case "uint": return .uint(0)
        case "double": return .double(0)
        case "duration": return .duration(CELDuration(nanoseconds: 0))
        case "number": return .number(.zero)
        case "money":
            guard let currency = options.currency else {
                throw CELFault(.currency, "the sum of no amounts has no currency")
            }
            return .money(Money(.zero, currency))
        default: return .int(0)
        }
    }

    static func least(_ values: [CELValue], _ overload: String, _ run: inout RunContext) throws(CELFault) -> CELValue {
        try extreme(values, "min", -1, &run)
    }

    static func greatest(_ values: [CELValue], _ overload: String, _ run: inout RunContext) throws(CELFault) -> CELValue
    {
        try extreme(values, "max", 1, &run)
    }

    private static func extreme(
        _ values: [CELValue], _ name: String, _ wanted: Int, _ run: inout RunContext
    ) throws(CELFault) -> CELValue {
        guard var best = values.first else { throw CELFault(.invalidArgument, "\(name) of an empty list") }
        for value in values.dropFirst() where try run.compare(value, best) == wanted { best = value }
        return best
    }

    static func average(_ values: [CELValue], _ overload: String, _ run: inout RunContext) throws(CELFault) -> CELValue
    {
        guard let first = values.first else { throw CELFault(.invalidArgument, "avg of an empty list") }
        switch first {
        case .int where run.options.exact, .number, .money:
            let total = try sum(values, overload, &run)
            guard let divide = FunctionTable.standard["/"] else { return total }
            let exact = total.exactNumber.map(CELValue.number) ?? total
            return try divide.body([exact, .number(ExactDecimal(values.count))], "", &run)
        case .int, .double:
            let doubles = values.map { value -> Double in
                switch value {
                case .int(let x): Double(x)
                case .double(let x): x
                default: .nan
                }
            }
            return .double(doubles.reduce(0, +) / Double(values.count))
        default: throw .noOverload("avg", values)
        }
    }
}
