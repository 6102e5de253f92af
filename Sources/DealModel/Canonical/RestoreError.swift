/// Why bytes could not be read back as a record.
@nonexhaustive
public enum RestoreError: Error, Hashable, Sendable {
    /// The bytes are not JSON of the kind that is written here; the byte's offset, and what is wrong there.
    case malformed(offset: Int, String)
    /// The bytes are a record of another kind.
    case otherKind(expected: String, found: String)
    /// The record was written by a later version of DealKit.
    case laterVersion(kind: String, Int)
    /// A part is missing.
    case missing(String)
    /// A part has a value that cannot stand there.
    case invalid(String)
}

extension RestoreError: CustomStringConvertible {
    /// The sentence that logs print.
    public var description: String {
        switch self {
        case .malformed(let offset, let what): "not a stored record: \(what) at byte \(offset)"
        case .otherKind(let expected, let found): "a stored '\(found)' where a '\(expected)' is expected"
        case .laterVersion(let kind, let version):
            "the stored '\(kind)' has version \(version); read it with a later DealKit"
        case .missing(let part): "the stored record has no '\(part)'"
        case .invalid(let part): "the stored record's '\(part)' has a value that cannot stand there"
        }
    }
}
