public import DealModel

/// Everything that is known of a person or a customer, for the person who asks for it.
public struct PersonalExport: Hashable, Sendable {
    /// Of whom.
    public let subject: DataSubject
    /// The customer; for one person: the customer with that person alone.
    public let customer: Customer?
    /// The customer's deals; for one person none: nothing in a deal's history is about one person.
    public let deals: [Deal]
    /// What happened with the customer, or the person, deal by deal, oldest first.
    public let interactions: [Interaction]
    /// The histories of the deals.
    public let entries: [JournalEntry]

    /// All of it as canonical JSON.
    public var bytes: [UInt8] {
        let personal = deals.filter { !$0.marks.isEmpty }.map { PersonalValues(of: $0, key: []) }
        return CanonicalWriter.bytes { object in
            object.set("customer") { customer?.write(to: &$0) }
            object.set("deals", deals)
            object.set("entries", entries)
            object.set("interactions", interactions)
            if !personal.isEmpty { object.set("personal", personal) }
        }
    }
}

extension DealDesk {
    /// Everything that is known of a person or a customer.
    ///
    /// - Complexity: O(*n*) in the deals of the customer; each is loaded.
    public func export(_ subject: DataSubject) async throws(DeskError) -> PersonalExport {
        var customer: Customer?
        do throws(StoreError) {
            customer = try await core.customers.store.customer(subject.customer)?.record
        } catch {
            throw .store(error)
        }
        var deals: [Deal] = []
        var interactions: [Interaction] = []
        var entries: [JournalEntry] = []
        for id in try await dealIDs(of: subject.customer) {
            let facts = try await self.facts(of: id).record
            interactions += facts.interactions.filter { $0.isAbout(subject) }
            guard case .customer = subject else { continue }
            deals.append(facts.deal)
            entries += try await history(of: id)
        }
        if case .person(let person, _) = subject {
            let people = customer?.people.filter { $0.id == person } ?? []
            customer = Customer(id: subject.customer, people: people)
        }
        return PersonalExport(
            subject: subject, customer: customer, deals: deals, interactions: interactions, entries: entries)
    }

    /// Erases what is known of a person or a customer, wherever this desk keeps it. Histories that were sound stay sound.
    ///
    /// Export first what must be handed over. What a host keeps in systems of its own that cannot be asked to erase is
    /// the host's to erase. Another process may still have refusals of the last five seconds to write down, with what they
    /// read: where several share a store, erase once more after that.
    ///
    /// - Returns: How many records were changed.
    /// - Throws: ``DeskError/store(_:)`` with ``NotOffered`` when the store of the deals cannot erase.
    @discardableResult
    public func erase(_ subject: DataSubject) async throws(DeskError) -> Int {
        let store: any ErasingStore = try offered("to erase")
        var erased = 0
        do throws(StoreError) {
            // The deals last: a move that is under way would leave a receipt with what it had read elsewhere. And twice,
            // since what waits to be written down of refusals would come back after everything else is gone.
            if core.customers.isElsewhere, let elsewhere = core.customers.store as? any ErasingStore {
                erased += try await elsewhere.erase(subject)
            }
            if core.interactions.isElsewhere, let elsewhere = core.interactions.store as? any ErasingStore {
                erased += try await elsewhere.erase(subject)
            }
            erased += try await store.erase(subject)
        } catch {
            throw .store(error)
        }
        core.attempts.noteErasure()
        try await core.flush()
        do throws(StoreError) {
            return erased + (try await store.erase(subject))
        } catch {
            throw .store(error)
        }
    }

    /// How the store of the deals is doing; `nil` when it cannot say.
    public func health() async throws(DeskError) -> StoreHealth? {
        guard let store = core.deals.store as? any HealthReporting else { return nil }
        do throws(StoreError) {
            return try await store.health()
        } catch {
            throw .store(error)
        }
    }

    private func dealIDs(of customer: CustomerID) async throws(DeskError) -> [DealID] {
        var ids: [DealID] = []
        while true {
            let page = try await deals(DealQuery(customer: customer), after: ids.last, limit: 256)
            if page.isEmpty { return ids }
            ids += page.map { $0.record.id }
        }
    }
}

extension Interaction {
    fileprivate func isAbout(_ subject: DataSubject) -> Bool {
        if case .person(let person, _) = subject { person == self.person } else { true }
    }
}
