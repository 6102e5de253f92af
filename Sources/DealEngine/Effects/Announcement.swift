import DealModel

/// What a desk tells the outside of every deal, when its options say so: an effect with each journal entry of the kind.
public enum Announcement: String, Hashable, Sendable, CaseIterable {
    /// A deal was opened: `process`, `version` and, where there are stages, `stage`.
    case opened = "deal.opened"
    /// A deal was moved: `from` and `to`.
    case moved = "deal.moved"
    /// A deal was closed: `outcome`, what it `counts_as` and, if one was given, the `reason` by its id.
    case closed = "deal.closed"
    /// A deal was opened again: where there are stages, the `stage`.
    case reopened = "deal.reopened"

    /// The kind of an event, and what is told of it: ids only, nothing that somebody has written.
    init?(of event: DealEvent, facts: inout [(name: String, text: String?)]) {
        switch event {
        case .created(let creation):
            self = .opened
            facts = [
                ("process", creation.deal.process.id.text), ("stage", creation.deal.visit?.stage.text),
                ("version", String(creation.deal.process.number)),
            ]
        case .moved(let move):
            self = .moved
            facts = [("from", move.from.text), ("to", move.to.stage.text)]
        case .closed(let closing):
            self = .closed
            facts = [
                ("counts_as", closing.outcome.countsAs.rawValue), ("outcome", closing.outcome.id.text),
                ("reason", closing.outcome.reason?.text),
            ]
        case .reopened(let visit, _):
            self = .reopened
            facts = [("stage", visit?.stage.text)]
        default: return nil
        }
    }
}

extension Set<Announcement> {
    /// The effects of an entry: none, or one.
    func effects(of entry: JournalEntry) -> [Effect] {
        if isEmpty { return [] }
        var facts: [(name: String, text: String?)] = []
        guard let kind = Announcement(of: entry.event, facts: &facts), contains(kind) else { return [] }
        let payload = facts.compactMap { fact in
            fact.text.map { PluginAnswer.StatedFact(name: fact.name, value: .text($0)) }
        }
        let key = Effect.Key(deal: entry.deal, sequence: entry.sequence, effect: 0)
        return [Effect(key: key, event: kind.rawValue, at: entry.at, payload: payload)]
    }
}
