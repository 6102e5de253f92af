import DealModel
import ExactValues

/// The outbox of a store in memory.
struct MemoryOutbox: Sendable {
    private struct Row: Sendable {
        let effect: Effect
        /// Not to be given out before: the end of a claim, or the time of the next try.
        var heldUntil: Instant?
        var isParked = false
    }

    /// What is kept in order: the effects of one deal to one destination.
    private struct Lane: Hashable {
        let deal: DealID
        let destination: String
    }

    /// Open effects, in the order of their keys within a deal.
    private var rows: [Row] = []

    mutating func add(_ effects: [Effect]) {
        for effect in effects { rows.append(Row(effect: effect)) }
    }

    mutating func claim(_ limit: Int, until lease: Instant, at now: Instant) -> [Effect] {
        var busy: Set<Lane> = []
        var claimed: [Effect] = []
        for index in rows.indices where claimed.count < limit {
            let effect = rows[index].effect
            // Whether it can be given or not, whatever follows on its lane waits for it.
            guard busy.insert(Lane(deal: effect.key.deal, destination: effect.destination)).inserted else { continue }
            guard !rows[index].isParked, rows[index].heldUntil.map({ $0 <= now }) ?? true else { continue }
            rows[index].heldUntil = lease
            claimed.append(effect)
        }
        return claimed
    }

    mutating func settle(_ key: Effect.Key, as result: Settlement) {
        guard let index = rows.firstIndex(where: { $0.effect.key == key }) else { return }
        switch result {
        case .delivered, .skipped: rows.remove(at: index)
        case .retry(let instant): rows[index].heldUntil = instant
        case .parked: rows[index].isParked = true
        case .resumed:
            rows[index].isParked = false
            rows[index].heldUntil = nil
        }
    }
}
