import ArgumentParser
package import DealKit

/// A language the examples are told in.
package enum SpokenLanguage: String, ExpressibleByArgument, CaseIterable, Sendable {
    case en, ru, zh

    /// The same language for the library.
    package var language: Language { Language(rawValue) }

    /// What stands between whole units and their parts.
    package var decimalMark: String { self == .ru ? "," : "." }
}

/// One text in the three languages.
package struct Words: Sendable {
    private let english: String
    private let russian: String
    private let chinese: String

    package init(en: String, ru: String, zh: String) {
        english = en
        russian = ru
        chinese = zh
    }

    package func text(in language: SpokenLanguage) -> String {
        switch language {
        case .en: english
        case .ru: russian
        case .zh: chinese
        }
    }
}
