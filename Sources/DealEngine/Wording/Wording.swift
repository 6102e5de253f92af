public import DealModel
public import DealProcess

/// The engine's own sentences in one language, with the way that language writes values.
///
/// English, Russian and Chinese are built in. A host adds a language as data; a sentence it leaves out is said in
/// English:
///
///     let german = Wording(
///         "de", values: germanValues,
///         sentences: [
///             .factMissing: "„{fact}“ fehlt.",
///             .cannotOpen: [.one: "Eine Angabe fehlt noch.", .other: "{count} Angaben fehlen noch."],
///         ])
///     refusal.text(in: "de", wordings: .builtIn.adding(german))
public struct Wording: Sendable {
    /// The language of the sentences.
    public let language: Language
    /// How the language writes numbers, money, yes and no.
    public let values: ValueStyle
    /// Which form of a sentence a number takes.
    public let plurals: PluralRule
    /// What stands between two sentences: a space, or nothing in Chinese.
    public let sentenceSpace: String
    private let sentences: [Sentence: Phrase]

    /// A language.
    ///
    /// - Parameters:
    ///   - language: Whose readers are spoken to. A region is not needed: `pt` also serves a reader of `pt-BR`.
    ///   - values: How the language writes values.
    ///   - plurals: Which form of a sentence a number takes.
    ///   - sentenceSpace: What stands between two sentences.
    ///   - sentences: What is said; each names in braces what ``Sentence`` lists for it, in any order.
    public init(
        _ language: Language, values: ValueStyle, plurals: PluralRule = .oneAndOther, sentenceSpace: String = " ",
        sentences: [Sentence: Phrase]
    ) {
        self.language = language
        self.values = values
        self.plurals = plurals
        self.sentenceSpace = sentenceSpace
        self.sentences = sentences
    }

    /// The sentences that this language leaves to English, for a host's test of its translation.
    public var untranslated: [Sentence] { Sentence.allCases.filter { sentences[$0] == nil } }

    /// The sentence as it is written, before any value is put in; `nil` when it is left to English.
    public subscript(sentence: Sentence) -> Phrase? { sentences[sentence] }

    /// Says one sentence.
    ///
    /// - Parameters:
    ///   - sentence: Which.
    ///   - values: What its names stand for, already in the reader's language.
    ///   - count: The number it speaks of, which chooses its form and is printed as `{count}`.
    package func say(
        _ sentence: Sentence, _ values: KeyValuePairs<String, String> = [:], count: Int? = nil
    ) -> String {
        guard let phrase = sentences[sentence] else {
            // English has every sentence, so this ends there; the test of the tables proves it.
            return language == Self.english.language ? "" : Self.english.say(sentence, values, count: count)
        }
        return phrase.rendered(count.map(plurals.form) ?? .other) { name in
            values.first { $0.key == name }.map { Visible.inLine($0.value) }
                ?? (name == "count" ? count.map(String.init) : nil)
        }
    }
}
