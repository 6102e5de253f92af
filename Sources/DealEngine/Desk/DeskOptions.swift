/// How a desk goes about its work.
public struct DeskOptions: Hashable, Sendable {
    /// How refused attempts are kept (SEMANTICS 7.2).
    public enum Attempts: Hashable, Sendable {
        /// Attempts of one kind are counted in one row, collected in memory and written from time to time: a crash may
        /// lose the last ones.
        case counted
        /// Every attempt is a row of its own, written at once.
        case each
        /// Attempts are not kept.
        case none
    }

    /// How refused attempts are kept.
    public var attempts: Attempts
    /// How long a plugin may take that names no limit of its own.
    public var pluginTimeLimit: Duration
    /// What the outside is told of every deal, through the outbox: see ``DealDesk/relay(options:_:)``. A history that is
    /// brought from another system is not announced.
    public var announcing: Set<Announcement>

    /// Options; what is left out has the value a service wants.
    public init(
        attempts: Attempts = .counted, pluginTimeLimit: Duration = .seconds(5),
        announcing: Set<Announcement> = []
    ) {
        self.attempts = attempts
        self.pluginTimeLimit = pluginTimeLimit
        self.announcing = announcing
    }
}
