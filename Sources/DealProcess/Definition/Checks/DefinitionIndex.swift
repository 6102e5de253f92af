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
        // By position: to copy a rule or a stage would count references for each of its parts.
        for index in definition.rules.indices { rules[definition.rules[index].id.value.text] = index }
        for outcome in definition.outcomes { outcomes[outcome.id.value.text] = outcome.id.span }
        stages.reserveCapacity(definition.stages.count)
        tasks.reserveCapacity(definition.stages.reduce(0) { $0 + $1.tasks.count })
        for index in definition.stages.indices {
            addStage(definition.stages[index].id, index, definition)
            for task in definition.stages[index].tasks { addTask(task.id) }
        }
        for task in definition.tasks { addTask(task.id) }
    }

    private mutating func addStage(_ stage: Located<StageID>, _ index: Int, _ definition: ProcessDefinition) {
        let id = stage.value.text
        if let first = stages[id] {
            twice.append(("stage", Located(id, at: stage.span), definition.stages[first].id.span))
        } else {
            stages[id] = index
        }
    }

    private mutating func addTask(_ task: Located<TaskID>) {
        let id = task.value.text
        if let first = tasks[id] {
            twice.append(("task", Located(id, at: task.span), first))
        } else {
            tasks[id] = task.span
        }
    }
}
