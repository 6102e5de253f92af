/// A function of the language: its overloads, and one body that tells them apart by the values.
struct StandardFunction: Sendable {
    typealias Body = @Sendable ([CELValue], String, inout RunContext) throws(CELFault) -> CELValue
    typealias BinaryBody = @Sendable (CELValue, CELValue, inout RunContext) throws(CELFault) -> CELValue

    var overloads: [CELOverload] = []
    let body: Body
    /// The body of an operator of two operands, which then need no list around them.
    let binary: BinaryBody?
}

/// The functions of the language by name.
struct FunctionTable: Sendable {
    private(set) var functions: [String: StandardFunction] = [:]

    /// The standard functions and those of the extension libraries.
    static let standard: FunctionTable = {
        var table = FunctionTable()
        table.addOperators()
        table.addComparisons()
        table.addConversions()
        table.addTexts()
        table.addFormat()
        table.addMatches()
        table.addTimes()
        table.addLists()
        table.addListParts()
        table.addSets()
        table.addMath()
        table.addEncoders()
        table.addNetwork()
        table.addOptionals()
        return table
    }()

    /// With exact numbers, money and dates.
    static let exact: FunctionTable = {
        var table = standard
        table.addExact()
        return table
    }()

    subscript(name: String) -> StandardFunction? { functions[name] }

    var names: some Sequence<String> { functions.keys }

    /// Declares a function with its body.
    mutating func add(_ name: String, _ overloads: [CELOverload], _ body: @escaping StandardFunction.Body) {
        functions[name] = StandardFunction(
            overloads: overloads,
            body: { (args, overload, run) throws(CELFault) in
                // Whatever is done with a text, it is looked at.
                for case .string(let text) in args { try run.charge(text.utf8.count >> 3) }
                return try body(args, overload, &run)
            }, binary: nil)
    }

    /// Declares an operator of two operands.
    mutating func addBinary(
        _ name: String, _ overloads: [CELOverload], _ binary: @escaping StandardFunction.BinaryBody
    ) {
        functions[name] = StandardFunction(
            overloads: overloads,
            body: { (args, _, run) throws(CELFault) in try binary(args[0], args[1], &run) }, binary: binary)
    }

    /// Adds overloads to a function whose body knows their values already.
    mutating func extend(_ name: String, _ overloads: [CELOverload]) {
        functions[name]?.overloads += overloads
    }
}

extension CELOverload {
    /// `name(parameters)`
    static func global(_ id: String, _ parameters: [CELType], _ result: CELType) -> CELOverload {
        CELOverload(id: id, parameters: parameters, result: result)
    }

    /// `receiver.name(parameters)`, the receiver first
    static func receiver(_ id: String, _ parameters: [CELType], _ result: CELType) -> CELOverload {
        CELOverload(id: id, parameters: parameters, result: result, isReceiver: true)
    }
}

extension CELFault {
    static func noOverload(_ name: String, _ values: [CELValue]) -> CELFault {
        let types = values.map { $0.type.runtimeName }.joined(separator: ", ")
        return CELFault(.noSuchOverload, "no such overload: \(name)(\(types))")
    }
}
