/// What is wrong with a regular expression.
struct RegexError: Error, Hashable {
    let message: String
}

/// Reads RE2's syntax: no back-references and no look-around, since they have no linear-time engine.
struct RegexParser {
    private let pattern: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var flags = Flags()

    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotIsAll = false
        var isUngreedy = false
    }

    static func parse(_ pattern: String) throws(RegexError) -> RegexNode {
        var parser = RegexParser(pattern)
        let node = try parser.choice()
        guard parser.position == parser.pattern.count else { throw RegexError(message: "unexpected ')'") }
        return node
    }

    private init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    private var current: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice() throws(RegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 200 else { throw RegexError(message: "groups are nested too deeply") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" { parts.append(try repeated(try atom(scalar))) }
        return parts.count == 1 ? parts[0] : (parts.isEmpty ? .empty : .sequence(parts))
    }

    // MARK: Repetition

    private mutating func repeated(_ first: RegexNode) throws(RegexError) -> RegexNode {
        var node = first
        var count = 0
        while let (least, most) = try quantifier() {
            count += 1
            guard count == 1 else { throw RegexError(message: "a repetition cannot be repeated") }
            _ = take("?")
            node = .repeat(node, least: least, most: most)
        }
        return node
    }

    private mutating func quantifier() throws(RegexError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        guard take("{"), let least = number() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else {
            position = start
            return nil
        }
        guard least <= 1000, (most ?? 0) <= 1000, most.map({ $0 >= least }) ?? true else {
            throw RegexError(message: "a repetition count is out of range")
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, Lexer.isDigit(scalar), (value ?? 0) < 100_000 {
            value = (value ?? 0) * 10 + Int(scalar.value - 48)
            position += 1
        }
        return value
    }

    // MARK: Atoms

    private mutating func atom(_ scalar: Unicode.Scalar) throws(RegexError) -> RegexNode {
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .scalars(try set())
        case ".": return .scalars(flags.dotIsAll ? .all : .notNewline)
        case "^": return .start(multiline: flags.isMultiline)
        case "$": return .end(multiline: flags.isMultiline)
        case "\\": return try escape()
        case "*", "+", "?": throw RegexError(message: "'\(scalar)' repeats nothing")
        default: return .scalars(try cased(ScalarSet(scalar)))
        }
    }

    private func cased(_ set: ScalarSet) throws(RegexError) -> ScalarSet { flags.ignoresCase ? set.ignoringCase : set }

    private mutating func group() throws(RegexError) -> RegexNode {
        let before = flags
        if take("?") {
            if take("P") || current == "<" {
                guard take("<"), skipName() else { throw RegexError(message: "a group's name is wrong") }
            } else if try readFlags() {
                return .empty
            }
        }
        let inner = try choice()
        guard take(")") else { throw RegexError(message: "a ')' is missing") }
        flags = before
        return inner
    }

    private mutating func skipName() -> Bool {
        let start = position
        while let scalar = current, Lexer.isNamePart(scalar) { position += 1 }
        return position > start && take(">")
    }

    /// `(?i)` sets flags for what follows, `(?i:…)` for the group; true for the first.
    private mutating func readFlags() throws(RegexError) -> Bool {
        var isOn = true
        while let scalar = current {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotIsAll = isOn
            case "U": flags.isUngreedy = isOn
            case "-" where isOn: isOn = false
            case ":": return false
            case ")": return true
            default: throw RegexError(message: "'(?\(scalar)' is not supported")
            }
        }
        throw RegexError(message: "a ')' is missing")
    }

    private mutating func escape() throws(RegexError) -> RegexNode {
        guard let scalar = current else { throw RegexError(message: "the expression ends in '\\'") }
        switch scalar {
        case "b", "B":
            position += 1
            return .wordBorder(isBorder: scalar == "b")
        case "A", "z":
            position += 1
            return scalar == "A" ? .start(multiline: false) : .end(multiline: false)
        case "Q":
            position += 1
            return try quoted()
        default:
            // The classes of Perl are those of ASCII, whatever the case.
            let isClass = Self.classes[scalar] != nil
            let set = try escapedSet()
            return .scalars(isClass ? set : try cased(set))
        }
    }

    /// `\Q…\E`
    private mutating func quoted() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = current {
            position += 1
            if scalar == "\\", take("E") { break }
            parts.append(.scalars(try cased(ScalarSet(scalar))))
        }
        return .sequence(parts)
    }

    // MARK: Sets

    private mutating func set() throws(RegexError) -> ScalarSet {
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
        let set = try cased(ScalarSet(ranges))
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

    private mutating func escapedSet() throws(RegexError) -> ScalarSet {
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

    private static let classes: [Unicode.Scalar: ScalarSet] = [
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
