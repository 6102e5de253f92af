/// The code points of Unicode's general categories, and which of them are one letter in two cases.
enum UnicodeCategories {
    /// The set of a category such as `L` or `Lu`; `nil` when there is none of that name.
    static func set(_ name: String) -> ScalarSet? { name == "Any" ? .all : sets[name] }

    // One look at every code point, the first time that a pattern names a category.
    private static let sets: [String: ScalarSet] = {
        var ranges: [String: [ClosedRange<UInt32>]] = [:]
        var (start, current): (UInt32, String?) = (0, nil)
        for value in UInt32(0)...0x110000 {
            let name = Unicode.Scalar(value).flatMap { names[$0.properties.generalCategory] }
            guard name != current else { continue }
            if let current {
                ranges[current, default: []].append(start...value - 1)
                ranges[String(current.prefix(1)), default: []].append(start...value - 1)
            }
            (start, current) = (value, name)
        }
        return ranges.mapValues { ScalarSet($0) }
    }()

    private static let names: [Unicode.GeneralCategory: String] = [
        .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm",
        .otherLetter: "Lo",
        .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl",
        .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
        .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf", .otherPunctuation: "Po",
        .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk", .otherSymbol: "So", .spaceSeparator: "Zs",
        .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf", .privateUse: "Co",
    ]

    // MARK: Case

    /// A letter, and one that is the same but for its case.
    struct CasePair: Sendable {
        let letter: UInt32
        let other: UInt32
    }

    /// The pairs of the letters of a range: takes time by their number, not by that of all letters.
    static func casePairs(from range: ClosedRange<UInt32>) -> ArraySlice<CasePair> {
        casePairs[firstPair(from: range.lowerBound)..<firstPair(from: range.upperBound + 1)]
    }

    private static func firstPair(from letter: UInt32) -> Int {
        var (low, high) = (0, casePairs.count)
        while low < high {
            let middle = (low + high) / 2
            if casePairs[middle].letter < letter { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Every letter that comes in more than one case, beside each of its others; sorted by the letter.
    private static let casePairs: [CasePair] = {
        var groups: [UInt32: [UInt32]] = [:]
        for scalar in casedRanges.joined() {
            guard let letter = Unicode.Scalar(scalar), letter.properties.isCased else { continue }
            let upper = single(letter.properties.uppercaseMapping) ?? letter
            groups[(single(upper.properties.lowercaseMapping) ?? upper).value, default: []].append(scalar)
        }
        let pairs = groups.values.flatMap { group in
            group.flatMap { letter in
                group.filter { $0 != letter }.map { CasePair(letter: letter, other: $0) }
            }
        }
        return pairs.sorted { ($0.letter, $0.other) < ($1.letter, $1.other) }
    }()

    /// Where Unicode 15 has letters with case.
    private static let casedRanges: [ClosedRange<UInt32>] = [
        0x41...0x587, 0x10A0...0x10FF, 0x13A0...0x13FD, 0x1C80...0x1CBF, 0x1D79...0x1D8E, 0x1E00...0x1FFF,
        0x2126...0x2188, 0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA69B, 0xA722...0xA7F6, 0xAB53...0xABBF,
        0xFF21...0xFF5A, 0x10400...0x105BC, 0x10C80...0x10CF2, 0x118A0...0x118DF, 0x16E40...0x16E7F,
        0x1E900...0x1E943,
    ]

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
