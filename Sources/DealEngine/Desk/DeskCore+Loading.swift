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
        let isOpening = !task.opening.isEmpty
        let tokens = try await readElsewhere(
            &matter.facts, needs, isOpening: isOpening, in: matter.entry.process.core.facts.layouts)
        (matter.customerToken, matter.activityToken) = (tokens.customer, tokens.activity)
        if isOpening, let customer = matter.facts.deal.customer, tokens.customer == Revision.zero {
            throw .noSuchCustomer(customer)
        }
        return matter
    }

    /// Everything that is known of a deal, for reading. Nothing is decided, so a version that the desk cannot use, or
    /// cannot find, keeps nobody from it.
    func reading(_ deal: DealID) async throws(DeskError) -> Stored<Facts> {
        guard let file = try await stored(deal) else { throw .noSuchDeal(deal) }
        try checkState(of: file)
        var facts = file.facts
        let layouts = try await process(facts.deal.process)?.core.facts.layouts
        if let layouts { adoptSlots(&facts, layouts) }
        if !isInOnePlace { _ = try await readElsewhere(&facts, .all, isOpening: false, in: layouts) }
        return Stored(facts, at: file.counters.revision)
    }

    /// A version for reading; `nil` where it is not to be had, whatever the desk may lack for deciding by it.
    func process(_ version: ProcessVersion) async throws(DeskError) -> SalesProcess? {
        do throws(DeskError) {
            return try await known(version, from: deals.store).process
        } catch {
            switch error {
            case .noSuchVersion, .unfitVersion: return nil
            default: throw error
            }
        }
    }

    /// Makes a matter of a file with everything in it.
    func matter(of file: DealFile, under entry: ProcessRoster.Entry) throws(DeskError) -> Matter {
        try checkState(of: file)
        var matter = Matter(
            facts: file.facts, counters: file.counters, lastAt: file.lastAt, loaded: file.loadedFrom, entry: entry,
            personalKey: file.personalKey, answers: file.answers)
        adoptSlots(&matter.facts, entry.process.core.facts.layouts)
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

    /// The process a deal is pinned to, with all that it asks for.
    private func entry<Store: DealStore>(
        for version: ProcessVersion, from store: Store
    ) async throws(DeskError) -> ProcessRoster.Entry {
        let entry = try await known(version, from: store)
        guard entry.problems.isEmpty else { throw .unfitVersion(version, entry.problems) }
        return entry
    }

    /// The process a deal is pinned to: the library's, or from the store's shelf.
    private func known(
        _ version: ProcessVersion, from store: some DealStore
    ) async throws(DeskError) -> ProcessRoster.Entry {
        if let entry = roster.known(version) { return entry }
        let source: String?
        do throws(StoreError) {
            source = try await store.source(of: version)
        } catch {
            throw .store(error)
        }
        guard let source, let entry = try roster.revive(version, from: source) else { throw .noSuchVersion(version) }
        return entry
    }

    /// Compares a deal that was kept as bytes with the digest in its last entry (API 3.2).
    private func checkState(of file: DealFile) throws(DeskError) {
        if file.isAsWritten { return }
        throw .tampered(file.facts.deal.id, sequence: file.counters.revision.number)
    }

    /// Gives deal and customer the slots of the process, where they have others and nothing is lost by it: once, since
    /// the next commit keeps them so.
    private func adoptSlots(_ facts: inout Facts, _ layouts: FactLayouts) {
        if let layout = facts.customer?.frame.layout, layout !== layouts.customer {
            facts.customer = facts.customer?.adopting(layouts.customer)
        }
        if facts.deal.frame.layout !== layouts.deal {
            facts.deal = facts.deal.adopting(layouts)
        }
    }

    // MARK: - Customers and interactions elsewhere (SEMANTICS 6.3)

    /// What a commit compares of records kept elsewhere; `nil` for what was not read.
    private struct Tokens {
        var customer: Revision?
        var activity: Revision?
    }

    /// - Parameter layouts: Those of the deal's process; `nil` when it is not known.
    private func readElsewhere(
        _ facts: inout Facts, _ needs: FactNeeds, isOpening: Bool, in layouts: FactLayouts?
    ) async throws(DeskError) -> Tokens {
        var tokens = Tokens()
        do throws(StoreError) {
            if customers.isElsewhere {
                let isWanted = isOpening || needs.contains(.customer)
                tokens.customer = try await readCustomer(&facts, isWanted: isWanted, in: layouts)
            }
            if interactions.isElsewhere { tokens.activity = try await readInteractions(&facts, needs) }
        } catch {
            throw .store(error)
        }
        return tokens
    }

    private func readCustomer(
        _ facts: inout Facts, isWanted: Bool, in layouts: FactLayouts?
    ) async throws(StoreError) -> Revision? {
        let groups: FactNeeds = [.customer, .people, .claims]
        facts.loaded.subtract(groups)
        facts.customer = nil
        guard isWanted else { return nil }
        facts.loaded.formUnion(groups)
        guard let id = facts.deal.customer else { return nil }
        let stored = try await customers.store.customer(id)
        let customer = stored?.record
        facts.customer = layouts.flatMap { customer?.adopting($0.customer) } ?? customer
        return stored?.revision ?? .zero
    }

    private func readInteractions(_ facts: inout Facts, _ needs: FactNeeds) async throws(StoreError) -> Revision? {
        facts.loaded.remove(.interactions)
        facts.interactions = []
        guard needs.contains(.interactions) else { return nil }
        let stored = try await interactions.store.interactions(of: facts.deal.id)
        facts.loaded.insert(.interactions)
        facts.interactions = stored.record
        facts.deal.lastCustomerEventAt = stored.record.filter { $0.direction == .in }.map(\.at).max()
        return stored.revision
    }
}
