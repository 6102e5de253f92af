package import DealModel

/// A message of the process file, with the language a reader falls back to.
package struct LocalizedMessage: Sendable {
    private let source: MessageDefinition
    private let fallback: Language?

    init(_ source: MessageDefinition, of definition: ProcessDefinition) {
        self.source = source
        fallback = definition.fallback
    }

    /// The fact paths that the message prints in any of its languages, each once, in the order of the file.
    package var paths: [String] {
        var seen: Set<String> = []
        return source.variants.flatMap(\.template.placeholders).map(\.path).filter { seen.insert($0).inserted }
    }

    /// The message for a reader: in the language asked for, else the process's first, else English, else as written first.
    ///
    /// - Parameter print: Gives the text of a fact by its path, already in the reader's language.
    package func text(in language: Language, _ print: (String) -> String) -> String {
        variant(for: language)?.template.rendered(print) ?? ""
    }

    private func variant(for language: Language) -> MessageDefinition.Variant? {
        guard source.variants.count > 1 else { return source.variants.first }
        return variant(in: language) ?? variant(in: language.base) ?? fallback.flatMap { variant(in: $0) } ?? variant(
            in: "en")
            ?? source.variants.first
    }

    private func variant(in language: Language) -> MessageDefinition.Variant? {
        source.variants.first { $0.language == nil || $0.language?.value == language }
    }
}
