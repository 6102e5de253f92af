/// One finding in a file: what is wrong, where, and what to do about it.
///
/// The message says what is wrong and `help` what to do; both begin with a small letter, end without a full stop and
/// put names in quotes. The code is stable, so that a page, a test or a script can refer to it.
public struct Diagnostic: Sendable, Hashable {
    /// How much a finding weighs.
    public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
        /// The file cannot be used.
        case error
        /// The file can be used, but hardly as it was meant.
        case warning
        /// Something to think about; never a reason to refuse a file.
        case hint

        /// Orders by weight: an error comes before a warning, a warning before a hint.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .hint: 2
            }
        }
    }

    /// A second place that belongs to a finding, such as the first of two equal keys.
    public struct Note: Sendable, Hashable {
        /// The file the place is in.
        public let source: SourceFile
        /// The place.
        public let range: SourceRange
        /// What there is to see.
        public let message: String

        package init(_ message: String, in source: SourceFile, at span: SourceSpan) {
            self.source = source
            range = source.range(of: span)
            self.message = message
        }

        /// The name of the file.
        public var file: String { source.name }
    }

    /// A stable name of this kind of finding, such as `unknown-rule`.
    public let code: String
    /// How much the finding weighs.
    public let severity: Severity
    /// The file the place is in.
    public let source: SourceFile
    /// The smallest stretch that shows the cause.
    public let range: SourceRange
    /// What is wrong.
    public let message: String
    /// What is written beside the carets, or nil.
    public let label: String?
    /// Second places.
    public let notes: [Note]
    /// What to do, one remedy a line.
    public let help: [String]

    package init(
        _ code: String, _ severity: Severity = .error, in source: SourceFile, at span: SourceSpan,
        _ message: String, label: String? = nil, notes: [Note] = [], help: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.source = source
        range = source.range(of: span)
        self.message = message
        self.label = label
        self.notes = notes
        self.help = help
    }

    /// The name of the file.
    public var file: String { source.name }
}

extension Diagnostic: CustomStringConvertible {
    /// The first line of the finding, as editors read it: `file:line:column: error: message [code]`.
    ///
    /// `DiagnosticRenderer` also shows the text and the help.
    public var description: String {
        "\(file):\(range.start.line):\(range.start.column): \(severity.rawValue): \(message) [\(code)]"
    }
}
