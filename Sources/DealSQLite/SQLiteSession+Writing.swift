#if SQLite
    import DealEngine
    import DealModel
    import ExactValues

    extension SQLiteSession {
        /// Writes a commit; inside a transaction, which is given up when this throws.
        func write(
            _ commit: Commit, _ sealed: SealedCommit, keepsReceipts: Bool, keysEnd: Int?
        ) throws(StoreError) {
            let known = try compare(commit)
            let number: Int
            if let known { number = known } else { number = try newNumber() }
            let index = DealIndex(commit.deal, tasks: commit.tasks)
            for entry in sealed.entries {
                try add(entry, to: number)
                if keepsReceipts, let receipt = entry.receipt { try add(receipt: receipt) }
                if known == nil, entry.entry.sequence == 1 { try addDeal(number, commit, sealed, entry, index) }
            }
            // A new deal's row was written whole, unless later entries have moved it on.
            if known != nil || sealed.entries.count > 1 { try changeDeal(number, commit, sealed, index) }
            if let use = commit.keyUse { try add(use, commit, number, keysEnd) }
            for effect in commit.effects { try add(effect, of: number) }
            try touchPortfolio(commit)
            let notes = commit.notes
            if !notes.isEmpty { try note(notes) }
            // By its bytes: should the transaction be given up, nobody finds it.
            bodies.keep(StoredBody(digest: sealed.state, body: commit.facts.body), number, sealed.body)
        }

        /// Compares the counters that were read with those of now (SEMANTICS 6.2).
        ///
        /// - Returns: The deal's number; `nil` for a deal that is being opened.
        private func compare(_ commit: Commit) throws(StoreError) -> Int? {
            let deal = commit.read.deal
            let found = try first(.counters, { $0.bind(deal.text, at: 1) }) { row throws(StoreError) in
                (
                    row.int(0),
                    // Only compared: what was read was fit to be counted on.
                    ReadSet.Counters(
                        revision: Revision(row.int(1)), activity: Revision(row.int(2)),
                        customerRevision: Revision(row.int(3)), portfolio: Revision(row.int(4)))
                )
            }
            if let use = commit.keyUse, try isTaken(use.key) {
                // Two commands with one key at once: the later one's load will find what the first has written.
                throw .stale(
                    .deal(deal, expected: commit.read.revision, found: found?.1.revision ?? Revision.zero))
            }
            var counters = found?.1 ?? ReadSet.Counters()
            if found == nil, let id = commit.deal.customer, let customer = try customer(id) {
                counters.customerRevision = customer.stored.revision
                counters.portfolio = customer.portfolio
            }
            if let stale = commit.read.stale(against: counters) { throw .stale(stale) }
            return found?.0
        }

        private func isTaken(_ key: CommandKey) throws(StoreError) -> Bool {
            try first(.command, { $0.bind(key.text, at: 1) }) { _ throws(StoreError) in true } ?? false
        }

        private func newNumber() throws(StoreError) -> Int {
            try first(.newDealNumber, { _ in }) { row throws(StoreError) in row.int(0) } ?? 1
        }

        private func add(_ entry: SealedCommit.Entry, to number: Int) throws(StoreError) {
            guard let link = entry.link else { throw .damaged("the hash of what came before \(entry.entry) is gone") }
            try run(.addEntry) { row in
                row.bind(number, at: 1)
                row.bind(entry.entry.sequence, at: 2)
                row.bind(Int(entry.entry.at.microseconds), at: 3)
                row.bind(entry.from?.text, at: 4)
                row.bind(entry.to?.text, at: 5)
                row.bind(link, at: 6)
                row.bind(entry.entry.state, at: 7)
                row.bind(entry.bytes, at: 8)
            }
        }

        private func add(receipt: [UInt8]) throws(StoreError) {
            let position = lastPosition
            try run(.addReceipt) { row in
                row.bind(position, at: 1)
                row.bind(receipt, at: 2)
            }
        }

        private func addDeal(
            _ number: Int, _ commit: Commit, _ sealed: SealedCommit, _ first: SealedCommit.Entry, _ index: DealIndex
        ) throws(StoreError) {
            try run(.addDeal) { row in
                row.bind(number, at: 1)
                row.bind(commit.read.deal.text, at: 2)
                row.bind(index.customer?.text, at: 3)
                row.bind(index.process.text, at: 4)
                row.bind(commit.deal.process.number, at: 5)
                row.bind(first.to?.text, at: 6)
                row.bind(index.outcome?.text, at: 7)
                row.bind(index.owner?.text, at: 8)
                row.bind(index.dueAt.map { Int($0.microseconds) }, at: 9)
                row.bind(sealed.body, at: 10)
                row.bind(sealed.personal, at: 11)
            }
        }

        /// Everything but stage and revision, which the journal's trigger has changed.
        private func changeDeal(
            _ number: Int, _ commit: Commit, _ sealed: SealedCommit, _ index: DealIndex
        ) throws(StoreError) {
            try run(.changeDeal) { row in
                row.bind(number, at: 1)
                row.bind(index.customer?.text, at: 2)
                row.bind(index.process.text, at: 3)
                row.bind(commit.deal.process.number, at: 4)
                row.bind(index.outcome?.text, at: 5)
                row.bind(index.owner?.text, at: 6)
                row.bind(index.dueAt.map { Int($0.microseconds) }, at: 7)
                row.bind(sealed.body, at: 8)
                row.bind(sealed.personal, at: 9)
            }
        }

        private func add(
            _ use: Commit.KeyUse, _ commit: Commit, _ number: Int, _ keysEnd: Int?
        ) throws(StoreError) {
            guard let first = commit.entries.first, let last = commit.entries.last else { return }
            if let keysEnd { try run(.forgetCommands) { $0.bind(keysEnd, at: 1) } }
            try run(.addCommand) { row in
                row.bind(use.key.text, at: 1)
                row.bind(use.command, at: 2)
                row.bind(number, at: 3)
                row.bind(first.sequence, at: 4)
                row.bind(last.sequence, at: 5)
                row.bind(Int(commit.now.microseconds), at: 6)
            }
        }

        private func add(_ effect: Effect, of number: Int) throws(StoreError) {
            try run(.addEffect) { row in
                row.bind(number, at: 1)
                row.bind(effect.destination, at: 2)
                row.bind(effect.key.sequence, at: 3)
                row.bind(effect.key.effect, at: 4)
                row.bind(Int(effect.at.microseconds), at: 5)
                row.bind(effect.encoded, at: 6)
            }
        }

        /// What other deals of the customer may read has changed (SEMANTICS 6.1).
        private func touchPortfolio(_ commit: Commit) throws(StoreError) {
            guard let customer = commit.deal.customer, commit.entries.contains(where: \.event.touchesPortfolio) else {
                return
            }
            let won = commit.entries.reduce(0) { $0 + $1.event.dealsWon }
            try run(.touchPortfolio) { row in
                row.bind(customer.text, at: 1)
                row.bind(won, at: 2)
            }
        }
    }

#endif
