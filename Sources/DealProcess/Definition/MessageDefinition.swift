package import DealModel

/// What a refused person reads: a text in which `{fact.path}` stands for a fact and `{{` for a brace.
package struct MessageDefinition: Sendable {
    /// The message in one language.
    package struct Variant: Sendable {
        /// The language tag as written; nil for a text that is for every reader.
        package let language: Located<Language>?
        package let template: MessageTemplate
        /// The scalar of the text.
        package let node: YAMLNode

        /// Where a placeholder stands in the file.
        package func span(of placeholder: MessageTemplate.Placeholder) -> SourceSpan {
            node.span(ofScalars: placeholder.range)
        }
    }

    /// In the order of the file; never empty.
    package let variants: [Variant]
    package let span: SourceSpan
}
