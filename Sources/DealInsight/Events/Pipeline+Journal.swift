public import DealEngine
import DealModel
import ExactValues

extension Pipeline {
    /// The stages and outcomes that entries of a journal speak of, where their process files are not at hand: in the order
    /// in which deals mostly come into them, called like their ids.
    public init(inferredFrom entries: some Sequence<JournalEntry>) {
        var order = StageOrder()
        var outcomes: [OutcomeID: Outcome.Kind] = [:]
        for entry in entries {
            switch entry.event {
            case .created(let creation):
                if let visit = creation.deal.visit { order.add(entry.deal.text, entry.at, visit.stage) }
            case .moved(let move): order.add(entry.deal.text, entry.at, move.to.stage)
            case .closed(let closing): outcomes[closing.outcome.id] = closing.outcome.countsAs
            default: break
            }
        }
        self.init(stages: order.stages, outcomes: outcomes)
    }
}
