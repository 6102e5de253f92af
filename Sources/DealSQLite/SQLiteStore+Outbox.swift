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
            guard try onAny({ session throws(StoreError) in try !session.due(1, at: now).isEmpty }) else { return [] }
            return try await writing { session throws(StoreError) in
                let due = try session.due(limit, at: now)
                for (number, _) in due { try session.hold(number, until: lease) }
                return due.map(\.claimed)
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

    extension SQLiteSession {
        fileprivate func due(
            _ limit: Int, at now: Instant
        ) throws(StoreError) -> [(number: Int, claimed: ClaimedEffect)] {
            try all(.dueEffects) { row in
                row.bind(Int(now.microseconds), at: 1)
                row.bind(max(limit, 0), at: 2)
            } _: { row throws(StoreError) in
                let claim = row.int(2) + 1
                let effect = try Effect(stored: row.bytes(1), of: "an effect")
                return (row.int(0), ClaimedEffect(effect, claim: claim, attempt: claim - row.int(3)))
            }
        }

        fileprivate func hold(_ number: Int, until lease: Instant) throws(StoreError) {
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
            case .parked(let reason, let instant):
                try run(.parkEffect) { row in
                    row.bind(number, at: 1)
                    row.bind(reason, at: 2)
                    row.bind(Int(instant.microseconds), at: 3)
                }
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
                SELECT o.body, o.parked, o.parked_at, o.claims - o.excused FROM outbox o JOIN deal d ON d.number = o.deal
                WHERE o.parked IS NOT NULL AND (?1 IS NULL OR (d.id, o.sequence, o.effect) > (?1, ?2, ?3))
                ORDER BY d.id, o.sequence, o.effect LIMIT \(max(limit, 0))
                """
            return try all(sql: sql) { row in
                if let last { row.bind(last) }
            } _: { row throws(StoreError) in
                ParkedEffect(
                    try Effect(stored: row.bytes(0), of: "an effect"), because: row.text(1),
                    since: Instant(microseconds: Int64(row.int(2))), attempts: row.int(3))
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
    }

#endif
