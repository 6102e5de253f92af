/// One finding about an expression, with its place in the source.
public struct CELIssue: Error, Hashable, Sendable {
    /// How much a finding weighs.
    public enum Severity: Hashable, Sendable {
        /// The expression cannot be used.
        case error
        /// The expression can be used, but hardly means what its author had in mind.
        case warning
        /// The expression can be used; there is a clearer way to say it.
        case hint
    }

    /// A stable word for the kind of finding, such as `undeclared` or `no-overload`.
    public let code: String
    /// What is wrong, in lower case and without a full stop.
    public let message: String
    /// A few words to print under the place itself, if they add something.
    public let label: String?
    /// What to write instead, if that can be said.
    public let help: String?
    /// The place, in Unicode scalars from the start of the source.
    public let range: Range<Int>
    /// How much the finding weighs.
    public let severity: Severity

    /// Makes a finding.
    public init(
        _ code: String, _ message: String, at range: Range<Int>, label: String? = nil, help: String? = nil,
        severity: Severity = .error
    ) {
        self.code = code
        self.message = message
        self.label = label
        self.help = help
        self.range = range
        self.severity = severity
    }
}

extension CELIssue: CustomStringConvertible {
    /// The place, the message, the code and the help in one line.
    public var description: String {
        let place = "\(range.lowerBound)..<\(range.upperBound)"
        return "\(place): \(message) [\(code)]" + (help.map { "; \($0)" } ?? "")
    }
}

/// All that is wrong with an expression, sorted by place.
public struct CELErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// The findings, one a cause, sorted by place; at least one is an error.
    public let issues: [CELIssue]

    /// Sorts `issues` by place.
    public init(_ issues: [CELIssue]) {
        self.issues = issues.sorted(by: CELIssue.standsBefore)
    }

    /// One line an issue.
    public var description: String { issues.map(\.description).joined(separator: "\n") }
}

extension CELIssue {
    static func standsBefore(_ a: CELIssue, _ b: CELIssue) -> Bool {
        (a.range.lowerBound, a.range.upperBound, a.code) < (b.range.lowerBound, b.range.upperBound, b.code)
    }
}
