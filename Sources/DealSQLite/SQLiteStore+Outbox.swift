#if SQLite
    public import DealEngine
    public import DealModel
    public import ExactValues

    extension SQLiteStore {
        /// Claims effects that are due, the first open one of each deal and destination.
        public func claim(
            _ limit: Int, until lease: Instant, at now: Instant
        ) async throws(StoreError) -> [ClaimedEffect] {
            // Mostly nothing is due: then nobody has to wait for the writer.
            guard try onReader({ session throws(StoreError) in try session.isAnythingDue(at: now) }) else { return [] }
            return try await writing { session throws(StoreError) in
                try session.claim(limit, until: lease, at: now)
            }
        }

        /// Ends claims, in one transaction.
        public func settle(_ settlements: [EffectSettlement]) async throws(StoreError) {
            if settlements.isEmpty { return }
            try await writing { session throws(StoreError) in
                for settlement in settlements { try session.settle(settlement) }
            }
        }

        /// What waits for a person.
        public func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect] {
            try onAny { session throws(StoreError) in try session.parkedEffects(after: last, limit: limit) }
        }

        /// Lets what was parked go on; what is given up is kept with who did so.
        public func release(
            _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
        ) async throws(StoreError) -> Bool {
            try await writing { session throws(StoreError) in
                try session.release(effect, as: release, by: person, at: now)
            }
        }

        /// How much is waiting.
        public func backlog() async throws(StoreError) -> OutboxBacklog {
            try onAny { session throws(StoreError) in try session.backlog() }
        }
    }

    /// A row that may be claimed.
    private struct DueRow {
        let number: Int
        /// Which claim of it would be the next.
        let claim: Int
        let excused: Int
        let content: Result<Effect, UnreadableEffect>
    }

    extension SQLiteSession {
        fileprivate func isAnythingDue(at now: Instant) throws(StoreError) -> Bool {
            try first(.dueEffects) { row in
                row.bind(Int(now.microseconds), at: 1)
                row.bind(1, at: 2)
            } _: { _ throws(StoreError) in
                true
            } ?? false
        }

        /// Claims what can be read and parks what cannot; inside a transaction.
        fileprivate func claim(
            _ limit: Int, until lease: Instant, at now: Instant
        ) throws(StoreError) -> [ClaimedEffect] {
            var claimed: [ClaimedEffect] = []
            while claimed.count < limit {
                var hasParked = false
                for row in try due(limit - claimed.count, at: now) {
                    if let claim = try claim(row, until: lease, at: now) {
                        claimed.append(claim)
                    } else {
                        hasParked = true
                    }
                }
                // What was parked took a place that another effect may have.
                if !hasParked { break }
            }
            return claimed
        }

        private func claim(
            _ row: DueRow, until lease: Instant, at now: Instant
        ) throws(StoreError) -> ClaimedEffect? {
            switch row.content {
            case .success(let effect):
                try hold(row.number, until: lease)
                return ClaimedEffect(effect, claim: row.claim, attempt: row.claim &- row.excused)
            case .failure(let unreadable):
                try park(row.number, because: unreadable.description, at: now)
                return nil
            }
        }

        private func due(_ limit: Int, at now: Instant) throws(StoreError) -> [DueRow] {
            try all(.dueEffects) { row in
                row.bind(Int(now.microseconds), at: 1)
                row.bind(limit, at: 2)
            } _: { row throws(StoreError) in
                DueRow(number: row.int(5), claim: row.int(6) &+ 1, excused: row.int(7), content: row.effect)
            }
        }

        private func hold(_ number: Int, until lease: Instant) throws(StoreError) {
            try run(.holdEffect) { row in
                row.bind(number, at: 1)
                row.bind(Int(lease.microseconds), at: 2)
            }
        }

        fileprivate func settle(_ settlement: EffectSettlement) throws(StoreError) {
            let found = try first(.claimedEffect) { row in
                row.bind(settlement.effect)
                row.bind(settlement.claim, at: 4)
            } _: { row throws(StoreError) in
                row.int(0)
            }
            guard let number = found else { return }
            switch settlement.result {
            case .delivered: try run(.dropEffect) { $0.bind(number, at: 1) }
            case .retry(let instant):
                try run(.delayEffect) { row in
                    row.bind(number, at: 1)
                    row.bind(Int(instant.microseconds), at: 2)
                }
            case .interrupted: try run(.excuseEffect) { $0.bind(number, at: 1) }
            case .parked(let reason, let instant): try park(number, because: reason, at: instant)
            }
        }

        private func park(_ number: Int, because reason: String, at instant: Instant) throws(StoreError) {
            try run(.parkEffect) { row in
                row.bind(number, at: 1)
                row.bind(reason, at: 2)
                row.bind(Int(instant.microseconds), at: 3)
            }
        }

        fileprivate func release(
            _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
        ) throws(StoreError) -> Bool {
            let found = try first(.parkedEffect, { $0.bind(effect) }) { row throws(StoreError) in row.int(0) }
            guard let number = found else { return false }
            switch release {
            case .resumed: try run(.resumeEffect) { $0.bind(number, at: 1) }
            case .skipped:
                try run(.skipEffect) { row in
                    row.bind(number, at: 1)
                    row.bind(person.text, at: 2)
                    row.bind(Int(now.microseconds), at: 3)
                }
                try run(.dropEffect) { $0.bind(number, at: 1) }
            }
            return true
        }

        fileprivate func parkedEffects(after last: Effect.Key?, limit: Int) throws(StoreError) -> [ParkedEffect] {
            let sql = """
                SELECT d.id, o.sequence, o.effect, o.destination, o.body, o.parked, o.parked_at, o.claims - o.excused
                FROM outbox o JOIN deal d ON d.number = o.deal
                WHERE o.parked IS NOT NULL AND (?1 IS NULL OR (d.id, o.sequence, o.effect) > (?1, ?2, ?3))
                ORDER BY d.id, o.sequence, o.effect LIMIT \(max(limit, 0))
                """
            return try all(sql: sql) { row in
                if let last { row.bind(last) }
            } _: { row throws(StoreError) in
                ParkedEffect(
                    row.effect, because: row.text(5), since: Instant(microseconds: Int64(row.int(6))),
                    attempts: row.int(7))
            }
        }

        fileprivate func backlog() throws(StoreError) -> OutboxBacklog {
            let sql = "SELECT count(*), count(parked), min(iif(parked IS NULL, at, NULL)) FROM outbox"
            return try all(sql: sql, { _ in }) { row throws(StoreError) in
                let oldest = row.optionalInt(2).map { Instant(microseconds: Int64($0)) }
                return OutboxBacklog(open: row.int(0), parked: row.int(1), oldest: oldest)
            }.first ?? OutboxBacklog()
        }
    }

    extension SQLiteRow {
        /// Binds deal, sequence and effect as the first three parameters.
        fileprivate func bind(_ key: Effect.Key) {
            bind(key.deal.text, at: 1)
            bind(key.sequence, at: 2)
            bind(key.effect, at: 3)
        }

        /// From the columns deal, sequence, effect, destination and body, which come first.
        fileprivate var effect: Result<Effect, UnreadableEffect> {
            let key = Effect.Key(deal: DealID(text(0)), sequence: int(1), effect: int(2))
            return Result { () throws(UnreadableEffect) in
                try Effect(restoring: bytes(4), at: key, to: text(3))
            }
        }
    }

#endif
