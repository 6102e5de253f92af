/// What an expression may cost, before and while it runs.
public struct CELLimits: Hashable, Sendable {
    /// The longest source, in Unicode scalars.
    public var sourceLength: Int
    /// The deepest nesting of operators, calls and brackets; chains of `&&` and of `||` count as one level.
    public var nesting: Int
    /// The largest number of nodes in the syntax tree.
    public var nodes: Int
    /// The most work one evaluation may do: a unit is about one visited node or eight bytes copied.
    public var cost: Int

    /// The limits that are on when nothing else is said.
    public init(sourceLength: Int = 100_000, nesting: Int = 250, nodes: Int = 50_000, cost: Int = 1_000_000) {
        self.sourceLength = sourceLength
        self.nesting = nesting
        self.nodes = nodes
        self.cost = cost
    }
}
