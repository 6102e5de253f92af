import DealModel
import DealProcess
import ExactValues

extension DeskCore {
    /// Makes a matter of a file: with its process, and with what is kept elsewhere.
    ///
    /// - Parameter groups: What to read of a customer or of interactions kept elsewhere; `nil`: what the command reads.
    func matter<Store: DealStore>(
        of file: DealFile, for task: DeskTask, from store: Store, reading groups: FactNeeds? = nil
    ) async throws(DeskError) -> Matter {
        var matter = try matter(of: file, under: try await entry(for: file.facts.deal.process, from: store))
        guard !isInOnePlace else { return matter }
        let needs = groups ?? roster.needs(of: task.command, for: file.facts.deal)
        try await readElsewhere(&matter, needs, isOpening: !task.opening.isEmpty)
        return matter
    }

    /// Makes a matter of a file with everything in it.
    func matter(of file: DealFile, under entry: ProcessRoster.Entry) throws(DeskError) -> Matter {
        try checkState(of: file)
        var matter = Matter(
            facts: file.facts, counters: file.counters, lastAt: file.lastAt, loaded: file.loadedFrom, entry: entry,
            personalKey: file.personalKey, answers: file.answers)
        adoptSlots(&matter)
        return matter
    }

    /// The deal as it would be opened: in the first stage, with what is stated of it.
    func deal(_ new: NewDeal, at now: Instant) throws(DeskError) -> Deal {
        let entry = try entry(opening: new)
        return Deal(opening: new.id, for: new.customer, under: entry.process.core, at: now)
    }

    private func entry(opening new: NewDeal) throws(DeskError) -> ProcessRoster.Entry {
        let ids = roster.ids
        guard let id = new.process ?? (ids.count == 1 ? ids.first : nil) else { throw .processNotNamed(ids) }
        guard let entry = roster.newest(id) else {
            let near = nearest(to: id.text, among: ids.map(\.text))
            throw .noSuchProcess(id, nearest: near.map { ProcessID($0) })
        }
        return entry
    }

    /// The process a deal is pinned to: the library's, or from the store's shelf.
    private func entry<Store: DealStore>(
        for version: ProcessVersion, from store: Store
    ) async throws(DeskError) -> ProcessRoster.Entry {
        if let entry = roster.entry(for: version) { return entry }
        let source: String?
        do throws(StoreError) {
            source = try await store.source(of: version)
        } catch {
            throw .store(error)
        }
        guard let source, let entry = roster.revive(version, from: source) else { throw .noSuchVersion(version) }
        return entry
    }

    /// Compares a deal that was kept as bytes with the digest in its last entry (API 3.2).
    private func checkState(of file: DealFile) throws(DeskError) {
        if file.isAsWritten { return }
        throw .tampered(file.facts.deal.id, sequence: file.counters.revision.number)
    }

    /// Gives deal and customer the slots of the process, where they have others and nothing is lost by it: once, since
    /// the next commit keeps them so.
    private func adoptSlots(_ matter: inout Matter) {
        let layouts = matter.entry.process.core.facts.layouts
        if let layout = matter.facts.customer?.frame.layout, layout !== layouts.customer {
            matter.facts.customer = matter.facts.customer?.adopting(layouts.customer)
        }
        if matter.facts.deal.frame.layout !== layouts.deal {
            matter.facts.deal = matter.facts.deal.adopting(layouts)
        }
    }

    // MARK: - Customers and interactions elsewhere (SEMANTICS 6.3)

    private func readElsewhere(
        _ matter: inout Matter, _ needs: FactNeeds, isOpening: Bool
    ) async throws(DeskError) {
        do throws(StoreError) {
            if customers.isElsewhere {
                try await readCustomer(&matter, isWanted: isOpening || needs.contains(.customer))
            }
            if interactions.isElsewhere { try await readInteractions(&matter, needs) }
        } catch {
            throw .store(error)
        }
        guard isOpening, let customer = matter.facts.deal.customer, matter.customerToken == Revision.zero else {
            return
        }
        throw .noSuchCustomer(customer)
    }

    private func readCustomer(_ matter: inout Matter, isWanted: Bool) async throws(StoreError) {
        let groups: FactNeeds = [.customer, .people, .claims]
        matter.facts.loaded.subtract(groups)
        matter.facts.customer = nil
        guard isWanted else { return }
        matter.facts.loaded.formUnion(groups)
        guard let id = matter.facts.deal.customer else { return }
        let stored = try await customers.store.customer(id)
        matter.facts.customer = stored?.record.adopting(matter.entry.process.core.facts.layouts.customer)
        matter.customerToken = stored?.revision ?? .zero
    }

    private func readInteractions(_ matter: inout Matter, _ needs: FactNeeds) async throws(StoreError) {
        matter.facts.loaded.remove(.interactions)
        matter.facts.interactions = []
        guard needs.contains(.interactions) else { return }
        let stored = try await interactions.store.interactions(of: matter.facts.deal.id)
        matter.facts.loaded.insert(.interactions)
        matter.facts.interactions = stored.record
        matter.facts.deal.lastCustomerEventAt = stored.record.filter { $0.direction == .in }.map(\.at).max()
        matter.activityToken = stored.revision
    }
}
