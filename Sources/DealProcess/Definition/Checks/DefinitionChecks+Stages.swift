import DealModel

extension DefinitionChecks {
    mutating func checkStages() {
        // By position: to copy a stage would count references for each of its parts.
        let stages = definition.stages
        for position in stages.indices {
            let id = stages[position].id.value
            check(stages[position].title)
            if let gate = stages[position].enter { check(gate, of: .stage(id)) }
            if let gate = stages[position].while { check(gate, of: .stage(id)) }
            if let leave = stages[position].leave {
                check(leave, of: .stage(id), required: stages[position].tasks.filter(\.isRequired))
            }
            for task in stages[position].tasks { check(task) }
            if let next = stages[position].next { checkArrows(next, .next, from: position) }
            checkArrows(stages[position].back, .back, from: position)
        }
        for task in definition.tasks { check(task) }
    }

    private mutating func check(_ task: TaskDefinition) {
        check(task.title)
        guard !task.by.isEmpty else { return }
        checkRoles(task.by, in: "task '\(task.id.value)'")
    }

    private enum Arrow: String { case next, back }

    /// `next` leads to later stages and `back` to earlier ones.
    private mutating func checkArrows(_ targets: [Located<StageID>], _ arrow: Arrow, from position: Int) {
        guard !targets.isEmpty else { return }
        let stage = definition.stages[position].id.value
        var seen = FirstPlaces()
        for target in targets {
            let id = target.value.text
            guard let other = index.stages[id] else {
                reportUnknownStage(target, in: "'\(arrow.rawValue)' of stage '\(stage)'")
                continue
            }
            if targets.count > 1, let first = seen.note(id, at: target.span) {
                reportTwice("stage '\(id)'", first, target.span)
            }
            if other == position {
                report(
                    .wrongDirection, at: target.span, "'\(arrow.rawValue)' of stage '\(stage)' leads to itself",
                    help: ["take it out"])
            } else if (other > position) != (arrow == .next) {
                reportDirection(target, arrow, from: stage, to: other)
            } else if arrow == .next {
                checkSkipping(target, from: position, to: other)
            }
        }
    }

    private mutating func reportDirection(
        _ target: Located<StageID>, _ arrow: Arrow, from stage: StageID, to other: Int
    ) {
        let place = note("stage '\(target.value)' stands here", definition.stages[other].id.span)
        if arrow == .next {
            report(
                .wrongDirection, at: target.span,
                "'next' leads to later stages only, and '\(target.value)' stands before '\(stage)'",
                notes: [place], help: ["write it under 'back'"])
        } else {
            report(
                .wrongDirection, at: target.span,
                "'back' leads to earlier stages only, and '\(target.value)' stands after '\(stage)'",
                notes: [place], help: ["write it under 'next'"])
        }
    }

    private mutating func checkSkipping(_ target: Located<StageID>, from position: Int, to other: Int) {
        guard other > position + 1 else { return }
        let skipped = definition.stages[position + 1..<other].map(\.id.value.text)
        let named = skipped.count <= 3 ? wordList(skipped) : "\(skipped.count) stages"
        report(
            .skippedStage, at: target.span,
            "the way from '\(definition.stages[position].id.value)' to '\(target.value)' skips \(named)",
            label: skipped.count == 1 ? "and its gates" : "and their gates",
            help: ["let the way lead through, unless the gates are really not needed"])
    }

    mutating func reportUnknownStage(_ stage: Located<StageID>, in context: String) {
        if definition.control.value == .none {
            report(
                .unknownStage, at: stage.span,
                "\(context) names stage '\(stage.value)', but a non-process deal has none",
                help: ["take it out"])
            return
        }
        reportUnknown(
            .unknownStage, "stage", stage.value.text, at: stage.span, in: context,
            among: { $0.stages.map { ($0.id.value.text, $0.id.span) } })
    }
}
