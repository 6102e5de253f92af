/// Sets of characters: `[a-z]`, `[[:alpha:]]`, `\d`, `\p{Greek}`.
extension RegexParser {
    mutating func set() throws(RegexError) -> ScalarSet {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while isFirst || current != "]" {
            isFirst = false
            guard let scalar = current else { throw RegexError(message: "a ']' is missing") }
            if scalar == "[", position + 1 < pattern.count, pattern[position + 1] == ":", let named = try namedSet() {
                ranges += named.ranges
            } else {
                ranges += try range().ranges
            }
        }
        position += 1
        // Both cases of a letter are left out, not only the one that is written.
        let set = cased(ScalarSet(ranges))
        return isInverted ? set.inverted : set
    }

    private mutating func range() throws(RegexError) -> ScalarSet {
        let low = try setPart()
        guard current == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else { return low }
        position += 1
        let high = try setPart()
        guard let from = low.single, let to = high.single, from <= to else {
            throw RegexError(message: "a range in '[]' is wrong")
        }
        return ScalarSet([from...to])
    }

    private mutating func setPart() throws(RegexError) -> ScalarSet {
        guard let scalar = current else { throw RegexError(message: "a ']' is missing") }
        position += 1
        return scalar == "\\" ? try escapedSet() : ScalarSet(scalar)
    }

    private mutating func namedSet() throws(RegexError) -> ScalarSet? {
        guard let end = pattern[position...].firstIndex(of: "]"), end >= position + 4, pattern[end - 1] == ":" else {
            return nil
        }
        let isInverted = pattern[position + 2] == "^"
        var name = String.UnicodeScalarView()
        name.append(contentsOf: pattern[position + (isInverted ? 3 : 2)..<end - 1])
        guard let set = Self.posix[String(name)] else { throw RegexError(message: "there is no set '\(String(name))'") }
        position = end + 1
        return isInverted ? set.inverted : set
    }

    private static let posix: [String: ScalarSet] = [
        "alnum": ScalarSet([48...57, 65...90, 97...122]), "alpha": ScalarSet([65...90, 97...122]),
        "ascii": ScalarSet([0...127]), "blank": ScalarSet([9...9, 32...32]), "cntrl": ScalarSet([0...31, 127...127]),
        "digit": .digits, "graph": ScalarSet([33...126]), "lower": ScalarSet([97...122]),
        "print": ScalarSet([32...126]),
        "punct": ScalarSet([33...47, 58...64, 91...96, 123...126]), "space": ScalarSet([9...13, 32...32]),
        "upper": ScalarSet([65...90]), "word": .words, "xdigit": ScalarSet([48...57, 65...70, 97...102]),
    ]

    mutating func escapedSet() throws(RegexError) -> ScalarSet {
        guard let scalar = current else { throw RegexError(message: "the expression ends in '\\'") }
        position += 1
        if let set = Self.classes[scalar] { return set }
        if let control = Self.controls[scalar] { return ScalarSet(control) }
        switch scalar {
        case "x": return try hexadecimal()
        case "p", "P": return try property(isInverted: scalar == "P")
        case "0"..."7": return try octal(scalar)
        case "8", "9", "a"..."z", "A"..."Z": throw RegexError(message: "'\\\(scalar)' is not supported")
        default: return ScalarSet(scalar)
        }
    }

    static let classes: [Unicode.Scalar: ScalarSet] = [
        "d": .digits, "D": ScalarSet.digits.inverted, "w": .words, "W": ScalarSet.words.inverted, "s": .spaces,
        "S": ScalarSet.spaces.inverted,
    ]

    private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
        "n": "\n", "t": "\t", "r": "\r", "f": "\u{0C}", "v": "\u{0B}", "a": "\u{07}",
    ]

    private mutating func hexadecimal() throws(RegexError) -> ScalarSet {
        let isBraced = take("{")
        var value: UInt32 = 0
        var count = 0
        while let scalar = current, Lexer.isHexDigit(scalar), count < (isBraced ? 8 : 2) {
            value = value * 16 + (UInt32(String(scalar), radix: 16) ?? 0)
            count += 1
            position += 1
        }
        guard count > 0, isBraced ? take("}") : count == 2, let scalar = Unicode.Scalar(value) else {
            throw RegexError(message: "'\\x' names no character")
        }
        return ScalarSet(scalar)
    }

    /// `\0`, `\12`, `\101`: one digit other than 0 would be a back-reference, which has no linear-time engine.
    private mutating func octal(_ first: Unicode.Scalar) throws(RegexError) -> ScalarSet {
        var value = first.value - 48
        var count = 1
        while count < 3, let scalar = current, ("0"..."7").contains(scalar) {
            value = value * 8 + scalar.value - 48
            count += 1
            position += 1
        }
        guard count > 1 || first == "0", let scalar = Unicode.Scalar(value) else {
            throw RegexError(message: "'\\\(first)' is not supported")
        }
        return ScalarSet(scalar)
    }

    /// `\pL`, `\p{Lu}`, `\p{Greek}`: a general category or a script.
    private mutating func property(isInverted: Bool) throws(RegexError) -> ScalarSet {
        var name = ""
        if take("{") {
            while let scalar = current, scalar != "}" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}") else { throw RegexError(message: "a '}' is missing") }
        } else if let scalar = current {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        let isOpposite = name.hasPrefix("^")
        if isOpposite { name.removeFirst() }
        guard let set = UnicodeCategories.set(name) ?? UnicodeScripts.set(name) else {
            throw RegexError(message: "there is no category or script '\(name)'")
        }
        return isInverted != isOpposite ? set.inverted : set
    }
}

extension ScalarSet {
    /// The only code point, if there is one.
    var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
