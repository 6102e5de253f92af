import DealEngine
import DealModel
import DealProcess
import ExactValues

/// Facts to decide on, in any stage of a shipped process, with what the story needs.
struct DecisionSamples {
    let process: SalesProcess

    func facts(at stage: StageID? = nil, segment: String? = nil, termsSet: Bool = false) -> Facts {
        var customer = Customer(id: "acme", name: "Acme")
        customer.segment = segment
        var facts = Facts(opening: "d-1", for: customer, under: process, at: monday)
        facts.deal.amount = Money(4_000, "EUR")
        facts.deal.owner = "anna"
        if termsSet {
            for (name, value) in [("payment_days", FactValue.int(30)), ("delivery", .text("DAP"))] {
                facts.set(value, at: FactPath(.terms, name), in: process.core.facts.layouts)
            }
        }
        guard let stage, let index = process.core.index(of: stage) else { return facts }
        let visit = Visit(stage: stage, number: index + 1, since: monday, stageIndex: UInt16(index))
        facts.deal.course = facts.deal.course.entering(visit)
        return facts
    }

    func decide(
        _ action: DealCommand.Action, on facts: Facts, by actor: DealActor = anna, because reason: String? = nil
    )
        -> Decision
    {
        DealEngine.decide(
            DealCommand(action, by: actor, because: reason), on: facts, under: process, at: monday)
    }
}
