package import DealModel
package import ExactValues

/// What a condition is evaluated over: the facts, who asks, when, and what a plugin said.
///
/// An object, so that the evaluator passes one reference along; made only for conditions that are not of a usual shape.
package final class ConditionScope: Sendable {
    package let facts: Facts
    package let actor: DealActor?
    package let now: Instant
    package let process: ProcessCore?
    /// What the plugin said beside its verdict, by name; only in that plugin's rule.
    package let answer: [String: FactValue]
    /// Whether a task's own condition is being evaluated, so that tasks are as they are recorded.
    let isWithinTask: Bool

    package init(
        facts: Facts, actor: DealActor?, now: Instant, process: ProcessCore?, answer: [String: FactValue] = [:],
        isWithinTask: Bool = false
    ) {
        self.facts = facts
        self.actor = actor
        self.now = now
        self.process = process
        self.answer = answer
        self.isWithinTask = isWithinTask
    }

    /// The same scope with the facts of a plugin's answer.
    package func answered(with answer: [String: FactValue]) -> ConditionScope {
        ConditionScope(
            facts: facts, actor: actor, now: now, process: process, answer: answer, isWithinTask: isWithinTask)
    }

    /// The deal's tasks, each done or not as its condition says now. Within such a condition tasks are as recorded, or
    /// two tasks that wait for each other would never end.
    var tasks: [DealTask] {
        guard !isWithinTask, let conditions = process?.taskConditions, !conditions.isEmpty else { return facts.tasks }
        let inner = ConditionScope(facts: facts, actor: nil, now: now, process: process, isWithinTask: true)
        return facts.tasks.map { task in
            guard let condition = conditions[task.id] else { return task }
            return task.told(isDone: condition.truth(in: inner) == .yes, at: now)
        }
    }
}

extension DealTask {
    /// The task as its condition has it now; done by nobody.
    fileprivate func told(isDone: Bool, at now: Instant) -> DealTask {
        if isDone == self.isDone { return self }
        var task = self
        task.state = isDone ? .done(by: nil, at: now) : .open
        return task
    }
}
