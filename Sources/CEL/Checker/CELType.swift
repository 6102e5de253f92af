/// The static type of an expression.
public indirect enum CELType: Hashable, Sendable {
    /// Known only when the expression runs.
    case dyn
    case null, bool, int, uint, double, string, bytes, timestamp, duration
    /// An exact decimal number; with the exact library.
    case number
    /// An exact amount in a currency; with the exact library.
    case money
    /// A day of the calendar; with the exact library.
    case date
    /// The type of a type.
    case type(CELType)
    case list(CELType)
    /// A map of keys to values.
    case map(CELType, CELType)
    case optional(CELType)
    /// A record of the host, by the name of its schema.
    case record(String)
    /// A type of the host without structure for the language.
    case opaque(String, [CELType])
    /// Any type, the same wherever the name stands in one declaration.
    case typeParam(String)
}

extension CELType: CustomStringConvertible {
    /// The type as an error message calls it, such as `list(string)`.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .number: "number"
        case .money: "money"
        case .date: "date"
        case .type(let type): "type(\(type))"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let wrapped): "optional(\(wrapped))"
        case .record(let name), .typeParam(let name): name
        case .opaque(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        }
    }
}

extension CELType {
    /// The name that `type(x)` gives at run time, without parameters.
    var runtimeName: String {
        switch self {
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .type: "type"
        case .list: "list"
        case .map: "map"
        case .optional: "optional_type"
        case .opaque(let name, _): name
        default: description
        }
    }
}
