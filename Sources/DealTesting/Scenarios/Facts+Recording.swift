import DealModel
import DealProcess
import ExactValues

extension Facts {
    /// Adds what happened, with the times that DealKit keeps of it.
    mutating func record(_ interaction: Interaction) {
        interactions.append(interaction)
        if interaction.direction == .in {
            deal.lastCustomerEventAt = later(deal.lastCustomerEventAt, interaction.at)
        }
        guard var customer else { return }
        customer.lastContactAt = later(customer.lastContactAt, interaction.at)
        if let place = customer.people.firstIndex(where: { $0.id == interaction.person }) {
            customer.people[place].lastContactAt = later(customer.people[place].lastContactAt, interaction.at)
        }
        self.customer = customer
    }

    /// Adds a person or a claim of the customer; one of the same number takes the place of the old one.
    mutating func add(_ record: GivenRecord) {
        guard var customer else { return }
        if record.root == .people {
            let person = record.person(number: customer.people.count + 1)
            customer.people.removeAll { $0.id == person.id }
            customer.people.append(person)
        } else {
            let claim = record.claim(number: customer.claims.count + 1)
            customer.claims.removeAll { $0.id == claim.id }
            customer.claims.append(claim)
        }
        self.customer = customer
    }

    /// States facts that a scenario gives; their names and types are checked.
    mutating func state(_ facts: [GivenFact], in layouts: FactLayouts) {
        for fact in facts { set(fact.value, at: fact.path.value, in: layouts) }
    }
}

private func later(_ known: Instant?, _ new: Instant) -> Instant { known.map { max($0, new) } ?? new }
