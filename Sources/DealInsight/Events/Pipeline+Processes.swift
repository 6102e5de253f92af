public import DealModel
public import DealProcess

extension Pipeline {
    /// The stages and outcomes of processes, or of versions of one, joined by their ids.
    ///
    /// The first process gives the order; a stage that only a later one has stands after the stage before it there.
    ///
    /// - Parameters:
    ///   - processes: The processes, the one that gives the order first.
    ///   - language: That of the titles.
    ///   - renamed: Stages of former versions, and the stage that each is today.
    public init(
        _ processes: [SalesProcess], in language: Language = "en", renamed: [StageID: StageID] = [:]
    ) {
        var places: [Place] = []
        var outcomes: [OutcomeID: Outcome.Kind] = [:]
        for process in processes {
            var next = 0
            for stage in process.stages where renamed[stage.id] == nil {
                if let known = places.firstIndex(where: { $0.stage == stage.id }) {
                    next = known + 1
                } else {
                    let title = stage.title.text(in: language)
                    places.insert(Place(stage.id, title: title, probability: stage.probability), at: next)
                    next += 1
                }
            }
            for outcome in process.core.outcomes where outcomes[outcome.id] == nil {
                outcomes[outcome.id] = outcome.countsAs
            }
        }
        self.init(places, outcomes: outcomes, renamed: renamed)
    }
}
