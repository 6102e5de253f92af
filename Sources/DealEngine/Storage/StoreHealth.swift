/// How a store is doing, for a service's health check.
public struct StoreHealth: Hashable, Sendable {
    /// What keeps the records, with its version: `SQLite 3.40.1`.
    public let engine: String
    /// The schema's number.
    public let schema: Int
    /// What is true of it, each in a sentence of its own, in a fixed order: how durable a commit is, how writers are kept
    /// apart.
    public let remarks: [String]
    /// What is wrong; empty: nothing that the store knows of.
    public let problems: [String]

    /// A report of these parts.
    public init(engine: String, schema: Int, remarks: [String] = [], problems: [String] = []) {
        self.engine = engine
        self.schema = schema
        self.remarks = remarks
        self.problems = problems
    }

    /// Whether nothing is wrong.
    public var isSound: Bool { problems.isEmpty }
}

/// A store that can say how it is doing.
public protocol HealthReporting: Sendable {
    /// How the store is doing now; looks at the store, not only at settings.
    func health() async throws(StoreError) -> StoreHealth
}
