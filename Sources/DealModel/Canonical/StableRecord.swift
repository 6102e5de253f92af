/// A record with one sequence of bytes, the same in every process and on every machine, and a version of that form.
///
/// Stores of the host's own keep ``encoded`` and read it back with ``init(restoring:)``. Later versions of DealKit read
/// what earlier ones wrote.
public protocol StableRecord: Sendable {
    /// What kind of record it is, the word before the version in the bytes.
    static var recordKind: String { get }
    /// Adds the parts of the record to an object; what is absent is left out.
    func write(to object: inout CanonicalWriter)
    /// The record from its parts.
    init(canonical: CanonicalObject) throws(RestoreError)
}

extension StableRecord {
    /// The version of the form, written and read: 1.
    public static var recordVersion: Int { 1 }

    /// The canonical bytes: JSON, keys sorted, no white space (SEMANTICS 7.6). Equal records have equal bytes.
    public var encoded: [UInt8] {
        CanonicalWriter.bytes { object in
            write(to: &object)
            object.set(Self.envelope, Self.recordKind + "/" + String(Self.recordVersion))
        }
    }

    /// The record from bytes that ``encoded`` gave, here or in an earlier version of DealKit.
    ///
    /// - Throws: ``RestoreError``, which says what is wrong with the bytes.
    public init(restoring bytes: [UInt8]) throws(RestoreError) {
        guard case .object(let object) = try CanonicalValue(reading: bytes) else {
            throw .malformed(offset: 0, "not an object")
        }
        try Self.checkEnvelope(of: object)
        try self.init(canonical: object)
    }

    /// The key beside the parts; none of them is called like it.
    private static var envelope: String { "dealkit" }

    package static func checkEnvelope(of object: CanonicalObject) throws(RestoreError) {
        let found = try object.text(envelope)
        let parts = found.split(separator: "/")
        guard parts.count == 2, let version = Int(parts[1]) else { throw .invalid(envelope) }
        guard parts[0] == recordKind else { throw .otherKind(expected: recordKind, found: String(parts[0])) }
        guard version <= recordVersion else { throw .laterVersion(kind: recordKind, version) }
        guard version >= 1 else { throw .invalid(envelope) }
    }
}
