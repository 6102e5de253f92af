public import DealModel
public import DealProcess

/// What came of the scenarios of one process.
public struct ScenarioReport: Sendable {
    /// One scenario with its steps.
    public struct Story: Sendable, Hashable {
        /// What the file calls it.
        public let name: String
        /// The line of the file where it begins, from 1.
        public let line: Int
        /// Every step in the order of the file; where the deal could not even be opened, that comes first.
        public let steps: [StepReport]

        /// Whether every step went as expected.
        public var isPassed: Bool { steps.allSatisfy { $0.result == .passed } }
    }

    /// The scenarios file.
    public let file: String
    /// The process they were run under.
    public let process: ProcessVersion
    /// What is wrong with the file itself; with an error no scenario was run.
    public let diagnostics: [Diagnostic]
    /// In the order of the file.
    public let stories: [Story]
    /// What they went through; nothing is covered where none was run.
    public let coverage: CoverageReport

    /// Whether every step of every scenario went as expected, and nothing is wrong with the file.
    public var isPassed: Bool {
        diagnostics.allSatisfy { $0.severity == .hint } && stories.allSatisfy(\.isPassed)
    }

    /// Every step of every scenario.
    public var steps: [StepReport] { stories.flatMap(\.steps) }
}
