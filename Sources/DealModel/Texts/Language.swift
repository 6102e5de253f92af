/// A language by its tag: `en`, `ru`, `zh-Hant`. Capitals make no difference.
public struct Language: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The tag in small letters.
    public let tag: String

    /// The language with this tag.
    public init(_ tag: String) {
        // Tags are written small as a rule, and to find that out makes no second text.
        let isSmall = tag.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
        self.tag = isSmall ? tag : tag.lowercased()
    }

    /// The language written in the source.
    public init(stringLiteral tag: String) { self.init(tag) }

    /// The language without region and script: `zh` for `zh-hant`.
    public var base: Language {
        guard let end = tag.utf8.firstIndex(of: UInt8(ascii: "-")) else { return self }
        return Language(String(tag[..<end]))
    }

    /// By tag.
    public static func < (left: Language, right: Language) -> Bool { left.tag.precedesInBytes(right.tag) }

    /// The tag.
    public var description: String { tag }
}
