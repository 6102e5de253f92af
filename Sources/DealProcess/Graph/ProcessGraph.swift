package import DealModel

/// The stages of a process, the ways between them and the ends: what can be drawn, and asked where it leads.
package struct ProcessGraph: Sendable {
    package struct Stage: Sendable, Hashable {
        package let id: StageID
        package let title: LocalizedText
        /// Stages that forward leads to, by their position.
        package var next: [Int] = []
        /// Stages that back leads to, by their position.
        package var back: [Int] = []
    }

    package struct End: Sendable, Hashable {
        package let id: OutcomeID
        package let title: LocalizedText
        package let countsAs: Outcome.Kind
        /// The stages it may be chosen from, by their position; empty in a process without stages.
        package let from: [Int]
    }

    package let id: ProcessID
    package let title: LocalizedText
    package let control: ProcessControl
    package let stages: [Stage]
    package let ends: [End]
}

extension ProcessGraph {
    /// The graph of a definition. Names of stages that are not declared are left out.
    package init(_ definition: ProcessDefinition) {
        var positions: [String: Int] = [:]
        for (position, stage) in definition.stages.enumerated() where positions[stage.id.value.text] == nil {
            positions[stage.id.value.text] = position
        }
        func found(_ ids: [Located<StageID>]) -> [Int] { ids.compactMap { positions[$0.value.text] } }
        let all = definition.stages.indices
        id = definition.id.value
        title = definition.title.localized
        control = definition.control.value
        stages = definition.stages.enumerated().map { position, stage in
            let following = position + 1 < all.count ? [position + 1] : []
            return Stage(
                id: stage.id.value, title: stage.title?.localized ?? LocalizedText(stage.id.value.text),
                next: stage.next.map(found) ?? following, back: found(stage.back))
        }
        ends = definition.outcomes.map { outcome in
            let unsaid = Array(outcome.countsAs == .won ? all.suffix(1) : all)
            return End(
                id: outcome.id.value, title: outcome.title?.localized ?? LocalizedText(outcome.id.value.text),
                countsAs: outcome.countsAs, from: outcome.from.map(found) ?? unsaid)
        }
    }
}
