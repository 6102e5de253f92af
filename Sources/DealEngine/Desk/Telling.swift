import DealModel
import DealProcess
import ExactValues

/// What an accepted command tells the journal, and the facts after it.
struct Telling: Sendable {
    /// The events as the journal may keep them.
    let events: [DealEvent]
    /// Everything as it is after them.
    let facts: Facts
    /// Whether any of them states a fact that is redacted.
    let isPersonal: Bool

    init(_ acceptance: Acceptance, hiddenBy redactor: Redactor?) {
        let layouts = acceptance.hearing.process.core.facts.layouts
        let now = acceptance.hearing.now
        let events = acceptance.events
        if let redactor {
            var facts = acceptance.hearing.factsBefore
            isPersonal = events.touch(redactor)
            self.events = events.map { redactor.apply($0, to: &facts, at: now, in: layouts) }
            self.facts = facts
        } else {
            self.events = events
            facts = acceptance.facts(after: events)
            isPersonal = false
        }
    }
}
