import DealKit
import Synchronization

extension NotebookStore {
    func claim(_ limit: Int, until lease: Instant, at now: Instant) async throws(StoreError) -> [ClaimedEffect] {
        pages.withLock { pages in
            var lanes: Set<[String]> = []
            var claimed: [ClaimedEffect] = []
            for index in pages.outbox.indices where claimed.count < limit {
                let page = pages.outbox[index]
                // Whether it can be given or not, what follows it on its way waits.
                guard lanes.insert([page.effect.key.deal.text, page.effect.destination]).inserted else { continue }
                guard page.parked == nil, page.heldUntil.map({ $0 <= now }) ?? true else { continue }
                pages.outbox[index].heldUntil = lease
                pages.outbox[index].claims += 1
                claimed.append(pages.outbox[index].claimed)
            }
            return claimed
        }
    }

    func settle(_ settlements: [EffectSettlement]) async throws(StoreError) {
        pages.withLock { pages in
            for settlement in settlements {
                let index = pages.outbox.firstIndex {
                    $0.effect.key == settlement.effect && $0.claims == settlement.claim && $0.parked == nil
                }
                guard let index else { continue }
                switch settlement.result {
                case .delivered: pages.outbox.remove(at: index)
                case .retry(let instant): pages.outbox[index].heldUntil = instant
                case .interrupted:
                    pages.outbox[index].heldUntil = nil
                    pages.outbox[index].excused += 1
                case .parked(let reason, let instant):
                    let page = pages.outbox[index]
                    pages.outbox[index].parked = ParkedEffect(
                        page.effect, because: reason, since: instant, attempts: page.claimed.attempt)
                }
            }
        }
    }

    func parkedEffects(after last: Effect.Key?, limit: Int) async throws(StoreError) -> [ParkedEffect] {
        pages.withLock { pages in
            let parked = pages.outbox.compactMap(\.parked).sorted { $0.key < $1.key }
            return Array(parked.drop { parked in last.map { parked.key <= $0 } ?? false }.prefix(limit))
        }
    }

    func release(
        _ effect: Effect.Key, as release: EffectRelease, by person: UserID, at now: Instant
    ) async throws(StoreError) -> Bool {
        pages.withLock { pages in
            guard let index = pages.outbox.firstIndex(where: { $0.effect.key == effect && $0.parked != nil }) else {
                return false
            }
            switch release {
            case .resumed:
                pages.outbox[index].parked = nil
                pages.outbox[index].heldUntil = nil
                pages.outbox[index].excused = pages.outbox[index].claims
            case .skipped: pages.skipped.append((pages.outbox.remove(at: index).effect, person, now))
            }
            return true
        }
    }

    func backlog() async throws(StoreError) -> OutboxBacklog {
        pages.withLock { pages in
            let waiting = pages.outbox.filter { $0.parked == nil }
            return OutboxBacklog(
                open: pages.outbox.count, parked: pages.outbox.count - waiting.count,
                oldest: waiting.map(\.effect.at).min())
        }
    }
}
