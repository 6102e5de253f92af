/// A condition as it is written: CEL that nobody has read yet.
package struct ConditionSource: Sendable {
    /// The decoded text: without quotes, folded where the scalar is.
    package let text: String
    /// The scalar, which maps a stretch of `text` to its place in the file.
    package let node: YAMLNode

    package init(text: String, node: YAMLNode) {
        self.text = text
        self.node = node
    }

    package var span: SourceSpan { node.span }
}
