public import ExactValues

/// How a field is read from where the host's value lies: a `CELReader` whose type was erased.
///
/// Evaluators work on these, so that one machine code serves every host's type. The pointer is always that of a value of
/// the type from whose schema the reader comes: `CELProgram` and `HostList` make both from the same `Root`.
@usableFromInline
enum FieldReader: Sendable {
    @usableFromInline typealias Read<Value: Sendable> = @Sendable (UnsafeRawPointer) -> CELPresence<Value>

    case bool(Read<Bool>)
    case int(Read<Int64>)
    case double(Read<Double>)
    case text(Read<String>)
    case number(Read<ExactDecimal>)
    case money(Read<Money>)
    case date(Read<CivilDate>)
    case timestamp(Read<CELTimestamp>)
    case value(Read<CELValue>)

    /// Reads the field as a value.
    func reading(_ root: UnsafeRawPointer) -> CELReading {
        switch self {
        case .bool(let read): read(root).map(CELValue.bool)
        case .int(let read): read(root).map(CELValue.int)
        case .double(let read): read(root).map(CELValue.double)
        case .text(let read): read(root).map(CELValue.string)
        case .number(let read): read(root).map(CELValue.number)
        case .money(let read): read(root).map(CELValue.money)
        case .date(let read): read(root).map(CELValue.date)
        case .timestamp(let read): read(root).map(CELValue.timestamp)
        case .value(let read): read(root)
        }
    }
}

extension CELReader {
    /// The same reader without the type of the host; inlined into the host's module, where the type is known.
    @inlinable
    var erased: FieldReader {
        switch self {
        case .bool(let read): .bool { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .int(let read): .int { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .double(let read): .double { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .text(let read): .text { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .number(let read): .number { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .money(let read): .money { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .date(let read): .date { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .timestamp(let read): .timestamp { read($0.assumingMemoryBound(to: Root.self).pointee) }
        case .value(let read): .value { read($0.assumingMemoryBound(to: Root.self).pointee) }
        }
    }
}

/// A declared field as the compiler sees it.
struct HostField: Sendable {
    let name: String
    let reader: FieldReader
    /// The fields of a record, each read through this one.
    let inner: [HostField]
    /// Of a list of records: the fields of an element and their places.
    let elements: [String: Int]

    /// The field of a record. By place, since to copy each on the way would count references for all its parts.
    func inner(named name: String) -> HostField? {
        inner.indices.first { inner[$0].name == name }.map { inner[$0] }
    }
}
