import DealModel
import ExactValues

extension MemoryState {
    mutating func commit(_ commit: Commit) throws(StoreError) -> Acknowledgement {
        let number = place(for: commit)
        if let use = commit.keyUse, keys[use.key] != nil {
            // Two commands with one key at once: the later one's load will find what the first has written.
            throw .stale(.deal(commit.read.deal, expected: commit.read.revision, found: revision(at: number)))
        }
        if let stale = commit.read.stale(against: counters(at: number, for: commit)) { throw .stale(stale) }
        let place = number ?? add(newRow(for: commit))
        if number != nil { replace(place, by: commit) }
        keepLayout(of: commit.facts, at: deals[place].customer, seen: commit.customerSeen)
        append(commit, at: place)
        if let personal = commit.personal { personalKeys[place] = personal.key }
        touchPortfolio(of: place, commit)
        outbox.add(commit.effects)
        note(commit.heard)
        if !commit.attempted.isEmpty { attempts[place, default: MemoryAttempts()].add(commit.attempted) }
        return Acknowledgement(Revision(deals[place].revision))
    }

    /// The number of the deal: the one its load has given, or else looked up.
    private func place(for commit: Commit) -> Int? {
        let place = commit.loaded.place
        guard deals.indices.contains(place) else { return number(of: commit.read.deal) }
        return deals[place].facts.deal.id == commit.read.deal ? place : number(of: commit.read.deal)
    }

    private func revision(at number: Int?) -> Revision { Revision(number.map { deals[$0].revision } ?? 0) }

    private func counters(at number: Int?, for commit: Commit) -> ReadSet.Counters {
        if let number { return counters(of: deals[number]) }
        let customer = customerNumber(of: commit.deal).map { customers[Int($0)].counters } ?? .none
        return ReadSet.Counters(
            customerRevision: Revision(customer.revision), portfolio: Revision(customer.portfolio))
    }

    private func customerNumber(of deal: Deal) -> Int32? { deal.customer.flatMap { customerNumbers[$0] } }

    private func newRow(for commit: Commit) -> DealRow {
        DealRow(
            facts: commit.facts, revision: 0, activity: 0, lastEntry: 0, lastAt: Instant(microseconds: .min),
            customer: customerNumber(of: commit.deal) ?? -1, customerSeen: commit.customerSeen)
    }

    /// Puts in what the decision made; interactions that came in since its load are kept, since no commit writes any, and
    /// personal values that were erased since it do not come back.
    private mutating func replace(_ place: Int, by commit: Commit) {
        guard deals[place].activity != commit.loaded.counters.activity.number else {
            deals[place].facts = commit.facts
            deals[place].customerSeen = commit.customerSeen
            return
        }
        let (interactions, heard) = (deals[place].facts.interactions, deals[place].facts.deal.lastCustomerEventAt)
        deals[place].facts = commit.facts
        deals[place].customerSeen = commit.customerSeen
        deals[place].facts.interactions = interactions
        deals[place].facts.deal.lastCustomerEventAt = heard
        guard personalKeys[place] == nil, commit.personal == nil else { return }
        deals[place].facts.deal = deals[place].facts.deal.withoutPersonalValues
    }

    /// Keeps the customer in the slots of the process that has read it, so that its next deal finds it so.
    private mutating func keepLayout(of facts: Facts, at place: Int32, seen: CustomerCounters) {
        guard place >= 0, facts.hasCustomer, customers[Int(place)].counters == seen,
            customers[Int(place)].customer.frame.layout !== facts.customerFrame.layout, let customer = facts.customer
        else { return }
        customers[Int(place)].customer = customer
    }

    private mutating func append(_ commit: Commit, at place: Int) {
        var positions: [Int] = []
        for entry in commit.entries {
            let position = journal.append(entry, of: place, after: deals[place].lastEntry)
            deals[place].lastEntry = position
            deals[place].revision = entry.sequence
            deals[place].lastAt = entry.at
            if commit.keyUse != nil { positions.append(position) }
        }
        keepReceipts(of: commit, upTo: deals[place].lastEntry)
        if let use = commit.keyUse { keys.add(use, positions: positions, at: commit.now) }
    }

    private mutating func keepReceipts(of commit: Commit, upTo position: Int) {
        guard receipts != nil else { return }
        switch commit.grounds {
        case .none: break
        case .one(let ground): receipts?[position] = commit.receipt(of: ground.acceptance, ground.check)
        case .several(let grounds):
            for ground in grounds {
                receipts?[position - commit.revision.number + ground.sequence] =
                    commit.receipt(of: ground.acceptance, .unread)
            }
        }
    }

    /// What other deals of the customer may read has changed (SEMANTICS 6.1).
    private mutating func touchPortfolio(of place: Int, _ commit: Commit) {
        guard deals[place].customer >= 0, commit.entries.contains(where: \.event.touchesPortfolio) else { return }
        let customer = Int(deals[place].customer)
        customers[customer].counters.portfolio += 1
        let won = commit.entries.reduce(0) { $0 + $1.event.dealsWon }
        if won != 0 { customers[customer].customer.dealsWon += won }
    }

    // MARK: - Notes

    /// What is about a deal that is not there is dropped.
    mutating func note(_ notes: [Note]) {
        for note in notes {
            guard let number = number(of: note.deal) else { continue }
            switch note {
            case .attempts(let row): attempts[number, default: MemoryAttempts()].add(row)
            case .attempt(let row): attempts[number, default: MemoryAttempts()].addEach(row)
            case .answer(let deal, let answer):
                answers[deal, default: []].removeAll { $0.rule == answer.rule }
                answers[deal, default: []].append(answer)
            }
        }
    }
}

extension Commit {
    /// The counters at which the facts have the customer.
    fileprivate var customerSeen: MemoryState.CustomerCounters {
        MemoryState.CustomerCounters(
            revision: loaded.counters.customerRevision.number, portfolio: loaded.counters.portfolio.number)
    }
}

extension DealEvent {
    /// Whether figures of the customer that other deals read depend on it (SEMANTICS 6.1).
    public var touchesPortfolio: Bool {
        switch self {
        case .created, .closed, .reopened: true
        case .edited(let edits): edits.contains { $0.path == FactPath(.deal, "amount") }
        default: false
        }
    }

    /// By how much `customer.deals_won` grows.
    public var dealsWon: Int {
        if case .closed(let closing) = self, closing.outcome.countsAs == .won { 1 } else { 0 }
    }
}
