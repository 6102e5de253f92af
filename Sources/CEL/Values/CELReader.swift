public import ExactValues

/// How a field of a host's record is read: by a closure of the field's own type, so that nothing is wrapped on the way.
///
///     let stage = CELReader<Deal>.text { CELPresence($0.stage) }
public struct CELReader<Root: Sendable>: Sendable {
    /// The same without the type of the host.
    @usableFromInline let erased: FieldReader

    @usableFromInline
    init(_ erased: FieldReader) { self.erased = erased }

    /// Reads a `bool`.
    @inlinable @inline(__always)
    public static func bool(_ read: @escaping @Sendable (Root) -> CELPresence<Bool>) -> CELReader {
        CELReader(FieldReader.bool(inPlace(read)))
    }

    /// Reads an `int`.
    @inlinable @inline(__always)
    public static func int(_ read: @escaping @Sendable (Root) -> CELPresence<Int64>) -> CELReader {
        CELReader(FieldReader.int(inPlace(read)))
    }

    /// Reads a `double`.
    @inlinable @inline(__always)
    public static func double(_ read: @escaping @Sendable (Root) -> CELPresence<Double>) -> CELReader {
        CELReader(FieldReader.double(inPlace(read)))
    }

    /// Reads a `string`.
    @inlinable @inline(__always)
    public static func text(_ read: @escaping @Sendable (Root) -> CELPresence<String>) -> CELReader {
        CELReader(FieldReader.text(inPlace(read)))
    }

    /// Reads a `number` of the library of exact values.
    @inlinable @inline(__always)
    public static func number(_ read: @escaping @Sendable (Root) -> CELPresence<ExactDecimal>) -> CELReader {
        CELReader(FieldReader.number(inPlace(read)))
    }

    /// Reads `money` of the library of exact values.
    @inlinable @inline(__always)
    public static func money(_ read: @escaping @Sendable (Root) -> CELPresence<Money>) -> CELReader {
        CELReader(FieldReader.money(inPlace(read)))
    }

    /// Reads a `date` of the library of exact values.
    @inlinable @inline(__always)
    public static func date(_ read: @escaping @Sendable (Root) -> CELPresence<CivilDate>) -> CELReader {
        CELReader(FieldReader.date(inPlace(read)))
    }

    /// Reads a `timestamp`.
    @inlinable @inline(__always)
    public static func timestamp(_ read: @escaping @Sendable (Root) -> CELPresence<CELTimestamp>) -> CELReader {
        CELReader(FieldReader.timestamp(inPlace(read)))
    }

    /// Reads a value of any other type.
    @inlinable @inline(__always)
    public static func value(_ read: @escaping @Sendable (Root) -> CELReading) -> CELReader {
        CELReader(FieldReader.value(inPlace(read)))
    }

    /// Reads through a pointer; inlined into the host's module, where its type is known, it becomes one closure with
    /// `read`.
    @inlinable @inline(__always)
    static func inPlace<Value>(_ read: @escaping @Sendable (Root) -> CELPresence<Value>) -> FieldRead<Value> {
        FieldRead { read($0.assumingMemoryBound(to: Root.self).pointee) }
    }
}

extension CELReader {
    /// The type that the reader gives; `nil` where only the declaration knows it.
    @usableFromInline
    var type: CELType? {
        switch erased {
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
    @usableFromInline
    func lifted<Outer>(_ inner: @escaping @Sendable (Outer) -> CELPresence<Root>) -> CELReader<Outer> {
        CELReader<Outer>(erased.lifted(through: InnerRecord(read: inner)))
    }
}

/// A record inside another one.
protocol RecordReader: Sendable {
    /// A field of the inner record, read from where the outer one lies.
    func lifted<Value>(_ read: FieldRead<Value>) -> FieldRead<Value>
}

private struct InnerRecord<Outer, Inner: Sendable>: RecordReader {
    let read: @Sendable (Outer) -> CELPresence<Inner>

    func lifted<Value>(_ read: FieldRead<Value>) -> FieldRead<Value> {
        let record = self.read
        return FieldRead { outer in
            switch record(outer.assumingMemoryBound(to: Outer.self).pointee) {
            case .value(let inner): withUnsafePointer(to: inner) { read(UnsafeRawPointer($0)) }
            case .absent: .absent
            case .withheld: .withheld
            }
        }
    }
}
