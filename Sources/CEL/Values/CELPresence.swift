/// What reading a host's field gives.
public enum CELPresence<Value: Sendable>: Sendable {
    case value(Value)
    /// Nobody has stated it.
    case absent
    /// It is stated somewhere, but not known here: redacted or not loaded.
    case withheld
}

/// What reading a field of any type gives.
public typealias CELReading = CELPresence<CELValue>

extension CELPresence {
    /// `nil` is absent.
    @inlinable
    public init(_ value: Value?) {
        if let value { self = .value(value) } else { self = .absent }
    }

    /// The same presence of a value made from this one.
    @inline(__always)
    func map<Other: Sendable>(_ transform: (Value) -> Other) -> CELPresence<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .absent: .absent
        case .withheld: .withheld
        }
    }
}
