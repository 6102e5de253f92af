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
        place(for: language).map { source.variants[$0].template.rendered(print) } ?? ""
    }

    /// The same where the message prints no facts, so that none need be looked up; nil where it prints some.
    package func plainText(in language: Language) -> String? {
        guard let place = place(for: language) else { return "" }
        return source.variants[place].template.plain
    }

    private func place(for language: Language) -> Int? {
        guard source.variants.count > 1 else { return source.variants.indices.first }
        return place(of: language) ?? place(of: language.base) ?? fallback.flatMap { place(of: $0) } ?? place(of: "en")
            ?? 0
    }

    private func place(of language: Language) -> Int? {
        source.variants.firstIndex { $0.language == nil || $0.language?.value == language }
    }
}
