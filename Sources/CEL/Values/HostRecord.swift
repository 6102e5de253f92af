/// A host's record, as a value of the language.
final class HostRecord<Root: Sendable>: CELRecord {
    private let root: Root
    private let schema: CELSchema<Root>

    init(root: Root, schema: CELSchema<Root>) {
        self.root = root
        self.schema = schema
    }

    var typeName: String { schema.name }
    var fieldNames: [String] { schema.fields.map { $0.name } }

    func read(_ field: String) -> CELReading? { schema.read(field, of: root) }
}

/// A host's list of records: an element is read where it lies.
final class HostList<Element: Sendable>: CELHostList {
    private let elements: [Element]
    private let schema: CELSchema<Element>

    init(elements: [Element], schema: CELSchema<Element>) {
        self.elements = elements
        self.schema = schema
    }

    var count: Int { elements.count }

    func record(at index: Int) -> CELValue { .record(HostRecord(root: elements[index], schema: schema)) }

    func read(_ field: Int, at index: Int) -> CELReading {
        let reader = schema.fields[field].reader.erased
        return elements.withUnsafeBufferPointer { reader.reading(Self.place(of: index, in: $0)) }
    }

    func readBool(_ field: Int, at index: Int) -> CELPresence<Bool> {
        guard case .bool(let read) = schema.fields[field].reader.erased else {
            return self.read(field, at: index).unwrapped { Bool(celValue: $0) }
        }
        return elements.withUnsafeBufferPointer { read(Self.place(of: index, in: $0)) }
    }

    func readText(_ field: Int, at index: Int) -> CELPresence<String> {
        guard case .text(let read) = schema.fields[field].reader.erased else {
            return self.read(field, at: index).unwrapped { String(celValue: $0) }
        }
        return elements.withUnsafeBufferPointer { read(Self.place(of: index, in: $0)) }
    }

    func readInt(_ field: Int, at index: Int) -> CELPresence<Int64> {
        guard case .int(let read) = schema.fields[field].reader.erased else {
            return self.read(field, at: index).unwrapped { Int64(celValue: $0) }
        }
        return elements.withUnsafeBufferPointer { read(Self.place(of: index, in: $0)) }
    }

    /// Where an element lies: the caller has checked the index, so the list is not empty and its place exists.
    @inline(__always)
    private static func place(of index: Int, in elements: UnsafeBufferPointer<Element>) -> UnsafeRawPointer {
        UnsafeRawPointer(elements.baseAddress.unsafelyUnwrapped + index)
    }
}

extension CELPresence where Value == CELValue {
    fileprivate func unwrapped<Other>(_ convert: (CELValue) -> Other?) -> CELPresence<Other> {
        switch self {
        case .value(let value): CELPresence<Other>(convert(value))
        case .absent: .absent
        case .withheld: .withheld
        }
    }
}
