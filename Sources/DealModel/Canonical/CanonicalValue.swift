/// A value as it was read from canonical bytes: JSON with whole numbers only, without `null` (SEMANTICS 7.6).
package enum CanonicalValue: Sendable {
    case bool(Bool)
    case int(Int64)
    case text(String)
    case list([CanonicalValue])
    case object(CanonicalObject)
}
