/// What an expression may cost, before and while it runs.
///
/// Beyond a limit there is an error that names it: of code `limit` when the source is read, of kind `costLimit` when the
/// expression runs.
public struct CELLimits: Hashable, Sendable {
    /// The longest source, in Unicode scalars.
    public var sourceLength: Int
    /// The longest number, text or bytes literal as written, in Unicode scalars.
    public var literalLength: Int
    /// The deepest nesting of operators, calls and brackets; chains of `&&` and of `||` count as one level.
    public var nesting: Int
    /// The most macros that go through a list or a map, one within the body of the other; `cel.bind` is none of them.
    public var comprehensions: Int
    /// The largest number of nodes in the syntax tree: every name, selector, literal and operator is one.
    ///
    /// The standard number has room for a chain of a thousand `&&` between conditions of nine nodes, and for a list of
    /// nearly ten thousand literals.
    public var nodes: Int
    /// The most work one evaluation may do: a unit is about one visited node or eight bytes copied.
    public var cost: Int

    /// The limits that are on when nothing else is said.
    public init(
        sourceLength: Int = 100_000, literalLength: Int = 20_000, nesting: Int = 250, comprehensions: Int = 12,
        nodes: Int = 10_000, cost: Int = 1_000_000
    ) {
        self.sourceLength = sourceLength
        self.literalLength = literalLength
        self.nesting = nesting
        self.comprehensions = comprehensions
        self.nodes = nodes
        self.cost = cost
    }
}
