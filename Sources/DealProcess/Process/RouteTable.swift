public import DealModel

/// The arrows of a process as plain numbers: to look one up retains nothing.
@usableFromInline
package struct RouteTable: Sendable {
    /// One arrow.
    @usableFromInline
    package struct Route: Sendable {
        /// The places in the funnel that it joins.
        package let from: Int
        @usableFromInline package let to: Int
        package let isForward: Bool
        /// Whether nobody's roles need be looked at.
        package let isForEverybody: Bool
        /// Whether it must always be said why.
        package let demandsReason: Bool
        /// What it asks.
        package let plan: KeptPlan
    }

    /// The names of the stages, in the order of the funnel.
    @usableFromInline let stages: ContiguousArray<StageID>
    @usableFromInline let routes: ContiguousArray<Route>
    /// Where the routes of a stage begin; one more at the end.
    @usableFromInline let starts: ContiguousArray<Int>
    /// Keeps the plans of the routes alive.
    private let arrows: [Arrow]

    init(_ stages: [CompiledStage], _ moves: MoveRules) {
        self.stages = ContiguousArray(stages.map(\.id))
        let arrows = stages.flatMap { stage in stage.arrows.map { (from: stage.index, arrow: $0) } }
        routes = ContiguousArray(
            arrows.map { from, arrow in
                let rule = moves.rule(isForward: arrow.isForward)
                return Route(
                    from: from, to: arrow.targetIndex, isForward: arrow.isForward, isForEverybody: rule.isForEverybody,
                    demandsReason: rule.reason == .required, plan: KeptPlan(arrow.plan))
            })
        self.arrows = arrows.map(\.arrow)
        starts = stages.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.arrows.count) }
    }

    /// The arrow from the stage where a deal stands to another, if the process draws one.
    @inlinable @inline(__always)
    package func route(of facts: Facts, to target: StageID) -> Route? {
        guard let from = facts.place(in: stages) else { return nil }
        return route(from: from, to: target)
    }

    /// The arrow from a stage of the funnel to another, if the process draws one.
    @inlinable @inline(__always)
    package func route(from: Int, to target: StageID) -> Route? {
        for index in starts[from]..<starts[from + 1] where stages[routes[index].to] == target { return routes[index] }
        return nil
    }

    /// The same by the target's place in the funnel.
    package func route(from: Int, to target: Int) -> Route? {
        for index in starts[from]..<starts[from + 1] where routes[index].to == target { return routes[index] }
        return nil
    }

    /// The place of a stage in the funnel; nil when there is none of this name.
    ///
    /// - Parameter hint: Where it was found last, tried first, so that a hot path compares one name.
    package func index(of stage: StageID, hint: Int = 0) -> Int? {
        if hint < stages.count, stages[hint] == stage { return hint }
        return stages.firstIndex(of: stage)
    }
}
