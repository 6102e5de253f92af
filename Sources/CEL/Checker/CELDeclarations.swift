/// What a checker knows of the host: names and types, without readers.
struct CELDeclarations: Sendable {
    private(set) var variables: [String: CELType] = [:]
    private(set) var constants: [String: CELValue] = [:]
    private(set) var constantTypes: [String: CELType] = [:]
    /// The first words of the declared names that have dots.
    private(set) var dottedRoots: Set<String> = []
    /// Record types by name, with those they contain.
    var records: [String: RecordShape] = [:]
    var functions: [String: [HostFunction]] = [:]

    mutating func declare(_ name: String, _ type: CELType) {
        variables[name] = type
        noteDots(name)
    }

    mutating func declareConstant(_ name: String, _ value: CELValue, _ type: CELType?) {
        constants[name] = value
        constantTypes[name] = type
        noteDots(name)
    }

    private mutating func noteDots(_ name: String) {
        if let dot = name.firstIndex(of: ".") { dottedRoots.insert(String(name[..<dot])) }
    }

    /// Takes in the record type that `schema` describes and what it refers to.
    mutating func merge<Inner>(_ schema: CELSchema<Inner>) {
        records.merge(schema.declarations.records) { $1 }
        records[schema.name] = RecordShape(
            fields: schema.declarations.variables, order: schema.fields.map(\.name))
    }
}

/// The fields of a record type.
struct RecordShape: Sendable {
    let fields: [String: CELType]
    /// The names in the order of their declaration.
    let order: [String]
}

/// One way to call a function.
package struct CELOverload: Hashable, Sendable {
    package let id: String
    /// The types of the parameters, the receiver first.
    package let parameters: [CELType]
    package let result: CELType
    package let isReceiver: Bool
    /// Whether a parameter's type stands for any.
    let isGeneric: Bool

    init(id: String, parameters: [CELType], result: CELType, isReceiver: Bool = false) {
        self.id = id
        self.parameters = parameters
        self.result = result
        self.isReceiver = isReceiver
        isGeneric = result.isGeneric || parameters.contains(where: \.isGeneric)
    }
}

/// A function that the host declares.
struct HostFunction: Sendable {
    let overload: CELOverload
    let body: @Sendable ([CELValue]) throws(CELFault) -> CELValue
}
