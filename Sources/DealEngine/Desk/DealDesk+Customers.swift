public import DealModel
import ExactValues

extension DealDesk {
    /// Registers a customer that is not there yet.
    ///
    /// A field must be declared by a process of the desk; where several declare it, what any of them takes is taken.
    ///
    /// - Throws: ``DeskError/customerExists(_:)``, ``DeskError/wrongFacts(_:)``.
    @discardableResult
    public func register(
        _ customer: Customer, by actor: DealActor
    ) async throws(DeskError) -> Revision {
        try actor.checkName()
        var new = customer
        new.createdAt = new.createdAt ?? core.clock.now()
        try new.checkNames()
        try core.check(new)
        do throws(StoreError) {
            return try await core.customers.store.save(new, expecting: nil)
        } catch {
            if case .stale = error { throw .customerExists(customer.id) }
            throw .store(error)
        }
    }

    /// Changes a customer; what DealKit keeps of it stays as it is.
    ///
    ///     try await desk.edit("acme", by: anna) { $0.segment = "A" }
    ///
    /// What is changed is checked as by ``register(_:by:)``, with the same error; what was stated before stays. A field may
    /// also be declared by the version that an open deal of the customer runs under.
    ///
    /// - Parameters:
    ///   - customer: Which customer.
    ///   - actor: Who edits.
    ///   - revision: The revision the person saw; another one is a conflict at once. `nil`: the change is made again on
    ///     the fresh customer, twice at most.
    ///   - change: May run more than once.
    @discardableResult
    public func edit(
        _ customer: CustomerID, by actor: DealActor, expecting revision: Revision? = nil,
        _ change: @Sendable (inout Customer) -> Void
    ) async throws(DeskError) -> Stored<Customer> {
        try actor.checkName()
        var lost = StaleRead.customer(customer)
        for _ in 1...3 {
            let stored = try await self.customer(customer)
            if let revision, stored.revision != revision {
                throw .conflict(
                    Conflict(.customer(customer, expected: revision, found: stored.revision), winners: []))
            }
            var changed = stored.record
            changed.misfits = []
            change(&changed)
            try changed.checkNames(against: stored.record)
            try await core.check(changed, ofDealsAgainst: stored.record)
            do throws(StoreError) {
                return Stored(changed, at: try await core.customers.store.save(changed, expecting: stored.revision))
            } catch {
                guard case .stale(let read) = error else { throw .store(error) }
                lost = read
                if revision != nil { break }
            }
        }
        throw .conflict(Conflict(lost, winners: []))
    }

    /// A customer.
    ///
    /// - Throws: ``DeskError/noSuchCustomer(_:)``.
    public func customer(_ id: CustomerID) async throws(DeskError) -> Stored<Customer> {
        do throws(StoreError) {
            if let stored = try await core.customers.store.customer(id) { return stored }
        } catch {
            throw .store(error)
        }
        throw .noSuchCustomer(id)
    }

    /// Records that something happened with the customer of a deal.
    ///
    /// Nothing is decided, and the deal's revision stays: interactions have a counter of their own (SEMANTICS 6.1).
    ///
    /// - Returns: That counter.
    @discardableResult
    public func record(
        _ interaction: Interaction, on deal: DealID, by actor: DealActor
    ) async throws(DeskError) -> Revision {
        try actor.checkName()
        let known = try await self.deal(deal)
        var recorded = interaction
        recorded.by = interaction.by ?? actor.id
        recorded.deal = deal
        recorded.customer = known.customer
        do throws(StoreError) {
            return try await core.interactions.store.add(recorded, to: deal)
        } catch {
            throw .store(error)
        }
    }
}
