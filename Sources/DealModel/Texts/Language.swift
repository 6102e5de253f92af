/// A language by its tag: `en`, `ru`, `zh-Hant`. Capitals make no difference.
public struct Language: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The tag in small letters.
    public let tag: String

    /// The language with this tag.
    public init(_ tag: String) {
        self.tag = tag.lowercased()
    }

    /// The language written in the source.
    public init(stringLiteral tag: String) { self.init(tag) }

    /// The language without region and script: `zh` for `zh-hant`.
    public var base: Language {
        guard let end = tag.firstIndex(of: "-") else { return self }
        return Language(String(tag[..<end]))
    }

    /// By tag.
    public static func < (left: Language, right: Language) -> Bool { left.tag.precedesInBytes(right.tag) }

    /// The tag.
    public var description: String { tag }
}
