package import DealModel
package import ExactValues

/// The outbox of a store in memory.
struct MemoryOutbox: Sendable {
    private struct Row: Sendable {
        let effect: Effect
        /// Not to be given out before: the end of a claim, or the time of the next try.
        var heldUntil: Instant?
        var claims = 0
        /// The claims that are no attempts: those from before it was last resumed, and those that were cut off.
        var excused = 0
        var parked: (reason: String, since: Instant)?

        init(_ effect: Effect) { self.effect = effect }
    }

    /// What is kept in order: the effects of one deal to one destination.
    private struct Lane: Hashable {
        let deal: DealID
        let destination: String
    }

    /// Effects as they came; `nil` where one was settled, until there are more gaps than rows.
    private var rows: [Row?] = []
    private var places: [Effect.Key: Int] = [:]
    /// What was given up, in the order in which it was.
    private(set) var skipped: [SkippedEffect] = []

    mutating func add(_ effects: [Effect]) {
        for effect in effects {
            places[effect.key] = rows.count
            rows.append(Row(effect))
        }
    }

    mutating func claim(_ limit: Int, until lease: Instant, at now: Instant) -> [ClaimedEffect] {
        var busy: Set<Lane> = []
        var claimed: [ClaimedEffect] = []
        for index in rows.indices where claimed.count < limit {
            guard var row = rows[index] else { continue }
            // Whether it can be given or not, whatever follows on its lane waits for it.
            let lane = Lane(deal: row.effect.key.deal, destination: row.effect.destination)
            guard busy.insert(lane).inserted else { continue }
            guard row.parked == nil, row.heldUntil.map({ $0 <= now }) ?? true else { continue }
            row.heldUntil = lease
            row.claims += 1
            rows[index] = row
            claimed.append(ClaimedEffect(row.effect, claim: row.claims, attempt: row.claims - row.excused))
        }
        return claimed
    }

    mutating func settle(_ settlements: [EffectSettlement]) {
        for settlement in settlements {
            guard let index = places[settlement.effect], var row = rows[index], row.claims == settlement.claim,
                row.parked == nil
            else { continue }
            switch settlement.result {
            case .delivered: remove(settlement.effect, at: index)
            case .retry(let instant):
                row.heldUntil = instant
                rows[index] = row
            case .interrupted:
                row.heldUntil = nil
                row.excused += 1
                rows[index] = row
            case .parked(let reason, let instant):
                row.parked = (reason, instant)
                rows[index] = row
            }
        }
        tidy()
    }

    mutating func release(
        _ key: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
    ) -> Bool {
        guard let index = places[key], var row = rows[index], row.parked != nil else { return false }
        switch release {
        case .resumed:
            row.parked = nil
            row.heldUntil = nil
            row.excused = row.claims
            rows[index] = row
        case .skipped:
            skipped.append(SkippedEffect(effect: row.effect, by: person, at: now))
            remove(key, at: index)
        }
        return true
    }

    func parked(after last: Effect.Key?, limit: Int) -> [ParkedEffect] {
        let parked = rows.compactMap { row -> ParkedEffect? in
            guard let row, let parked = row.parked, last.map({ $0 < row.effect.key }) ?? true else { return nil }
            return ParkedEffect(
                row.effect, because: parked.reason, since: parked.since, attempts: row.claims - row.excused)
        }
        return Array(parked.sorted { $0.key < $1.key }.prefix(limit))
    }

    var backlog: OutboxBacklog {
        let open = rows.compactMap { $0 }
        let waiting = open.filter { $0.parked == nil }
        return OutboxBacklog(
            open: open.count, parked: open.count - waiting.count, oldest: waiting.map(\.effect.at).min())
    }

    // MARK: - Rows

    private mutating func remove(_ key: Effect.Key, at index: Int) {
        rows[index] = nil
        places[key] = nil
    }

    private mutating func tidy() {
        guard rows.count > 2 * places.count + 16 else { return }
        rows.removeAll { $0 == nil }
        for (index, row) in rows.enumerated() { if let row { places[row.effect.key] = index } }
    }
}

/// An effect that a person has given up.
package struct SkippedEffect: Hashable, Sendable {
    package let effect: Effect
    package let by: UserID
    package let at: Instant
}
