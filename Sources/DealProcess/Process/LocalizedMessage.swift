package import DealModel

/// A message of the process file, with the language a reader falls back to, and with every fact that it prints looked up.
package struct LocalizedMessage: Sendable {
    /// A fact that a message prints.
    package struct Printed: Sendable {
        /// As written between the braces.
        package let text: String
        /// Nil where the text is no path.
        package let path: FactPath?
        /// Where it lies, for a fact of the deal, its terms or its customer.
        package let location: FactLocation?
        /// Nil for a path that the process does not declare.
        package let type: FactType?

        fileprivate init(_ text: String, _ facts: FactSchema) {
            self.text = text
            path = FactPath(text)
            location = path.flatMap(facts.layouts.location)
            type = path.flatMap(facts.declaration)?.type
        }
    }

    private let source: MessageDefinition
    private let fallback: Language?
    /// For each variant the facts that it prints, in the order of its placeholders.
    private let printed: [[Printed]]

    init(_ source: MessageDefinition, of definition: ProcessDefinition, facts: FactSchema) {
        self.source = source
        fallback = definition.fallback
        printed = source.variants.map { $0.template.placeholders.map { Printed($0.path, facts) } }
    }

    /// The fact paths that the message prints in any of its languages, each once, in the order of the file.
    package var paths: [String] {
        var seen: Set<String> = []
        return source.variants.flatMap(\.template.placeholders).map(\.path).filter { seen.insert($0).inserted }
    }

    /// The message for a reader: in the language asked for, else the process's first, else English, else as written first.
    ///
    /// - Parameter print: Gives the text of a fact, already in the reader's language.
    package func text(in language: Language, _ print: (Printed) -> String) -> String {
        place(for: language).map { place in
            source.variants[place].template.renderedByPlace { print(printed[place][$0]) }
        } ?? ""
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
