import DealModel
import DealProcess
import ExactValues

/// An accepted command on its way into the store.
struct Writing: Sendable {
    let task: DeskTask
    let matter: Matter
    let ground: Commit.Ground
    /// By the desk's clock.
    let now: Instant
    /// The time of the entries: never before the deal's last.
    let at: Instant
    let isClockBehind: Bool
    /// What plugins answered.
    let notes: [Note]
    /// What was refused since the deal's last commit.
    let attempted: [RefusedAttempts]

    init(
        _ task: DeskTask, _ matter: Matter, _ ground: Commit.Ground, now: Instant, notes: [Note] = [],
        attempted: [RefusedAttempts]
    ) {
        self.task = task
        self.matter = matter
        self.ground = ground
        self.now = now
        (at, isClockBehind) = matter.raised(now)
        self.notes = notes
        self.attempted = attempted
    }
}

extension DeskCore {
    /// Commits what was accepted.
    func write<Store: DealStore>(_ writing: Writing, to store: Store) async throws(StoreError) -> DealChange {
        guard let commit = commit(of: writing) else { return unchanged(by: writing) }
        return writing.change(commit, try await send(commit, of: writing.matter, to: store))
    }

    /// What came of a command that changes nothing: it writes nothing, and the attempts before it neither.
    func unchanged(by writing: Writing) -> DealChange {
        attempts.putBack(writing.attempted)
        return DealChange(
            deal: writing.task.deal, entries: [], Acknowledgement(writing.matter.counters.revision),
            ground: writing.ground)
    }

    /// An accepted decision, and how the customer that it read is kept from changing.
    func ground(_ acceptance: consuming Acceptance, on matter: borrowing Matter) -> Commit.Ground {
        let check = check(acceptance.hearing.plan.reads.needs, on: matter)
        return Commit.Ground(acceptance, check)
    }

    /// What is to be written of an accepted command; `nil` when it changes nothing.
    func commit(of writing: Writing) -> Commit? {
        let matter = writing.matter
        let redactor = matter.redactor
        let told = Telling(writing.ground.acceptance, hiddenBy: redactor)
        if told.events.isEmpty { return nil }
        let reads = writing.ground.acceptance.hearing.plan.reads
        let entries = writing.entries(of: told.events, reading: customerRead(matter, writing.ground.check))
        return Commit(
            read: readSet(matter, reads.needs, readsPortfolio: reads.readsPortfolio, isPersonal: told.isPersonal),
            entries: entries,
            effects: options.announcing.isEmpty ? [] : entries.flatMap { options.announcing.effects(of: $0) },
            keyUse: writing.task.keyUse, notes: writing.notes, attempted: writing.attempted, facts: kept(told.facts),
            loaded: matter.loaded, grounds: .one(writing.ground), redactor: redactor,
            personal: told.isPersonal ? redactor.map { PersonalValues(of: told.facts.deal, key: $0.key) } : nil,
            now: writing.now)
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
        guard let token = matter.customerToken, let customer = matter.facts.deal.customer else {
            return try await store.commit(commit)
        }
        return try await customers.store.holding(customer, at: token) {
            () async throws(StoreError) -> Acknowledgement in
            try await store.commit(commit)
        }
    }

    func check(_ needs: FactNeeds, on matter: borrowing Matter) -> CustomerCheck {
        guard needs.contains(.customer) else { return .unread }
        guard customers.isElsewhere else { return .atomic }
        // One that is not there cannot be kept from coming.
        return customers.store.holdsCustomers && matter.customerToken != .zero ? .held : .compared
    }
}

extension Writing {
    /// The entries of what is told.
    func entries(of events: [DealEvent], reading customer: CustomerRead?) -> [JournalEntry] {
        var sequence = matter.counters.revision.number
        return events.map { event in
            sequence += 1
            return JournalEntry(
                deal: task.deal, sequence: sequence, at: at, actor: task.command.actor.id, event: event,
                isClockBehind: isClockBehind, customer: customer)
        }
    }

    /// What the caller is told once it is written.
    func change(_ commit: Commit, _ written: Acknowledgement) -> DealChange {
        DealChange(
            deal: task.deal, entries: commit.entries, written, customerCheck: ground.check, ground: ground)
    }
}

extension DeskTask {
    var keyUse: Commit.KeyUse? { key.map { Commit.KeyUse(key: $0, command: digest) } }
}
