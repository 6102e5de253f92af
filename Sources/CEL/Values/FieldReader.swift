public import ExactValues

/// Reads a field where the host's value lies.
///
/// The pointer is always that of a value of the type from whose schema the reader comes: `CELProgram` and `HostList` make
/// both from the same `Root`.
@usableFromInline
struct FieldRead<Value: Sendable>: Sendable {
    private let read: @Sendable (UnsafeRawPointer) -> CELPresence<Value>

    @usableFromInline
    init(_ read: @escaping @Sendable (UnsafeRawPointer) -> CELPresence<Value>) { self.read = read }

    @inline(__always)
    func callAsFunction(_ root: UnsafeRawPointer) -> CELPresence<Value> { read(root) }
}

/// How a field is read, by the type of what it gives: evaluators work on these, so that one machine code serves every
/// host's type.
@usableFromInline
enum FieldReader: Sendable {
    case bool(FieldRead<Bool>)
    case int(FieldRead<Int64>)
    case double(FieldRead<Double>)
    case text(FieldRead<String>)
    case number(FieldRead<ExactDecimal>)
    case money(FieldRead<Money>)
    case date(FieldRead<CivilDate>)
    case timestamp(FieldRead<CELTimestamp>)
    case value(FieldRead<CELValue>)

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

    /// The same field, read through a record around it.
    func lifted(through record: some RecordReader) -> FieldReader {
        switch self {
        case .bool(let read): .bool(record.lifted(read))
        case .int(let read): .int(record.lifted(read))
        case .double(let read): .double(record.lifted(read))
        case .text(let read): .text(record.lifted(read))
        case .number(let read): .number(record.lifted(read))
        case .money(let read): .money(record.lifted(read))
        case .date(let read): .date(record.lifted(read))
        case .timestamp(let read): .timestamp(record.lifted(read))
        case .value(let read): .value(record.lifted(read))
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
