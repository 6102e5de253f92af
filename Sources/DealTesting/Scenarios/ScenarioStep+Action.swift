import DealModel
import DealProcess
import ExactValues

extension ScenarioStep {
    /// What is done, as a report names it: `move proposal`, `set deal.discount = 0.25`.
    var action: String {
        switch verb {
        case .move(let stage): "move \(stage.value)"
        case .close(let outcome): "close \(outcome.value)"
        case .hold: "hold"
        case .resume: "resume"
        case .reopen: "reopen"
        case .set(let facts): "set " + facts.map(\.assignment).joined(separator: ", ")
        case .add(let record): "add \(record.root) \(record.summary)"
        case .done(let task): "done \(task.value)"
        case .document(let kind, let state): "document \(kind.value): \(state.value)"
        case .interaction(let record): "interaction \(record.summary)"
        case .approve(let item): "approve \(item.value)"
        case .waive(let item): "waive \(item.value)"
        case .plugin(let statements): "plugin " + statements.map(\.summary).joined(separator: ", ")
        case .wait(let span): "wait \(span.value)"
        }
    }
}

extension GivenFact {
    fileprivate var assignment: String { value.map { "\(path.value) = \($0)" } ?? "\(path.value) cleared" }
}

extension GivenRecord {
    fileprivate var summary: String { fields.map { "\($0.name.value) \($0.value)" }.joined(separator: ", ") }
}

extension PluginStatement {
    fileprivate var summary: String { "\(plugin.value): \(verdict.rawValue)" }
}
