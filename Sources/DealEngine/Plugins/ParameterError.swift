/// What is wrong with a parameter of a rule's `with:` map, and where.
///
/// Found when a desk is opened, long before a deal is judged by the rule.
public struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the value, or the map that lacks one, stands.
    public let place: ParameterPlace
    /// What is wrong: lower case, no full stop, names in quotes.
    public let message: String
    /// What to do about it; `nil` when the message says it all.
    public let help: String?

    package init(place: ParameterPlace, message: String, help: String? = nil) {
        self.place = place
        self.message = message
        self.help = help
    }

    /// `file:line:column: error: message (help)`.
    public var description: String {
        "\(place): error: \(message)" + (help.map { " (\($0))" } ?? "")
    }
}
