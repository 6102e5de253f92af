public import DealModel

/// The languages the engine can speak: a value that a host extends and hands over, not a registry.
public struct Wordings: Sendable {
    private var byLanguage: [Language: Wording]

    private init(_ wordings: [Wording]) {
        byLanguage = Dictionary(wordings.map { ($0.language, $0) }) { $1 }
    }

    /// English, Russian and Chinese.
    public static let builtIn = Wordings([.english, .russian, .chinese])

    /// These languages and one more, which takes the place of one with the same tag.
    public func adding(_ wording: Wording) -> Wordings {
        var result = self
        result.byLanguage[wording.language] = wording
        return result
    }

    /// The languages there are, sorted by tag.
    public var languages: [Language] { byLanguage.keys.sorted() }

    /// The wording for a reader: of the language, else of the language without its region, else English.
    public subscript(language: Language) -> Wording {
        byLanguage[language] ?? byLanguage[language.base] ?? .english
    }
}
