/// The steps that a process allows: where deals begin, what may follow what, and where they may end.
public struct StageGraph: Hashable, Sendable {
    /// One step after another.
    public struct Step: Hashable, Sendable {
        /// The step before.
        public let from: Activity
        /// The step after.
        public let to: Activity

        /// A step of one activity after another.
        public init(_ from: Activity, _ to: Activity) {
            self.from = from
            self.to = to
        }
    }

    /// With what a deal may begin.
    public let starts: Set<Activity>
    /// After what a deal may have ended; one whose last step is another is unfinished.
    public let ends: Set<Activity>
    /// What may directly follow what.
    public let steps: Set<Step>

    /// A graph of these steps.
    public init(starts: Set<Activity>, ends: Set<Activity>, steps: Set<Step>) {
        self.starts = starts
        self.ends = ends
        self.steps = steps
    }
}
