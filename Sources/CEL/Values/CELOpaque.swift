/// A value without structure for the language, such as an address of the network library or a host's own kind of value.
///
/// Expressions can compare it, hand it to functions and ask for its type; nothing else.
public protocol CELOpaque: AnyObject, Sendable {
    /// The name of the type, as declarations write it in `CELType.opaque`.
    var typeName: String { get }
    /// How `string(x)` and error messages write the value.
    var text: String { get }
    /// Whether the two are the same value of the same type.
    func isEqual(to other: any CELOpaque) -> Bool
}
