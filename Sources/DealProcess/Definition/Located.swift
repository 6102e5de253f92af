/// A value of the file, and where it stands in it.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    /// The scalar, map or list the value was read from.
    package let span: SourceSpan

    package init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
