/// What the body of a function works with beside its arguments.
struct RunContext {
    private let setting: Setting
    /// What is left of the cost limit; below 0 the evaluation is over.
    var budget: Int

    init(_ setting: Setting) {
        self.setting = setting
        budget = setting.options.limits.cost
    }

    init(options: CELOptions) { self.init(Setting(options)) }

    var options: CELOptions { setting.options }

    /// Options behind one reference, so that an evaluation starts without copying them.
    final class Setting: Sendable {
        let options: CELOptions

        init(_ options: CELOptions) { self.options = options }
    }

    /// Pays for `cost` units of work.
    @inline(__always)
    mutating func charge(_ cost: Int) throws(CELFault) {
        budget -= cost
        if budget < 0 { throw Self.exhausted }
    }

    static let exhausted = CELFault(.costLimit, "the evaluation costs too much")
}

/// A function of the language: its overloads, and one body that tells them apart by the values.
struct StandardFunction: Sendable {
    typealias Body = @Sendable ([CELValue], String, inout RunContext) throws(CELFault) -> CELValue

    var overloads: [CELOverload] = []
    let body: Body
}

/// The functions of the language by name.
struct FunctionTable: Sendable {
    private(set) var functions: [String: StandardFunction] = [:]

    /// The standard functions, the optional ones and those over texts and lists.
    static let standard: FunctionTable = {
        var table = FunctionTable()
        table.addOperators()
        table.addComparisons()
        table.addConversions()
        table.addTexts()
        table.addMatches()
        table.addTimes()
        table.addLists()
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
        functions[name] = StandardFunction(overloads: overloads, body: body)
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
