public import ExactValues

/// A recorded consent to one item of a gate, for the facts as they were.
public struct Approval: Hashable, Sendable {
    /// A fact that was approved, with the value it had.
    public struct Shown: Hashable, Sendable {
        /// Which fact.
        public let path: FactPath
        /// What it was; `nil` when it was absent.
        public let value: FactValue?

        package init(_ path: FactPath, _ value: FactValue?) {
            self.path = path
            self.value = value
        }
    }

    /// The item, by its identity (SEMANTICS 7.5).
    public let item: String
    /// Who approved.
    public let by: UserID
    /// In which roles.
    public let roles: [RoleID]
    /// When.
    public let at: Instant
    /// In which visit; 0 in a non-process deal.
    public let visit: Int
    /// The facts it was given for. It counts as long as they are what they were.
    public let facts: [Shown]

    package init(item: String, by: UserID, roles: [RoleID], at: Instant, visit: Int, facts: [Shown] = []) {
        self.item = item
        self.by = by
        self.roles = roles
        self.at = at
        self.visit = visit
        self.facts = facts
    }
}
