public import ExactValues

/// A value of the language.
public enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    /// A text: code points, compared one by one.
    case string(String)
    case bytes([UInt8])
    case list(CELList)
    case map(CELMap)
    case timestamp(CELTimestamp)
    case duration(CELDuration)
    /// A type as a value, as `type(x)` gives it.
    case type(CELType)
    case number(ExactDecimal)
    case money(Money)
    case date(CivilDate)
    /// An optional value, empty or not.
    case optional(CELOptional)
    /// A record of the host, read in place.
    case record(any CELRecord)
    /// A value without structure for the language.
    case opaque(any CELOpaque)
}

/// An optional value of the language.
public struct CELOptional: Sendable {
    private let contents: [CELValue]

    /// The empty optional.
    public static let none = CELOptional(contents: [])

    /// An optional with a value in it.
    public static func of(_ value: CELValue) -> CELOptional { CELOptional(contents: [value]) }

    /// What is in it, or `nil`.
    public var value: CELValue? { contents.first }

    private init(contents: [CELValue]) { self.contents = contents }
}

extension CELValue {
    /// A list of these values.
    public static func list(_ elements: [CELValue]) -> CELValue { .list(CELList(elements)) }

    /// The type that the value has at run time; what a container holds is not looked at.
    public var type: CELType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        case .number: .number
        case .money: .money
        case .date: .date
        case .optional: .optional(.dyn)
        case .record(let record): .record(record.typeName)
        case .opaque(let value): .opaque(value.typeName, [])
        }
    }
}
