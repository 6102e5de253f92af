public import ExactValues

/// How expressions are read and run.
public struct CELOptions: Sendable {
    /// What selecting an absent field, or an absent key of a map, gives.
    public enum Absence: Hashable, Sendable {
        /// *Unknown*, which carries the path.
        case unknown
        /// The error *no such key* of the language definition.
        case error
    }

    /// Whether exact numbers, money and dates are part of the language.
    public var exact: Bool
    /// What reading something absent gives.
    public var absent: Absence
    /// The currency of a plain number beside money; without one such a number is an error.
    public var currency: Currency?
    /// The zone in which instants have dates.
    public var zone: any ZoneRules
    /// Finds a zone by the name an expression gives; without it only `UTC` and offsets are known.
    public var namedZone: @Sendable (String) -> (any ZoneRules)?
    /// The namespace in which names are looked up first.
    public var container: String
    /// What an expression may cost.
    public var limits: CELLimits
    /// Whether names and types are checked before anything runs; without it they are looked up when it does, as the
    /// language allows, and results are the same.
    public var isChecked = true

    /// The standard language, in UTC, with the default limits.
    public init(
        exact: Bool = false, absent: Absence = .error, currency: Currency? = nil, zone: any ZoneRules = FixedZone.utc,
        namedZone: @escaping @Sendable (String) -> (any ZoneRules)? = { _ in nil }, container: String = "",
        limits: CELLimits = CELLimits()
    ) {
        self.exact = exact
        self.absent = absent
        self.currency = currency
        self.zone = zone
        self.namedZone = namedZone
        self.container = container
        self.limits = limits
    }
}
