/// The counter of a stored record; each change adds one or more.
public struct Revision: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The count, 0 for a record that was never stored.
    public let number: Int

    /// The revision with this count.
    public init(_ number: Int) { self.number = number }

    /// Earlier before later.
    public static func < (left: Revision, right: Revision) -> Bool { left.number < right.number }

    /// The count in digits.
    public var description: String { String(number) }
}

/// A record as it was at a revision.
///
///     let seen = try await desk.deal("d-1")
///     seen.title; seen.revision
@dynamicMemberLookup
public struct Stored<Record> {
    /// The record itself; its properties are read directly.
    public let record: Record
    /// Which state of it.
    public let revision: Revision

    /// A record at a revision.
    public init(_ record: Record, at revision: Revision) {
        self.record = record
        self.revision = revision
    }

    /// A property of the record.
    public subscript<Value>(dynamicMember path: KeyPath<Record, Value>) -> Value { record[keyPath: path] }
}

extension Stored: Sendable where Record: Sendable {}
extension Stored: Equatable where Record: Equatable {}
extension Stored: Hashable where Record: Hashable {}
