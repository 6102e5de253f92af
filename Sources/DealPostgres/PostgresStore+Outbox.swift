#if PostgreSQL
    public import DealEngine
    public import DealModel
    public import ExactValues

    extension PostgresStore {
        /// Claims effects that are due, the first open one of each deal and destination.
        public func claim(
            _ limit: Int, until lease: Instant, at now: Instant
        ) async throws(StoreError) -> [ClaimedEffect] {
            let rows = try await write(
                .claim,
                parameters { parameters in
                    parameters.add(Int(now.microseconds))
                    parameters.add(Int(lease.microseconds))
                    parameters.add(max(limit, 0))
                })
            return try rows.map { row throws(StoreError) in
                let effect = try Effect(stored: row.bytes(0), of: "an effect")
                return ClaimedEffect(effect, claim: row.int(1), attempt: row.int(1) - row.int(2))
            }
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
                    try Effect(stored: row.bytes(0), of: "an effect"), because: row.text(1),
                    since: Instant(microseconds: Int64(row.int(2))), attempts: row.int(3))
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

    extension Settlement {
        fileprivate var kind: Int {
            switch self {
            case .delivered: 0
            case .retry: 1
            case .parked: 2
            }
        }

        fileprivate var at: Int {
            switch self {
            case .delivered: 0
            case .retry(let instant), .parked(_, let instant): Int(instant.microseconds)
            }
        }

        fileprivate var reason: String? {
            if case .parked(let reason, _) = self { reason } else { nil }
        }
    }

#endif
