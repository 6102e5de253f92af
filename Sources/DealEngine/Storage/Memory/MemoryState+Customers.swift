public import DealModel

extension MemoryState {
    func customer(_ id: CustomerID) -> Stored<Customer>? {
        guard let number = customerNumbers[id] else { return nil }
        let row = customers[Int(number)]
        return Stored(row.customer, at: Revision(row.counters.revision))
    }

    mutating func save(_ customer: Customer, expecting revision: Revision?) throws(StoreError) -> Revision {
        guard let number = customerNumbers[customer.id].map(Int.init) else {
            guard revision == nil else {
                throw .stale(.customer(customer.id, expected: revision, found: Revision.zero))
            }
            customers.append(CustomerRow(customer: customer, counters: CustomerCounters(revision: 1, portfolio: 0)))
            customerNumbers[customer.id] = Int32(truncatingIfNeeded: customers.count - 1)
            return Revision(1)
        }
        let found = Revision(customers[number].counters.revision)
        guard revision == found else { throw .stale(.customer(customer.id, expected: revision, found: found)) }
        customers[number].customer = customer.keepingFigures(of: customers[number].customer)
        customers[number].counters.revision += 1
        return Revision(customers[number].counters.revision)
    }

    // MARK: - Interactions

    func interactions(of deal: DealID) -> Stored<[Interaction]> {
        guard let number = number(of: deal) else { return Stored([], at: .zero) }
        return Stored(deals[number].facts.interactions, at: Revision(deals[number].activity))
    }

    mutating func add(_ interaction: Interaction, to deal: DealID) throws(StoreError) -> Revision {
        guard let number = number(of: deal) else { throw .stale(.deal(deal, expected: nil, found: Revision.zero)) }
        deals[number].activity += 1
        let added = interaction.recorded(
            on: deal, of: deals[number].facts.deal.customer, activity: Revision(deals[number].activity))
        deals[number].facts.record(added)
        noteContact(added, with: Int(deals[number].customer))
        return Revision(deals[number].activity)
    }

    private mutating func noteContact(_ interaction: Interaction, with customer: Int) {
        guard customer >= 0 else { return }
        customers[customer].counters.portfolio += 1
        customers[customer].customer.noteContact(interaction)
    }
}

extension Facts {
    /// Puts an interaction among those of the deal, oldest first, and notes when the customer was last heard of.
    package mutating func record(_ interaction: Interaction) {
        let place = interactions.lastIndex { $0.at <= interaction.at }.map { $0 + 1 } ?? 0
        interactions.insert(interaction, at: place)
        guard interaction.direction == .in else { return }
        deal.lastCustomerEventAt = max(deal.lastCustomerEventAt ?? interaction.at, interaction.at)
    }
}

extension Customer {
    /// Notes when the customer, and the person, was last in contact: for stores, with every interaction.
    public mutating func noteContact(_ interaction: Interaction) {
        lastContactAt = max(lastContactAt ?? interaction.at, interaction.at)
        guard let index = people.firstIndex(where: { $0.id == interaction.person }) else { return }
        people[index].lastContactAt = max(people[index].lastContactAt ?? interaction.at, interaction.at)
    }

    /// Counts deals that were won: for stores, with the commit that wins them.
    public mutating func countWonDeals(_ count: Int) { dealsWon += count }

    /// This customer with the figures that DealKit keeps, which no host states: for stores, which save it so.
    public func keepingFigures(of stored: Customer) -> Customer {
        var kept = self
        kept.createdAt = stored.createdAt
        kept.lastContactAt = stored.lastContactAt
        kept.dealsWon = stored.dealsWon
        for index in kept.people.indices {
            let known = stored.people.first { $0.id == kept.people[index].id }
            kept.people[index].lastContactAt = known?.lastContactAt
        }
        return kept
    }
}
