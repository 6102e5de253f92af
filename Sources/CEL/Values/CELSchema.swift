/// What expressions may read of a host's type: names, types and typed readers.
///
///     let invoices = CELSchema<Invoice> {
///         $0.field("total") { $0.total }
///         $0.list("lines", of: lines) { $0.lines }
///     }
public struct CELSchema<Root: Sendable>: Sendable {
    /// How error messages call the type.
    public let name: String
    @usableFromInline package private(set) var fields: [CELField<Root>] = []
    private(set) var places: [String: Int] = [:]
    /// The fields as compilers see them, made once for all programs.
    private(set) var hosts: [String: HostField] = [:]
    /// What the checker needs to know, without the readers.
    private(set) var declarations = CELDeclarations()

    /// Makes a schema; `build` adds to it.
    public init(_ name: String = String(describing: Root.self), _ build: (inout CELSchema) -> Void) {
        self.name = name
        build(&self)
    }

    /// Declares a field by the Swift type of its reader.
    @inlinable @inline(__always)
    public mutating func field<Value: CELRepresentable>(
        _ name: String, _ read: @escaping @Sendable (Root) -> Value
    ) {
        add(CELField(name: name, type: Value.celType, reader: Value.celReader { read($0) }))
    }

    /// Declares a field that may be absent: `nil` is absent.
    @inlinable @inline(__always)
    public mutating func field<Value: CELRepresentable>(
        _ name: String, _ read: @escaping @Sendable (Root) -> Value?
    ) {
        add(CELField(name: name, type: Value.celType, reader: Value.celReader(read)))
    }

    /// Declares a field of a type chosen at run time, with its presence.
    @inlinable
    public mutating func field(
        _ name: String, type: CELType, _ read: @escaping @Sendable (Root) -> CELReading
    ) {
        add(CELField(name: name, type: type, reader: .value(read)))
    }

    /// Declares a field by a typed reader that also tells absent from withheld.
    ///
    /// - Parameters:
    ///   - name: The field's name in expressions.
    ///   - reader: Reads it from the host's value.
    ///   - type: Needed only where the reader gives any value.
    @inlinable
    public mutating func field(_ name: String, reader: CELReader<Root>, type: CELType? = nil) {
        add(CELField(name: name, type: reader.type ?? type ?? .dyn, reader: reader))
    }

    /// Declares a record inside this one; its fields are read as `name.field`.
    @inlinable
    public mutating func record<Inner>(
        _ name: String, _ schema: CELSchema<Inner>, _ read: @escaping @Sendable (Root) -> Inner
    ) {
        presentRecord(name, schema) { .value(read($0)) }
    }

    /// Declares the fields of another schema of the same host's type under a name: `name.field`.
    @inlinable
    package mutating func group(_ name: String, _ schema: CELSchema) {
        adopt(schema)
        let boxed: @Sendable (Root) -> CELReading = { .value(schema.record($0)) }
        add(
            CELField(name: name, type: .record(schema.name), reader: .value(boxed), inner: schema.fields))
    }

    /// Declares a record inside this one that may be absent, and all its fields with it.
    @inlinable
    public mutating func record<Inner>(
        _ name: String, _ schema: CELSchema<Inner>, _ read: @escaping @Sendable (Root) -> Inner?
    ) {
        presentRecord(name, schema) { CELPresence(read($0)) }
    }

    /// Declares a record inside this one, with its presence.
    @inlinable
    public mutating func presentRecord<Inner>(
        _ name: String, _ schema: CELSchema<Inner>, _ read: @escaping @Sendable (Root) -> CELPresence<Inner>
    ) {
        let boxed: @Sendable (Root) -> CELReading = { root in
            switch read(root) {
            case .value(let inner): .value(schema.record(inner))
            case .absent: .absent
            case .withheld: .withheld
            }
        }
        adopt(schema)
        add(
            CELField(
                name: name, type: .record(schema.name), reader: .value(boxed),
                inner: schema.fields.map { $0.lifted(read) }))
    }

    /// Declares a list of records, read in place.
    public mutating func list<Element>(
        _ name: String, of schema: CELSchema<Element>, _ read: @escaping @Sendable (Root) -> [Element]
    ) {
        presentList(name, of: schema) { .value(read($0)) }
    }

    /// Declares a list of records, with its presence.
    public mutating func presentList<Element>(
        _ name: String, of schema: CELSchema<Element>, _ read: @escaping @Sendable (Root) -> CELPresence<[Element]>
    ) {
        adopt(schema)
        let reader: @Sendable (Root) -> CELReading = { root in
            read(root).map { .list(CELList(HostList(elements: $0, schema: schema))) }
        }
        add(CELField(name: name, type: .list(.record(schema.name)), reader: .value(reader), elements: schema.places))
    }

    /// Declares a constant; the name may have dots.
    public mutating func constant(_ name: String, _ value: some CELRepresentable) {
        declarations.declareConstant(name, value.celValue, nil)
    }

    /// Declares a constant whose static type the value cannot tell, such as a list.
    public mutating func constant(_ name: String, _ value: CELValue, type: CELType) {
        declarations.declareConstant(name, value, type)
    }

    /// Declares a function `name(…)`, or `receiver.name(…)` with the receiver as first parameter.
    ///
    /// - Parameters:
    ///   - name: The function's name in expressions.
    ///   - parameters: The types of its parameters.
    ///   - result: The type of what it gives.
    ///   - isReceiver: Whether the first parameter stands in front of the name.
    ///   - body: Gets as many values as there are parameters, of their types; it must be pure.
    public mutating func function(
        _ name: String, _ parameters: [CELType], returns result: CELType, isReceiver: Bool = false,
        _ body: @escaping @Sendable ([CELValue]) throws(CELFault) -> CELValue
    ) {
        let overload = CELOverload(
            id: "\(name)/\(parameters.map(\.description).joined(separator: ","))", parameters: parameters,
            result: result,
            isReceiver: isReceiver)
        declarations.functions[name, default: []].append(HostFunction(overload: overload, body: body))
    }

    /// Takes in the record type of a field.
    @usableFromInline
    mutating func adopt<Inner>(_ schema: CELSchema<Inner>) { declarations.merge(schema) }

    /// A host's value as a record of the language.
    @usableFromInline
    func record(_ root: Root) -> CELValue { .record(HostRecord(root: root, schema: self)) }

    @usableFromInline
    mutating func add(_ field: CELField<Root>) {
        declarations.declare(field.name, field.type)
        hosts[field.name] = field.host
        if let place = places[field.name] {
            fields[place] = field
        } else {
            places[field.name] = fields.count
            fields.append(field)
        }
    }
}

extension CELSchema {
    /// The field of that name.
    package func field(named name: String) -> CELField<Root>? { places[name].map { fields[$0] } }

    /// Reads a field; `nil` when there is none of that name.
    package func read(_ name: String, of root: Root) -> CELReading? {
        guard let reader = field(named: name)?.reader.erased else { return nil }
        return withUnsafePointer(to: root) { reader.reading($0) }
    }
}

/// A declared field and how it is read.
@usableFromInline
package struct CELField<Root: Sendable>: Sendable {
    @usableFromInline package let name: String
    @usableFromInline package let type: CELType
    @usableFromInline package let reader: CELReader<Root>
    /// The fields of a record, each read through this one.
    @usableFromInline package let inner: [CELField<Root>]
    /// Of a list of records: the fields of an element and their places.
    @usableFromInline let elements: [String: Int]

    @usableFromInline
    init(
        name: String, type: CELType, reader: CELReader<Root>, inner: [CELField<Root>] = [],
        elements: [String: Int] = [:]
    ) {
        self.name = name
        self.type = type
        self.reader = reader
        self.inner = inner
        self.elements = elements
    }

    /// The field as the compiler sees it.
    var host: HostField {
        HostField(name: name, reader: reader.erased, inner: inner.map { $0.host }, elements: elements)
    }

    /// The same field, read through a record around it.
    @inlinable
    func lifted<Outer>(_ read: @escaping @Sendable (Outer) -> CELPresence<Root>) -> CELField<Outer> {
        CELField<Outer>(
            name: name, type: type, reader: reader.lifted(read), inner: inner.map { $0.lifted(read) },
            elements: elements)
    }
}
