import DealModel
import DealProcess
import ExactValues

/// An accepted command on its way into the store.
struct Writing: Sendable {
    let task: DeskTask
    let matter: Matter
    let acceptance: Acceptance
    let at: Instant
    let isClockBehind: Bool
    let notes: [Note]

    init(
        _ task: DeskTask, _ matter: Matter, _ acceptance: Acceptance, at: Instant, isClockBehind: Bool, notes: [Note]
    ) {
        self.task = task
        self.matter = matter
        self.acceptance = acceptance
        self.at = at
        self.isClockBehind = isClockBehind
        self.notes = notes
    }
}

extension DeskCore {
    /// Commits what was accepted.
    func write<Store: DealStore>(_ writing: Writing, to store: Store) async throws(StoreError) -> DealChange {
        let events = writing.acceptance.events
        let before = writing.matter.counters.revision
        guard !events.isEmpty else {
            return DealChange(
                deal: writing.task.deal, entries: [], Acknowledgement(before), acceptance: writing.acceptance)
        }
        let reads = writing.acceptance.hearing.plan.reads
        let check = check(reads.needs)
        let layouts = writing.matter.entry.process.core.facts.layouts
        let redactor = writing.matter.redactor
        let isPersonal = redactor.map { events.touch($0) } ?? false
        var facts = writing.acceptance.factsBefore
        var entries: [JournalEntry] = []
        entries.reserveCapacity(events.count)
        for event in events {
            let told: DealEvent
            if let redactor {
                told = redactor.apply(event, to: &facts, at: writing.at, in: layouts)
            } else {
                facts.apply(event, at: writing.at, in: layouts)
                told = event
            }
            entries.append(
                JournalEntry(
                    deal: writing.task.deal, sequence: before.number + entries.count + 1, at: writing.at,
                    actor: writing.task.command.actor.id, event: told, isClockBehind: writing.isClockBehind,
                    customer: customerRead(writing.matter, check)))
        }
        let commit = Commit(
            read: readSet(
                writing.matter, reads.needs, readsPortfolio: reads.readsPortfolio, isPersonal: isPersonal),
            entries: entries,
            effects: options.announcing.isEmpty ? [] : entries.flatMap { options.announcing.effects(of: $0) },
            keyUse: writing.task.keyUse, notes: writing.notes, facts: kept(facts), loaded: writing.matter.loaded,
            grounds: .one(writing.acceptance, check), redactor: redactor,
            personal: isPersonal ? redactor.map { PersonalValues(of: facts.deal, key: $0.key) } : nil)
        let written = try await send(commit, of: writing.matter, to: store)
        return DealChange(
            deal: writing.task.deal, entries: entries, written, customerCheck: check,
            acceptance: writing.acceptance)
    }

    /// The customer as it was read elsewhere; `nil` when it was not, or is kept with the deals.
    func customerRead(_ matter: Matter, _ check: CustomerCheck) -> CustomerRead? {
        guard customers.isElsewhere, check != .unread, let token = matter.customerToken,
            let customer = matter.facts.deal.customer
        else { return nil }
        return CustomerRead(customer: customer, revision: token, check: check)
    }

    /// The counters the decision rests on (SEMANTICS 6.2).
    ///
    /// - Parameter isPersonal: Whether values are written that may be erased meanwhile, which counts as activity.
    func readSet(
        _ matter: Matter, _ needs: FactNeeds, readsPortfolio: Bool, isPersonal: Bool = false
    ) -> ReadSet {
        let counters = matter.counters
        let readsActivity = isPersonal && counters.revision != .zero
        let readsCustomer = !customers.isElsewhere && needs.contains(.customer)
        return ReadSet(
            deal: matter.facts.deal.id, revision: counters.revision,
            activity: readsActivity || !interactions.isElsewhere && needs.contains(.interactions)
                ? counters.activity : nil,
            customer: matter.facts.deal.customer, customerRevision: readsCustomer ? counters.customerRevision : nil,
            portfolio: readsCustomer && readsPortfolio ? counters.portfolio : nil)
    }

    /// What the store of the deals is to keep: not what is kept elsewhere.
    func kept(_ facts: Facts) -> Facts {
        guard !isInOnePlace else { return facts }
        var kept = facts
        if customers.isElsewhere { kept.customer = nil }
        if interactions.isElsewhere { kept.interactions = [] }
        kept.loaded = .all
        return kept
    }

    /// Hands a commit to the store, while what was read elsewhere is held or has just been compared (SEMANTICS 6.3).
    func send<Store: DealStore>(
        _ commit: Commit, of matter: Matter, to store: Store
    ) async throws(StoreError) -> Acknowledgement {
        if isInOnePlace { return try await store.commit(commit) }
        if let token = matter.activityToken {
            let found = try await interactions.store.interactions(of: matter.facts.deal.id).revision
            guard found == token else {
                throw .stale(.activity(matter.facts.deal.id, expected: token, found: found))
            }
        }
        guard let token = matter.customerToken, token != .zero, let customer = matter.facts.deal.customer else {
            return try await store.commit(commit)
        }
        return try await customers.store.holding(customer, at: token) {
            () async throws(StoreError) -> Acknowledgement in
            try await store.commit(commit)
        }
    }

    func check(_ needs: FactNeeds) -> CustomerCheck {
        guard needs.contains(.customer) else { return .unread }
        guard customers.isElsewhere else { return .atomic }
        return customers.store.holdsCustomers ? .held : .compared
    }
}

extension Acceptance {
    /// The facts to which the events apply.
    var factsBefore: Facts { hearing.before ?? hearing.facts }
}

extension DeskTask {
    var keyUse: Commit.KeyUse? { key.map { Commit.KeyUse(key: $0, command: digest) } }
}
