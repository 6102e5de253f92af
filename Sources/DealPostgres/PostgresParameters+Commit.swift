#if PostgreSQL
    import DealEngine
    import DealModel
    import ExactValues

    extension PostgresParameters {
        /// What the function `commit` takes after the tenant, in its order; the place comes with ``placed(on:ordinal:)``.
        mutating func add(_ commit: Commit, _ sealed: SealedCommit, _ options: PostgresOptions) {
            addUnplaced()
            addRead(commit)
            addDeal(commit, sealed)
            addEntries(sealed, keepsReceipts: options.keepsReceipts)
            addKey(commit, options)
            addEffects(commit.effects)
            add(sealed.personal)
        }

        private mutating func addRead(_ commit: Commit) {
            let read = commit.read
            let touches = commit.touchesPortfolio
            add(read.deal.text)
            add(read.revision.number)
            add(read.activity?.number)
            add(read.customer?.text)
            add(read.customerRevision?.number)
            add(read.portfolio?.number)
            add(touches)
            add(touches ? commit.entries.reduce(0) { $0 + $1.event.dealsWon } : 0)
        }

        private mutating func addDeal(_ commit: Commit, _ sealed: SealedCommit) {
            let index = DealIndex(commit.deal, tasks: commit.tasks)
            add(index.customer?.text)
            add(index.process.text)
            add(commit.deal.process.number)
            add(sealed.entries.last?.to?.text)
            add(index.outcome?.text)
            add(index.owner?.text)
            add(index.dueAt.map { Int($0.microseconds) })
            add(sealed.body)
        }

        private mutating func addEntries(_ sealed: SealedCommit, keepsReceipts: Bool) {
            let entries = sealed.entries
            add(entries.map { Int($0.entry.at.microseconds) })
            add(entries.map { $0.from?.text })
            add(entries.map { $0.to?.text })
            add(entries.map { $0.link?.bytes })
            add(entries.map { $0.entry.state?.bytes })
            add(entries.map { Optional($0.bytes) })
            add(entries.map { keepsReceipts ? $0.receipt : nil })
        }

        private mutating func addKey(_ commit: Commit, _ options: PostgresOptions) {
            add(commit.keyUse?.key.text)
            add(commit.keyUse?.command)
            add(Int(commit.now.microseconds))
            add(commit.keysEnd(keptFor: options.keysKeptFor))
        }

        private mutating func addEffects(_ effects: [Effect]) {
            // Without arrays the server has nothing to take apart.
            guard !effects.isEmpty else {
                for _ in 0..<5 { add(Int?.none) }
                return
            }
            add(effects.map(\.key.sequence))
            add(effects.map(\.key.effect))
            add(effects.map { Optional($0.destination) })
            add(effects.map { Int($0.at.microseconds) })
            add(effects.map { Optional($0.encoded) })
        }

        /// What the function `note` takes after the tenant, in its order.
        mutating func add(_ notes: NoteColumns) {
            add(notes.kinds)
            add(notes.deals)
            add(notes.keys)
            add(notes.visits)
            add(notes.counts)
            add(notes.firsts)
            add(notes.lasts)
            add(notes.words)
            add(notes.bodies)
            add(notes.otherKeys)
            add(notes.otherBodies)
        }
    }

    extension Commit {
        /// Whether what other deals of the customer may read has changed (SEMANTICS 6.1).
        var touchesPortfolio: Bool { deal.customer != nil && entries.contains { $0.event.touchesPortfolio } }
    }

    /// Notes, column by column.
    struct NoteColumns {
        private(set) var kinds: [Int] = []
        private(set) var deals: [String?] = []
        private(set) var keys: [[UInt8]?] = []
        private(set) var visits: [Int] = []
        private(set) var counts: [Int] = []
        private(set) var firsts: [Int] = []
        private(set) var lasts: [Int] = []
        private(set) var words: [String?] = []
        private(set) var bodies: [[UInt8]?] = []
        private(set) var otherKeys: [[UInt8]?] = []
        private(set) var otherBodies: [[UInt8]?] = []

        init(_ notes: [Note]) {
            for note in notes {
                switch note {
                case .attempts(let row): add(row, as: 0)
                case .attempt(let row): add(row, as: 1)
                case .answer(let deal, let answer):
                    add(2, deal, key: nil, visit: 0, word: answer.rule.text, body: answer.encoded)
                @unknown default: break
                }
            }
        }

        private mutating func add(_ row: AttemptRow, as kind: Int) {
            let other = row.asOther
            add(
                kind, row.key.deal, key: row.key.bytes, visit: row.key.visit, count: row.count,
                first: Int(row.first.microseconds), last: Int(row.last.microseconds), word: row.lastActor.text,
                body: row.encoded, otherKey: other.key.bytes, otherBody: other.encoded)
        }

        private mutating func add(
            _ kind: Int, _ deal: DealID, key: [UInt8]?, visit: Int, count: Int = 0, first: Int = 0, last: Int = 0,
            word: String, body: [UInt8], otherKey: [UInt8]? = nil, otherBody: [UInt8]? = nil
        ) {
            kinds.append(kind)
            deals.append(deal.text)
            keys.append(key)
            visits.append(visit)
            counts.append(count)
            firsts.append(first)
            lasts.append(last)
            words.append(word)
            bodies.append(body)
            otherKeys.append(otherKey)
            otherBodies.append(otherBody)
        }
    }

    extension AttemptRow.Key {
        /// What tells rows of one deal apart, in bytes.
        fileprivate var bytes: [UInt8] {
            let name =
                switch target {
                case .stage(let stage): "s\(stage)"
                case .outcome(let outcome): "o\(outcome)"
                case .other: "-"
                }
            return Array("\(visit) \(closed?.description ?? "-") \(name)".utf8)
        }
    }

#endif
