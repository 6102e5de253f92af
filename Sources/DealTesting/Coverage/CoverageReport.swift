/// What of a process its scenarios went through, and what they never touched.
public struct CoverageReport: Sendable, Hashable {
    /// One kind of thing to be covered.
    public struct Aspect: Sendable, Hashable {
        /// What is counted, in the plural: `stages`.
        public let name: String
        /// How many of them the process has.
        public let total: Int
        /// Those that no scenario covers, in the order of the process file.
        public let missing: [String]

        /// How many were covered.
        public var covered: Int { total - missing.count }
    }

    /// Stages entered, moves made along each arrow (and jumps, where one may jump), outcomes reached, reasons given, and
    /// every gate item seen open and seen closed, members of `any` included; what the process has none of is left out.
    public let aspects: [Aspect]

    /// Whether nothing is missing.
    public var isComplete: Bool { aspects.allSatisfy(\.missing.isEmpty) }
}
