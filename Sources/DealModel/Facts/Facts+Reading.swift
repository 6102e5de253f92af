extension Facts {
    /// What is known of one fact of the deal, its terms or its customer.
    ///
    /// The facts of lists are read from their records; `actor`, `now`, `process`, `constants` and `answer` belong to a
    /// decision and are absent here. A deal without a customer has no facts of one, not even the defaults.
    ///
    ///     facts[FactPath(.deal, "amount")]     // .present(.money(80000 EUR))
    public subscript(path: FactPath) -> FactReading {
        switch path.root {
        case .deal: reading(deal.frame, path)
        case .terms: reading(deal.termsFrame, path)
        case .customer: customerReading { reading($0.frame, path) }
        default: .absent
        }
    }

    /// The same by location, for callers that looked it up once. The customer's frame may have another layout than the
    /// one the location came from; `layout` is that one.
    package func reading(at location: FactLocation, customerLayout layout: FrameLayout) -> FactReading {
        switch location {
        case .deal(let slot): FactReading(deal.frame.value(at: slot))
        case .terms(let slot): FactReading(deal.termsFrame.value(at: slot))
        case .customer(let slot):
            customerReading { customer in
                guard let own = customer.frame.slot(slot, of: layout) else { return .absent }
                return FactReading(customer.frame.value(at: own))
            }
        case .dealID, .dealStage, .dealStageSince, .dealVisit: FactReading(deal.derived(location))
        case .customerID: customerReading { FactReading(FactValue(text: $0.id.text)) }
        }
    }

    /// The records of a list; `nil` when its group was not loaded, or when the root is no list.
    package func records(of root: FactRoot) -> [any FactRecord]? {
        guard loaded.isSuperset(of: root.needs) else { return nil }
        switch root {
        case .documents: return documents
        case .tasks: return tasks
        case .interactions: return interactions
        case .people: return people
        case .claims: return claims
        default: return nil
        }
    }

    private func reading(_ frame: FactFrame, _ path: FactPath) -> FactReading {
        if let slot = frame.layout.slot(named: path.name) { return FactReading(frame.value(at: slot)) }
        guard let location = BuiltInFacts.derived(path) else { return .absent }
        return reading(at: location, customerLayout: .customer)
    }

    private func customerReading(_ body: (Customer) -> FactReading) -> FactReading {
        guard loaded.contains(.customer) else { return .withheld }
        return customer.map(body) ?? .absent
    }
}

extension FactFrame {
    /// A slot of another layout in this frame: the same when the layouts are, else by name, and only if the kind is the
    /// same there.
    package func slot(_ slot: Slot, of other: FrameLayout) -> Slot? {
        if layout === other { return slot }
        guard let entry = other.entries.first(where: { $0.slot == slot }),
            let own = layout.slot(named: entry.name), own.kind == slot.kind
        else { return nil }
        return own
    }
}

extension Deal {
    /// The facts that lie in no frame.
    package func derived(_ location: FactLocation) -> FactValue? {
        switch location {
        case .dealID: FactValue(text: id.text)
        case .dealStage: visit.map { .text($0.stage.text) }
        case .dealStageSince: visit.map { .timestamp($0.since) }
        case .dealVisit: visit.map { .int(Int64($0.number)) }
        default: nil
        }
    }
}
