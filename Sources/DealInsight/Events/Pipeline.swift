public import DealModel
public import ExactValues

/// The stages through which deals go, in the order of the funnel, and the ways in which they end.
///
/// A deal may well stand in a stage that is not listed, since processes change: such a stage is reported beside the
/// funnel, and has no place in it.
///
///     let pipeline = Pipeline(
///         stages: ["lead", "proposal", "contract"],
///         outcomes: ["won": .won, "lost": .lost, "duplicate": .neither])
public struct Pipeline: Hashable, Sendable {
    /// A place in the funnel.
    public struct Place: Hashable, Sendable {
        /// The stage.
        public let stage: StageID
        /// What people call it.
        public let title: String
        /// The chance of winning from here that the process states, 0.4 for 40 %: the *plan* of a forecast.
        public let probability: ExactDecimal?

        /// A place; without a title it is called like its stage.
        public init(_ stage: StageID, title: String? = nil, probability: ExactDecimal? = nil) {
            self.stage = stage
            self.title = title ?? stage.text
            self.probability = probability
        }
    }

    /// The places in the order of the funnel, each stage once.
    public let places: [Place]
    /// What each outcome counts as. An outcome that is not here counts as its event says, else as neither.
    public let outcomes: [OutcomeID: Outcome.Kind]
    /// Stages of former versions, and the stage that each is today: their visits are counted together.
    public let renamed: [StageID: StageID]

    /// A pipeline of these places; a stage that comes again keeps its first place.
    public init(_ places: [Place], outcomes: [OutcomeID: Outcome.Kind], renamed: [StageID: StageID] = [:]) {
        var seen: Set<StageID> = []
        self.places = places.filter { seen.insert($0.stage).inserted }
        self.outcomes = outcomes
        self.renamed = renamed
    }

    /// A pipeline of stages of which nothing but the order is known.
    public init(stages: [StageID], outcomes: [OutcomeID: Outcome.Kind], renamed: [StageID: StageID] = [:]) {
        self.init(stages.map { Place($0) }, outcomes: outcomes, renamed: renamed)
    }
}
