/// One step of a scenario: what was done, what came of it, and what was expected instead.
public struct StepReport: Sendable, Hashable {
    /// How a step went.
    public enum Result: String, Sendable, Hashable {
        /// As expected.
        case passed
        /// Not as expected.
        case failed
        /// An earlier step took another way than expected, so that this one would have said nothing.
        case notRun = "not run"
    }

    /// An expectation that was not met.
    public struct Problem: Sendable, Hashable {
        /// What was expected, such as `refused: terms-set`.
        public let expected: String
        /// What came instead.
        public let came: String
    }

    /// The scenarios file.
    public let file: String
    /// The line of the step in it, from 1.
    public let line: Int
    /// The column of the step, from 1, in Unicode scalars.
    public let column: Int
    /// What was asked for, such as `move proposal`.
    public let action: String
    /// Who asked.
    public let actor: String
    /// What came of it, in the words of a scenario; nil for a step that was not run.
    public let came: String?
    /// How it went.
    public let result: Result
    /// Every expectation that was not met, in the order of FORMAT §7.
    public let problems: [Problem]
    /// The refusal as its reader gets it; nil when nothing was refused.
    public let refusal: String?

    /// `file:line:column`, as editors read it.
    public var place: String { "\(file):\(line):\(column)" }
}
