/// One text in several languages, or a plain text that is for every reader.
public struct LocalizedText: Hashable, Sendable {
    /// The text of one language.
    public struct Entry: Hashable, Sendable {
        /// The language; `nil` for a plain text.
        public let language: Language?
        /// The text in it.
        public let text: String
    }

    /// The texts in the order they were written; never empty.
    public let entries: [Entry]

    /// A text that is for every reader.
    public init(_ plain: String) {
        entries = [Entry(language: nil, text: plain)]
    }

    /// A text in several languages, in this order; the first of equal languages counts.
    ///
    /// - Returns: `nil` when there is none.
    public init?(_ texts: some Sequence<(language: Language, text: String)>) {
        var entries: [Entry] = []
        for (language, text) in texts where !entries.contains(where: { $0.language == language }) {
            entries.append(Entry(language: language, text: text))
        }
        guard !entries.isEmpty else { return nil }
        self.entries = entries
    }

    /// The text in English, Russian and Chinese, the languages DealKit itself speaks.
    package init(en: String, ru: String, zh: String) {
        entries = [
            Entry(language: "en", text: en), Entry(language: "ru", text: ru), Entry(language: "zh", text: zh),
        ]
    }

    /// The languages it is written in; none for a plain text.
    public var languages: [Language] { entries.compactMap(\.language) }

    /// The text for a reader.
    ///
    /// Looked for in this order: the language, the language without its region (`zh` for `zh-Hant`), the fallback,
    /// English, the first that was written.
    public func text(in language: Language, fallback: Language? = nil) -> String {
        var wanted = [language, language.base]
        if let fallback { wanted.append(fallback) }
        wanted.append("en")
        for choice in wanted {
            if let entry = entries.first(where: { $0.language == choice }) { return entry.text }
        }
        return entries.first?.text ?? ""
    }
}

extension LocalizedText: ExpressibleByStringLiteral, CustomStringConvertible {
    /// A plain text written in the source.
    public init(stringLiteral plain: String) { self.init(plain) }

    /// The text for an English reader.
    public var description: String { text(in: "en") }
}
