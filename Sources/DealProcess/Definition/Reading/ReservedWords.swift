/// Words that cannot be used as names, since something else is called so.
enum ReservedWords {
    /// Words other YAML readers take for values.
    static let values: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    static func isValue(_ word: String) -> Bool { word.utf8.count <= 5 && values.contains(word) }

    /// Words of CEL, which cannot stand behind a point.
    static let conditions: Set<String> = [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop",
        "namespace", "null", "package", "return", "true", "var", "void", "while",
    ]

    /// The kinds of refusal, which stand in scenarios where the names of items do.
    static let refusals: [String] = [
        "not-permitted", "deal-closed", "on-hold", "unknown-stage", "unknown-outcome", "not-a-neighbour",
        "already-there", "no-stages", "reason-missing", "second-person",
    ]

    /// Items and rules are named in scenarios beside the kinds of refusal and `time`.
    static func isItem(_ word: String) -> Bool {
        let count = word.utf8.count
        return count < 64 && itemLengths & (1 << count) != 0 && items.contains(word)
    }

    private static let items = Set(refusals + ["time"])
    /// A bit for each length that one of them has: most ids are shorter, and need not be looked up.
    private static let itemLengths: UInt64 = items.reduce(0) { $0 | 1 << $1.utf8.count }
}
