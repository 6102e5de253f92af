import DealModel

/// Whether the ways of the process lead anywhere.
extension DefinitionChecks {
    mutating func checkWays() {
        guard !definition.stages.isEmpty, canBeJudged else { return }
        let ways = StageWays(definition, positions: index.stages)
        let reachable = ways.reachable
        let leadsToWon = ways.leadsToWon
        if !leadsToWon[0] {
            report(
                .noWayToWon, at: definition.stages[0].id.span,
                "no way leads from '\(definition.stages[0].id.value)' to an outcome that counts as won",
                label: "every deal begins here", help: ["look at 'next' of the stages and 'from' of the outcome"])
        }
        for position in definition.stages.indices where !reachable[position] || !leadsToWon[position] {
            let stage = definition.stages[position]
            if !reachable[position] {
                report(
                    .unreachableStage, at: stage.id.span, "no way leads to stage '\(stage.id.value)'",
                    label: "no deal ever stands here",
                    help: ["name it in the 'next' of an earlier stage, or take it out"])
            } else if leadsToWon[0] {
                report(
                    .deadEnd, at: stage.id.span,
                    "no way leads from stage '\(stage.id.value)' to an outcome that counts as won",
                    help: ["give it a 'next' or 'back', or name it in 'from' of such an outcome"])
            }
        }
    }

    /// Only a strict deal is bound to the ways; and a stage or outcome that could not be read would only be missed here.
    private var canBeJudged: Bool {
        definition.control.value == .strict && index.twice.isEmpty
            && definition.outcomes.contains { $0.countsAs == .won }
            && !findings.hasErrors(of: [.unknownStage, .wrongDirection])
    }
}

extension DiagnosticCollector {
    fileprivate func hasErrors(of codes: [DiagnosticCode]) -> Bool {
        hasErrors && sorted.contains { finding in codes.contains { $0.rawValue == finding.code } }
    }
}
