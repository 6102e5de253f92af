/// What is wrong with a regular expression.
struct RegexError: Error, Hashable {
    let message: String
}

/// Reads RE2's syntax: no back-references and no look-around, since they have no linear-time engine.
struct RegexParser {
    let pattern: [Unicode.Scalar]
    var position = 0
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

    var current: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
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
        default: return .scalars(cased(ScalarSet(scalar)))
        }
    }

    func cased(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.ignoringCase : set }

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
            return .scalars(isClass ? set : cased(set))
        }
    }

    /// `\Q…\E`
    private mutating func quoted() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = current {
            position += 1
            if scalar == "\\", take("E") { break }
            parts.append(.scalars(cased(ScalarSet(scalar))))
        }
        return .sequence(parts)
    }
}
