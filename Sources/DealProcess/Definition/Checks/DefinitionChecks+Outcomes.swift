import DealModel

extension DefinitionChecks {
    mutating func checkOutcomes() {
        for outcome in definition.outcomes {
            let id = outcome.id.value
            check(outcome.title)
            checkRoles(outcome.by, in: "outcome '\(id)'")
            var seen = FirstPlaces()
            for stage in outcome.from ?? [] {
                if index.stages[stage.value.text] == nil {
                    reportUnknownStage(stage, in: "'from' of outcome '\(id)'")
                } else if let first = seen.note(stage.value.text, at: stage.span) {
                    reportTwice("stage '\(stage.value)'", first, stage.span)
                }
            }
            if let gate = outcome.require { check(gate, of: .outcome(id)) }
            for reason in outcome.reasons {
                check(reason.title)
                for path in reason.ask {
                    checkPresence(path, "reason '\(reason.id.value)' of outcome '\(id)' asks for")
                }
            }
        }
        checkWon()
    }

    private mutating func checkWon() {
        guard !definition.outcomes.contains(where: { $0.countsAs == .won }) else { return }
        guard let place = definition.outcomes.first?.id.span ?? definition.outcomesKey else { return }
        report(
            .noWonOutcome, at: place, "no outcome counts as won",
            help: ["declare an outcome 'won', or write counts_as: won in one of these"])
    }

    mutating func checkMoves() {
        for move in definition.moves { checkRoles(move.by, in: "move '\(move.kind.value.rawValue)'") }
    }

    mutating func checkWaivers() {
        guard !definition.waivers.isEmpty else { return }
        let names = definition.itemNames
        for waiver in definition.waivers {
            checkRoles(waiver.by, in: "a waiver")
            checkRoles(waiver.secondPerson, in: "the second person of a waiver")
            for rule in waiver.rules where names[rule.value] == nil { reportUnknownItem(rule, in: "a waiver", names) }
        }
    }

    private mutating func reportUnknownItem(_ item: Located<String>, in context: String, _ names: [String: SourceSpan])
    {
        reportUnknown(
            .unknownItem, "item", item.value, at: item.span, in: context,
            among: { _ in names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } })
    }

    mutating func checkEffects() {
        guard !definition.effects.isEmpty else { return }
        let names = definition.itemNames
        var ids = FirstPlaces()
        for effect in definition.effects {
            let context = "effect '\(effect.id?.value ?? "effects.\(effect.position)")'"
            if let id = effect.id, let first = ids.note(id.value, at: id.span) {
                report(
                    .duplicateID, at: id.span, "effect '\(id.value)' is declared twice",
                    notes: [note("first declared here", first)], help: ["give one of them another id"])
            }
            if let trigger = effect.after { check(trigger, context, names) }
            switch effect.action {
            case .remind(let reminder):
                checkRoles(reminder.to, in: context)
                check(reminder.text, in: context)
            case .emit(let event):
                for (_, path) in event.values { checkFact(path, "\(context) hands over") }
            case nil: break
            }
        }
    }

    private mutating func check(
        _ trigger: EffectDefinition.Trigger, _ context: String, _ names: [String: SourceSpan]
    ) {
        switch trigger {
        case .entered(let stage), .left(let stage), .overLimit(let stage?), .overSilence(let stage?):
            if index.stages[stage.value.text] == nil { reportUnknownStage(stage, in: context) }
        case .outcome(let outcome):
            guard index.outcomes[outcome.value.text] == nil else { return }
            reportUnknown(
                .unknownOutcome, "outcome", outcome.value.text, at: outcome.span, in: context,
                among: { $0.outcomes.map { ($0.id.value.text, $0.id.span) } })
        case .taskDone(let task): checkTask(task, context)
        case .outOfLine(let item):
            if names[item.value] == nil { reportUnknownItem(item, in: context, names) }
        case .overLimit(nil), .overSilence(nil): break
        }
    }
}
