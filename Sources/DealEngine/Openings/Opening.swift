public import DealModel
public import DealProcess
public import ExactValues

/// A smallest set of changes that opens a gate: with all of them the command may be done, and none can be left out.
///
///     for opening in refusal.openings { print(opening.changes.map(\.key)) }
public struct Opening: Hashable, Sendable {
    /// One key, and the values it may take.
    public struct Change: Hashable, Sendable {
        /// What is changed.
        public let key: OpeningKey
        /// Which values would do; for an approval, a task and a plugin's answer, whose being given is all there is to
        /// say, `WantedValues.any`.
        public let wanted: WantedValues
        /// The value that was tried; nil where the fact is cleared or there is no value to choose.
        public let witness: FactValue?
        /// Who may supply it; empty: anybody, or nobody where `OpeningKey.isForPeople` is false.
        public let by: Set<RoleID>
        /// Whether the asker can supply it alone.
        public let isAskers: Bool
        /// The condition that this fact and others of the opening must fulfil together; nil: it stands alone.
        public let condition: String?
        /// What is done to try it; one for each change it counts as.
        package let supplies: [Supply]

        package init(
            key: OpeningKey, wanted: WantedValues, witness: FactValue?, by roles: Set<RoleID>, isAskers: Bool,
            condition: String?, supplies: [Supply]
        ) {
            self.key = key
            self.wanted = wanted
            self.witness = witness
            by = roles
            self.isAskers = isAskers
            self.condition = condition
            self.supplies = supplies
        }
    }

    /// Sorted by key.
    public let changes: [Change]
    /// When it was tried.
    package let at: Instant
    package let process: SalesProcess

    package init(changes: [Change], at instant: Instant, process: SalesProcess) {
        self.changes = changes
        at = instant
        self.process = process
    }

    /// How many changes it takes: two calls to record are two.
    public var cost: Int { changes.reduce(0) { $0 + $1.supplies.count } }
    /// Whether the asker can supply all of it alone.
    public var isAskers: Bool { changes.allSatisfy(\.isAskers) }
    /// Whether people can supply all of it: no plugin's answer and no waiting among the changes.
    public var isForPeople: Bool { changes.allSatisfy(\.key.isForPeople) }
    /// When it opens, if it takes waiting.
    public var opensAt: Instant? {
        for change in changes { if case .timestamp(let time)? = change.witness, change.key == .time { return time } }
        return nil
    }

    /// The same changes.
    public static func == (left: Opening, right: Opening) -> Bool { left.changes == right.changes }

    /// Hashes the changes.
    public func hash(into hasher: inout Hasher) { hasher.combine(changes) }
}

/// All that was found out about what would open a gate.
public struct OpeningReport: Sendable {
    /// The smallest openings, at most eight: the fewest changes first, then those the asker can supply alone, then by
    /// the keys' UTF-8 bytes.
    public let openings: [Opening]
    /// How many more there are that were not tried.
    public let more: Int
    /// How much the openings promise.
    public let completeness: Completeness
    /// Conditions that are not true and that nobody can change, as they are written.
    public let unchangeable: [String]
    /// Those of them that ask about a customer where the deal has none.
    package let lackingCustomer: Set<String>

    init(
        openings: [Opening], more: Int, completeness: Completeness, unchangeable: [String],
        lackingCustomer: Set<String> = []
    ) {
        self.openings = openings
        self.more = more
        self.completeness = completeness
        self.unchangeable = unchangeable
        self.lackingCustomer = lackingCustomer
    }
}
