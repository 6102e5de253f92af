import DealModel
import ExactValues

private enum StageKey: String, FormKey {
    case id, title, probability, limit, silence, enter, `while`, leave, tasks, next, back

    static let concept = "a stage"
    static let words = KeyWords<StageKey>()
    static let mustHave: [StageKey] = [.id]
    static let help = [
        "name": "the name for people is 'title'",
        "exit": "did you mean 'leave'?",
        "entry": "did you mean 'enter'?",
        "sla": "the longest stay is 'limit'",
        "require": "'require' stands in an outcome; a stage has 'enter', 'while' and 'leave'",
        "to": "where a stage leads is 'next'",
    ]
}

private enum TaskKey: String, FormKey {
    case id, title, by, required, due
    case doneWhen = "done_when"

    static let concept = "a task"
    static let words = KeyWords<TaskKey>()
    static let mustHave: [TaskKey] = [.id]
    static let help = ["name": "the name for people is 'title'", "when": "did you mean 'done_when'?"]
}

extension FormReader {
    func stageDefinitions(_ node: YAMLNode) -> [StageDefinition] {
        guard isList(node, "'stages'", help: ["write each stage as '- id: …'; their order is the funnel"]) else {
            return []
        }
        if node.elements.isEmpty {
            report(.emptyList, at: node.span, "there is no stage", help: ["write one, or control: none"])
        }
        var stages: [StageDefinition] = []
        stages.reserveCapacity(node.count)
        for element in node.elements {
            if let stage = stage(element) { stages.append(stage) }
        }
        return stages
    }

    private func stage(_ node: YAMLNode) -> StageDefinition? {
        guard isMap(node, "a stage", help: node.kind == .scalar ? ["write { id: \(node.text ?? "") }"] : []) else {
            return nil
        }
        let id = node["id"].flatMap { self.id($0, "a stage", reserved: .stage) }
        let owner = id?.value ?? "?"
        var stage = StageDefinition(id: Located(StageID(owner), at: id?.span ?? node.span), span: node.span)
        eachKey(of: node, StageKey.self) { key, name, value in
            switch key {
            case .id: break
            case .title: stage.title = text(value, "the title")
            case .probability: stage.probability = probability(value)
            case .limit: stage.limit = unsupportedSpan(.limit, name, value)
            case .silence: stage.silence = unsupportedSpan(.silence, name, value)
            case .enter: stage.enter = gate(value, .enter, of: owner, .strict)
            case .while: stage.while = gate(value, .while, of: owner, .strict)
            case .leave: stage.leave = gate(value, .leave, of: owner, .strict)
            case .tasks: stage.tasks = tasks(value)
            case .next: stage.next = nextStages(value)
            case .back: stage.back = stages(value)
            }
        }
        return id == nil ? nil : stage
    }

    /// An empty list is a statement here: nothing lies ahead.
    private func nextStages(_ node: YAMLNode) -> [Located<StageID>] {
        node.kind == .sequence && node.elements.isEmpty ? [] : stages(node)
    }

    private func probability(_ node: YAMLNode) -> Located<ExactDecimal>? {
        guard let percent = percent(node, "a percentage") else { return nil }
        if percent.value >= ExactDecimal(0), percent.value <= ExactDecimal(1) { return percent }
        report(
            .outOfRange, at: node.span, "a probability is between 0% and 100%",
            help: ["write the chance of winning, such as 50%"])
        return nil
    }

    func tasks(_ node: YAMLNode) -> [TaskDefinition] {
        guard isList(node, "'tasks'", help: node.kind == .mapping ? ["write each task as '- id: …'"] : []) else {
            return []
        }
        return node.elements.compactMap(task)
    }

    private func task(_ node: YAMLNode) -> TaskDefinition? {
        guard isMap(node, "a task", help: node.kind == .scalar ? ["write { id: \(node.text ?? "") }"] : []) else {
            return nil
        }
        let id = node["id"].flatMap { self.id($0, "a task") }
        var task = TaskDefinition(id: Located(TaskID(id?.value ?? "?"), at: id?.span ?? node.span), span: node.span)
        eachKey(of: node, TaskKey.self) { key, _, value in
            switch key {
            case .id: break
            case .title: task.title = text(value, "the title")
            case .by:
                task.by = roles(value, ownerRemedy: "leave 'by' out: a task is the owner's unless a role is named")
            case .required: task.isRequired = bool(value) ?? false
            case .due: task.due = supportedSpan(value)
            case .doneWhen: task.doneWhen = condition(value)
            }
        }
        return id == nil ? nil : task
    }
}
