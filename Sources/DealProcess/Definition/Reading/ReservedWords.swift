/// Words that cannot be used as names, since something else is called so.
enum ReservedWords {
    /// Words other YAML readers take for values.
    static let values: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

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
    static let items: Set<String> = Set(refusals + ["time"])
}
