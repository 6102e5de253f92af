/// How much of its own way a deal of a process may choose.
public enum ProcessControl: String, Sendable, Hashable, CaseIterable {
    /// Only along the arrows and through open gates.
    case strict
    /// The same gates, but a permitted person may pass a closed one, jump and go back.
    case manual
    /// No stages at all.
    case none
}
