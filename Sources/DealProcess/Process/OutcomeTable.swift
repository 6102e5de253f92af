package import DealModel

/// The outcomes of a process by the stage where a deal stands, as plain numbers: to look one up retains nothing.
package struct OutcomeTable: Sendable {
    /// The names of the outcomes, in the order of the file.
    private let names: ContiguousArray<OutcomeID>
    /// One outcome's after the other's, each in the order of the funnel; one an outcome where there are no stages.
    private let ways: ContiguousArray<Way>
    private let stageCount: Int
    /// Keeps the plans alive.
    private let outcomes: [CompiledOutcome]

    private struct Way: Sendable {
        /// Whether only the gate is in the way.
        let isPlain: Bool
        let isOffered: Bool
        let plan: KeptPlan
    }

    init(_ outcomes: [CompiledOutcome], _ stages: [CompiledStage]) {
        let places: [Int?] = stages.isEmpty ? [nil] : stages.indices.map(\.self)
        ways = ContiguousArray(
            outcomes.flatMap { outcome in
                let isForAnybody = outcome.roles.isEmpty && outcome.reasons.isEmpty
                return places.map { place in
                    let isOffered = place.map { outcome.from?.contains(stages[$0].id) ?? true } ?? true
                    return Way(
                        isPlain: isForAnybody && isOffered, isOffered: isOffered,
                        plan: KeptPlan(outcome.plan(at: place)))
                }
            })
        names = ContiguousArray(outcomes.map(\.id))
        stageCount = stages.count
        self.outcomes = outcomes
    }

    /// The place of an outcome in the file; nil when there is none of this name.
    package func place(of outcome: OutcomeID) -> Int? { names.firstIndex { $0 == outcome } }

    /// What the outcome at a place asks of a deal at a stage, nil for a deal that stands in none.
    ///
    /// - Returns: Nil where more than that may be in the way: the outcome is not offered there, not to everybody, or asks
    ///   for a reason.
    package func plainPlan(_ place: Int, at stage: Int?) -> KeptPlan? {
        guard let way = way(place, at: stage) else { return nil }
        return way.isPlain ? way.plan : nil
    }

    /// Whether the outcome at a place may be offered at a stage; where no stage is known it has to be looked at.
    package func isOffered(_ place: Int, at stage: Int?) -> Bool { way(place, at: stage)?.isOffered ?? true }

    private func way(_ place: Int, at stage: Int?) -> Way? {
        guard stage != nil || stageCount == 0 else { return nil }
        return ways[place * max(stageCount, 1) + (stage ?? 0)]
    }
}
