/// The code points of Unicode's general categories.
enum UnicodeCategories {
    /// The set of a category such as `L` or `Lu`; `nil` when there is none of that name.
    ///
    /// - Complexity: Looks at every code point; a pattern is compiled once.
    static func set(_ name: String) -> ScalarSet? {
        guard name == "Any" || names.values.contains(where: { $0.hasPrefix(name) }), !name.isEmpty else { return nil }
        if name == "Any" { return .all }
        var ranges: [ClosedRange<UInt32>] = []
        var start: UInt32?
        for value in UInt32(0)...0x110000 {
            let isIn =
                Unicode.Scalar(value).map { names[$0.properties.generalCategory]?.hasPrefix(name) ?? false } ?? false
            if isIn {
                start = start ?? value
            } else if let from = start {
                ranges.append(from...value - 1)
                start = nil
            }
        }
        return ScalarSet(ranges)
    }

    private static let names: [Unicode.GeneralCategory: String] = [
        .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm",
        .otherLetter: "Lo",
        .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl",
        .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
        .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf", .otherPunctuation: "Po",
        .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk", .otherSymbol: "So", .spaceSeparator: "Zs",
        .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf", .privateUse: "Co",
    ]
}
