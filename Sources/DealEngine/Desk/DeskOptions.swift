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

    /// Options; what is left out has the value a service wants.
    public init(attempts: Attempts = .counted, pluginTimeLimit: Duration = .seconds(5)) {
        self.attempts = attempts
        self.pluginTimeLimit = pluginTimeLimit
    }
}
