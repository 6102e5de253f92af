package import DealEngine
package import DealModel
package import DealProcess
package import ExactValues

/// A deal before the first step: its facts, what plugins say, and what time it is.
package struct StartingPoint: Sendable {
    package let process: SalesProcess
    package var facts: Facts
    package var plugins: [PluginID: PluginAnswer] = [:]
    package var now: Instant

    /// A deal in a stage whose gates were not asked, its tasks made.
    ///
    /// - Parameters:
    ///   - stage: Nil for the first stage; a non-process deal has none.
    ///   - given: Facts in layers, the later over the earlier, fact by fact.
    package init(_ process: SalesProcess, at stage: StageID?, given: [GivenFacts], now: Instant) {
        let core = process.core
        self.process = process
        self.now = now
        let index = stage.flatMap { core.index(of: $0) } ?? 0
        let customer = Customer(id: "customer", frame: FactFrame(core.facts.layouts.customer))
        let deal = Deal(
            id: "deal", customer: customer.id, process: core.version, course: core.course(at: index, since: now),
            createdAt: now, layout: core.facts.layouts.deal)
        facts = Facts(deal: deal, customer: customer)
        for layer in given { facts.state(layer.facts, in: core.facts.layouts) }
        facts.tasks = core.newTasks(at: core.stages.isEmpty ? nil : index, visit: facts.deal.visit, now: now)
        for record in given.flatMap(\.records) { add(record) }
    }

    /// What a plugin says from now on.
    package mutating func take(_ statements: [PluginStatement]) {
        for statement in statements { plugins[statement.plugin.value] = statement.answer }
    }

    private mutating func add(_ record: GivenRecord) {
        switch record.root {
        case .interactions:
            facts.record(record.interaction(number: facts.interactions.count + 1, by: facts.deal.owner, at: now))
        case .documents: facts.documents.append(record.document(number: facts.documents.count + 1, at: now))
        case .tasks:
            let task = record.task(at: facts.deal.visit, now: now)
            facts.tasks.removeAll { $0.id == task.id && $0.visit == task.visit }
            facts.tasks.append(task)
        default: facts.add(record)
        }
    }
}

extension PluginStatement {
    var answer: PluginAnswer {
        let plain: PluginAnswer =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .unknown: .unknown("no answer")
            }
        return facts.reduce(plain) { $0.stating($1.name.value, $1.value) }
    }
}

extension ProcessCore {
    /// The tasks that an entry makes; nil for a deal without stages.
    func newTasks(at stage: Int?, visit: Visit?, now: Instant) -> [DealTask] {
        taskRules(at: stage).map { rule in
            DealTask(
                id: rule.id, stage: visit?.stage, visit: visit?.number, isRequired: rule.isRequired,
                dueAt: rule.due.map { Instant(microseconds: now.microseconds &+ $0) })
        }
    }
}
