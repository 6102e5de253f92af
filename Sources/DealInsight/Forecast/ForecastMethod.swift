/// How the chance of winning an open deal is put.
public enum ForecastMethod: String, Hashable, Sendable, CaseIterable, Codable {
    /// What the process file states for the stage: the plan.
    case plan
    /// The win rate of all closed deals.
    case winRate = "win_rate"
    /// The win rate of the closed deals that were in the stage: the weighted pipeline of most tools.
    case stageRate = "stage_rate"
    /// What became of deals of the same age: those still open at that age, and won later.
    case age
    /// What became of visits of the same age in the same stage, and of deals that went on from there.
    case stageAndAge = "stage_and_age"
}
