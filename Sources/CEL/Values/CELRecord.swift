/// A host's record as a value: its fields are read where they lie.
public protocol CELRecord: AnyObject, Sendable {
    /// The name of the record's type.
    var typeName: String { get }
    /// The names of the fields, in the order in which a reader of a trace sees them; by default none.
    var fieldNames: [String] { get }
    /// Reads a field; `nil` when the type has no such field.
    func read(_ field: String) -> CELReading?
}

extension CELRecord {
    /// None: the record is then written as the name of its type.
    public var fieldNames: [String] { [] }
}

/// A host's list of records, read element by element without building one.
protocol CELHostList: AnyObject, Sendable {
    var count: Int { get }
    func record(at index: Int) -> CELValue
    func read(_ field: Int, at index: Int) -> CELReading
    func readBool(_ field: Int, at index: Int) -> CELPresence<Bool>
    func readText(_ field: Int, at index: Int) -> CELPresence<String>
    func readInt(_ field: Int, at index: Int) -> CELPresence<Int64>
}
