public import ExactValues

/// How a field of a host's record is read: a closure of the field's own type, so that nothing is wrapped on the way.
public enum CELReader<Root: Sendable>: Sendable {
    case bool(@Sendable (Root) -> CELPresence<Bool>)
    case int(@Sendable (Root) -> CELPresence<Int64>)
    case double(@Sendable (Root) -> CELPresence<Double>)
    case text(@Sendable (Root) -> CELPresence<String>)
    case number(@Sendable (Root) -> CELPresence<ExactDecimal>)
    case money(@Sendable (Root) -> CELPresence<Money>)
    case date(@Sendable (Root) -> CELPresence<CivilDate>)
    case timestamp(@Sendable (Root) -> CELPresence<CELTimestamp>)
    /// Any other type.
    case value(@Sendable (Root) -> CELReading)
}

extension CELReader {
    /// The type that the reader gives; `nil` where only the declaration knows it.
    @inlinable
    var type: CELType? {
        switch self {
        case .bool: .bool
        case .int: .int
        case .double: .double
        case .text: .string
        case .number: .number
        case .money: .money
        case .date: .date
        case .timestamp: .timestamp
        case .value: nil
        }
    }

    /// The same field, read through a record around it.
    @inlinable
    func lifted<Outer>(_ inner: @escaping @Sendable (Outer) -> CELPresence<Root>) -> CELReader<Outer> {
        switch self {
        case .bool(let read): .bool(Self.through(inner, read))
        case .int(let read): .int(Self.through(inner, read))
        case .double(let read): .double(Self.through(inner, read))
        case .text(let read): .text(Self.through(inner, read))
        case .number(let read): .number(Self.through(inner, read))
        case .money(let read): .money(Self.through(inner, read))
        case .date(let read): .date(Self.through(inner, read))
        case .timestamp(let read): .timestamp(Self.through(inner, read))
        case .value(let read): .value(Self.through(inner, read))
        }
    }

    @inlinable
    static func through<Outer, Value>(
        _ inner: @escaping @Sendable (Outer) -> CELPresence<Root>,
        _ read: @escaping @Sendable (Root) -> CELPresence<Value>
    ) -> @Sendable (Outer) -> CELPresence<Value> {
        { outer in
            switch inner(outer) {
            case .value(let root): read(root)
            case .absent: .absent
            case .withheld: .withheld
            }
        }
    }
}
