import DealKit

extension NotebookStore.Pages {
    // MARK: - Loading

    func file(for request: LoadRequest) throws(StoreError) -> DealFile? {
        guard let page = deals[request.deal] else {
            guard let new = request.newDeal else { return nil }
            let customer = new.customer.flatMap { customers[$0] }
            return DealFile(
                new, loaded: .all, customer: customer?.customer, at: counters(ReadSet.Counters(), of: new.customer),
                keyed: try keyed(request.key))
        }
        let body = try DealBody(stored: page.body)
        return DealFile(
            body.deal, loaded: .all, customer: page.customer.flatMap { customers[$0]?.customer },
            documents: body.documents, tasks: body.tasks, interactions: page.interactions, approvals: body.approvals,
            heardAt: page.heardAt, at: counters(page.counters, of: page.customer),
            last: try page.positions.last.map { place throws(StoreError) in try entry(at: place) }, hash: page.hash,
            keyed: try keyed(request.key), answers: page.answers,
            personal: try page.personal.map { bytes throws(StoreError) in try PersonalValues(stored: bytes) })
    }

    private func counters(_ own: ReadSet.Counters, of customer: CustomerID?) -> ReadSet.Counters {
        guard let page = customer.flatMap({ customers[$0] }) else { return own }
        var counters = own
        counters.customerRevision = page.revision
        counters.portfolio = page.portfolio
        return counters
    }

    private func keyed(_ key: CommandKey?) throws(StoreError) -> KeyedResult? {
        guard let page = key.flatMap({ keys[$0] }) else { return nil }
        return KeyedResult(command: page.command, entries: try entries(at: page.positions))
    }

    func entry(at place: Int) throws(StoreError) -> JournalEntry {
        try JournalEntry(stored: journal[place]).placed(at: JournalPosition(place + 1))
    }

    func entries(at places: [Int]) throws(StoreError) -> [JournalEntry] {
        var entries: [JournalEntry] = []
        for place in places { entries.append(try entry(at: place)) }
        return entries
    }

    // MARK: - Committing

    /// What was read must be what is there: in the same transaction as the writing.
    func compare(_ commit: Commit) throws(StoreError) {
        let page = deals[commit.read.deal]
        let now = counters(page?.counters ?? ReadSet.Counters(), of: commit.deal.customer)
        if let use = commit.keyUse, keys[use.key] != nil {
            throw .stale(.deal(commit.read.deal, expected: commit.read.revision, found: now.revision))
        }
        if let stale = commit.read.stale(against: now) { throw .stale(stale) }
    }

    mutating func write(_ commit: Commit, _ sealed: SealedCommit) {
        let id = commit.read.deal
        var page =
            deals[id]
            ?? NotebookStore.DealPage(body: [], counters: ReadSet.Counters(), customer: commit.deal.customer)
        var positions: [Int] = []
        for entry in sealed.entries {
            if let receipt = entry.receipt { receipts[journal.count] = receipt }
            positions.append(journal.count)
            journal.append(entry.bytes)
        }
        page.body = sealed.body
        page.hash = sealed.entries.last?.link
        page.personal = sealed.personal ?? page.personal
        page.counters.revision = commit.revision
        page.positions += positions
        deals[id] = page
        if let use = commit.keyUse {
            keys[use.key] = NotebookStore.KeyPage(command: use.command, positions: positions)
        }
        outbox += commit.effects.map { NotebookStore.EffectPage(effect: $0) }
        touchPortfolio(commit)
        note(commit.notes)
    }

    private mutating func touchPortfolio(_ commit: Commit) {
        guard let id = commit.deal.customer, var page = customers[id],
            commit.entries.contains(where: \.event.touchesPortfolio)
        else { return }
        page.portfolio = Revision(page.portfolio.number + 1)
        let won = commit.entries.reduce(0) { $0 + $1.event.dealsWon }
        if won != 0 { page.customer.countWonDeals(won) }
        customers[id] = page
    }

    mutating func note(_ notes: [Note]) {
        for note in notes {
            switch note {
            case .attempts(let row): deals[row.key.deal]?.attempts.add(row)
            case .attempt(let row): deals[row.key.deal]?.attempts.addEach(row)
            case .answer(let deal, let answer):
                deals[deal]?.answers.removeAll { $0.rule == answer.rule }
                deals[deal]?.answers.append(answer)
            @unknown default: break
            }
        }
    }
}
