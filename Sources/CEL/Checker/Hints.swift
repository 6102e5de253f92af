/// Finds what is allowed but hardly means what it says, where absence is unknown.
enum Hints {
    static func of(_ root: CheckedNode, source: [Unicode.Scalar]) -> [CELIssue] { [] }
}
