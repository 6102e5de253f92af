#if SQLite
    public import DealEngine
    import DealModel
    public import ExactValues

    extension SQLiteStore {
        /// Claims effects that are due, the first open one of each deal and destination.
        public func claim(
            _ limit: Int, until lease: Instant, at now: Instant
        ) async throws(StoreError) -> [Effect] {
            try onWriter { session throws(StoreError) in
                try session.writing { () throws(StoreError) in
                    let due = try session.due(limit, at: now)
                    for effect in due { try session.hold(effect.number, until: lease) }
                    return due.map(\.effect)
                }
            }
        }

        /// Ends a claim.
        public func settle(_ effect: Effect.Key, as result: Settlement) async throws(StoreError) {
            try onWriter { session throws(StoreError) in
                try session.writing { () throws(StoreError) in
                    guard let number = try session.number(of: effect) else { return }
                    try session.settle(number, as: result)
                }
            }
        }
    }

    extension SQLiteSession {
        fileprivate func due(_ limit: Int, at now: Instant) throws(StoreError) -> [(number: Int, effect: Effect)] {
            try all(.dueEffects) { row in
                row.bind(Int(now.microseconds), at: 1)
                row.bind(max(limit, 0), at: 2)
            } _: { row throws(StoreError) in
                (row.int(0), try Effect(stored: row.bytes(1), of: "an effect"))
            }
        }

        fileprivate func hold(_ number: Int, until lease: Instant) throws(StoreError) {
            try run(.holdEffect) { row in
                row.bind(number, at: 1)
                row.bind(Int(lease.microseconds), at: 2)
            }
        }

        fileprivate func number(of effect: Effect.Key) throws(StoreError) -> Int? {
            try first(.effectNumber) { row in
                row.bind(effect.deal.text, at: 1)
                row.bind(effect.sequence, at: 2)
                row.bind(effect.effect, at: 3)
            } _: { row throws(StoreError) in
                row.int(0)
            }
        }

        fileprivate func settle(_ number: Int, as result: Settlement) throws(StoreError) {
            switch result {
            case .delivered: try run(.dropEffect) { $0.bind(number, at: 1) }
            case .retry(let instant): try delay(number, until: instant)
            case .parked(let reason):
                try run(.parkEffect) { row in
                    row.bind(number, at: 1)
                    row.bind(reason, at: 2)
                }
            case .resumed: try delay(number, until: nil)
            case .skipped(let person):
                try run(.skipEffect) { row in
                    row.bind(number, at: 1)
                    row.bind(person.text, at: 2)
                }
                try run(.dropEffect) { $0.bind(number, at: 1) }
            }
        }

        private func delay(_ number: Int, until instant: Instant?) throws(StoreError) {
            try run(.delayEffect) { row in
                row.bind(number, at: 1)
                row.bind(instant.map { Int($0.microseconds) }, at: 2)
            }
        }
    }

#endif
