import DealModel

/// What a definition declares, by name.
struct DefinitionIndex {
    private(set) var roles: [String: SourceSpan] = [:]
    private(set) var documents: [String: Int] = [:]
    private(set) var rules: [String: Int] = [:]
    private(set) var stages: [String: Int] = [:]
    private(set) var outcomes: [String: SourceSpan] = [:]
    private(set) var tasks: [String: SourceSpan] = [:]
    /// The second of two equal ids, with the place of the first.
    private(set) var twice: [(what: String, id: Located<String>, first: SourceSpan)] = []

    init(_ definition: ProcessDefinition) {
        for role in definition.roles { roles[role.id.value.text] = role.id.span }
        for (index, document) in definition.documents.enumerated() { documents[document.id.value.text] = index }
        rules.reserveCapacity(definition.rules.count)
        for (index, rule) in definition.rules.enumerated() { rules[rule.id.value.text] = index }
        for outcome in definition.outcomes { outcomes[outcome.id.value.text] = outcome.id.span }
        stages.reserveCapacity(definition.stages.count)
        for (index, stage) in definition.stages.enumerated() {
            addStage(stage, index, definition)
            for task in stage.tasks { addTask(task) }
        }
        for task in definition.tasks { addTask(task) }
    }

    private mutating func addStage(_ stage: StageDefinition, _ index: Int, _ definition: ProcessDefinition) {
        let id = stage.id.value.text
        if let first = stages[id] {
            twice.append(("stage", Located(id, at: stage.id.span), definition.stages[first].id.span))
        } else {
            stages[id] = index
        }
    }

    private mutating func addTask(_ task: TaskDefinition) {
        let id = task.id.value.text
        if let first = tasks[id] {
            twice.append(("task", Located(id, at: task.id.span), first))
        } else {
            tasks[id] = task.id.span
        }
    }
}
