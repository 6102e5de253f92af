#if PostgreSQL
    public import DealEngine
    public import DealModel
    public import ExactValues

    extension PostgresStore {
        /// Claims effects that are due, the first open one of each deal and destination.
        public func claim(
            _ limit: Int, until lease: Instant, at now: Instant
        ) async throws(StoreError) -> [ClaimedEffect] {
            var claimed: [ClaimedEffect] = []
            while claimed.count < limit {
                let rows = try await claimRows(limit - claimed.count, until: lease, at: now)
                claimed += rows.compactMap(\.claimed)
                let unreadable = rows.compactMap(\.unreadable)
                if unreadable.isEmpty { break }
                // A request of its own, since a transaction around both would cost each claim two more round trips. The
                // claim keeps others away in between; should it stay at that, whoever claims next parks the row.
                try await park(unreadable, at: now)
                // What was parked took a place that another effect may have.
            }
            return claimed
        }

        private func claimRows(
            _ limit: Int, until lease: Instant, at now: Instant
        ) async throws(StoreError) -> [ClaimedRow] {
            try await write(
                .claim,
                parameters { parameters in
                    parameters.add(Int(now.microseconds))
                    parameters.add(Int(lease.microseconds))
                    parameters.add(limit)
                }
            ).map { row throws(StoreError) in
                ClaimedRow(content: row.effect, claim: row.int(5), attempt: row.int(5) &- row.int(6))
            }
        }

        private func park(
            _ unreadable: [(effect: UnreadableEffect, claim: Int)], at now: Instant
        ) async throws(StoreError) {
            _ = try await write(
                .parkUnreadable,
                parameters { parameters in
                    parameters.add(Int(now.microseconds))
                    parameters.add(unreadable.map { Optional($0.effect.key.deal.text) })
                    parameters.add(unreadable.map(\.effect.key.sequence))
                    parameters.add(unreadable.map(\.effect.key.effect))
                    parameters.add(unreadable.map(\.claim))
                    parameters.add(unreadable.map { Optional($0.effect.description) })
                })
        }

        /// Ends claims, in one transaction.
        public func settle(_ settlements: [EffectSettlement]) async throws(StoreError) {
            if settlements.isEmpty { return }
            _ = try await write(
                .settle,
                parameters { parameters in
                    parameters.add(settlements.map { Optional($0.effect.deal.text) })
                    parameters.add(settlements.map(\.effect.sequence))
                    parameters.add(settlements.map(\.effect.effect))
                    parameters.add(settlements.map(\.claim))
                    parameters.add(settlements.map(\.result.kind))
                    parameters.add(settlements.map(\.result.at))
                    parameters.add(settlements.map(\.result.reason))
                })
        }

        /// What waits for a person.
        public func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect] {
            let rows = try await read(
                .parkedEffects,
                parameters { parameters in
                    parameters.add(last?.deal.text)
                    parameters.add(last?.sequence)
                    parameters.add(last?.effect)
                    parameters.add(max(limit, 0))
                })
            return try rows.map { row throws(StoreError) in
                ParkedEffect(
                    row.effect, because: row.text(5), since: Instant(microseconds: Int64(row.int(6))),
                    attempts: row.int(7))
            }
        }

        /// Lets what was parked go on; what is given up is kept with who did so.
        public func release(
            _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
        ) async throws(StoreError) -> Bool {
            let rows = try await write(
                .release,
                parameters { parameters in
                    parameters.add(effect.deal.text)
                    parameters.add(effect.sequence)
                    parameters.add(effect.effect)
                    parameters.add(release == .skipped)
                    parameters.add(person.text)
                    parameters.add(Int(now.microseconds))
                })
            return rows.first?.int(0) ?? 0 > 0
        }

        /// How much is waiting.
        public func backlog() async throws(StoreError) -> OutboxBacklog {
            guard let row = try await read(.backlog, parameters()).first else { return OutboxBacklog() }
            return OutboxBacklog(
                open: row.int(0), parked: row.int(1),
                oldest: row.optionalInt(2).map { Instant(microseconds: Int64($0)) })
        }
    }

    /// What one claim has got hold of.
    private struct ClaimedRow {
        let content: Result<Effect, UnreadableEffect>
        let claim: Int
        let attempt: Int

        var claimed: ClaimedEffect? {
            guard case .success(let effect) = content else { return nil }
            return ClaimedEffect(effect, claim: claim, attempt: attempt)
        }

        var unreadable: (effect: UnreadableEffect, claim: Int)? {
            guard case .failure(let effect) = content else { return nil }
            return (effect, claim)
        }
    }

    extension PostgresRow {
        /// From the columns deal, sequence, effect, destination and body, which come first.
        fileprivate var effect: Result<Effect, UnreadableEffect> {
            let key = Effect.Key(deal: DealID(text(0)), sequence: int(1), effect: int(2))
            return Result { () throws(UnreadableEffect) in
                try Effect(restoring: bytes(4), at: key, to: text(3))
            }
        }
    }

    extension Settlement {
        fileprivate var kind: Int {
            switch self {
            case .delivered: 0
            case .retry: 1
            case .parked: 2
            case .interrupted: 3
            }
        }

        fileprivate var at: Int {
            switch self {
            case .delivered, .interrupted: 0
            case .retry(let instant), .parked(_, let instant): Int(instant.microseconds)
            }
        }

        fileprivate var reason: String? {
            if case .parked(let reason, _) = self { reason } else { nil }
        }
    }

#endif
