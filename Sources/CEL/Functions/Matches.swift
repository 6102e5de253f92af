extension FunctionTable {
    mutating func addMatches() {
        add(
            "matches",
            [.global("matches", [.string, .string], .bool), .receiver("string_matches", [.string, .string], .bool)]
        ) { (args, _, run) throws(CELFault) in
            guard case .string(let text) = args[0], case .string(let source) = args[1] else {
                throw .noOverload("matches", args)
            }
            let pattern = try Pattern.compiled(source)
            try run.charge(pattern.cost(of: text))
            return .bool(pattern.matches(text))
        }
    }
}

extension Pattern {
    /// The pattern of a regular expression, as a fault where it is wrong.
    static func compiled(_ source: String) throws(CELFault) -> Pattern {
        do throws(RegexError) {
            return try Pattern(source, tableWork: 0)
        } catch {
            throw CELFault(.invalidArgument, "'\(source)' is no regular expression: \(error.message)")
        }
    }
}
