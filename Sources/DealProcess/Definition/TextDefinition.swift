package import DealModel

/// A text for people: one for every reader, or one a language.
package struct TextDefinition: Sendable {
    /// One of the texts.
    package struct Variant: Sendable {
        /// Nil for a text that is for every reader.
        package let language: Located<Language>?
        package let text: String
        /// The scalar of the text.
        package let node: YAMLNode
    }

    /// In the order of the file; never empty.
    package let variants: [Variant]
    package let span: SourceSpan

    /// The text as readers ask for it.
    package var localized: LocalizedText {
        let texts = variants.compactMap { variant in variant.language.map { (language: $0.value, text: variant.text) } }
        return LocalizedText(texts) ?? LocalizedText(variants.first?.text ?? "")
    }
}
