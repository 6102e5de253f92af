import DealModel
import DealProcess
import ExactValues
internal import Synchronization

/// Refused attempts on their way to the store, counted in memory (SEMANTICS 7.2).
///
/// What a row says is worked out when it is written: here an attempt is the refusal itself and a count.
final class AttemptBuffer: Sendable {
    private struct State: Sendable {
        var byDeal: [DealID: [BufferedAttempt]] = [:]
        var isFlushAwaited = false
    }

    private let state = Mutex(State())
    /// Looked at by every commit, so that one without attempts takes no lock.
    private let isEmpty = Atomic(true)

    /// Counts a refused move or close.
    ///
    /// - Returns: Whether nobody is waiting yet to write it down.
    func add(_ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?) -> Bool {
        guard let attempt = BufferedAttempt(refusal, at: instant, hiddenBy: redactor) else { return false }
        return add([attempt])
    }

    private func add(_ attempts: [BufferedAttempt]) -> Bool {
        isEmpty.store(false, ordering: .releasing)
        return state.withLock { state in
            for attempt in attempts { state.byDeal[attempt.deal, default: []].count(attempt) }
            defer { state.isFlushAwaited = true }
            return !state.isFlushAwaited
        }
    }

    /// Takes out the attempts on a deal, to be written with its commit.
    func take(_ deal: DealID) -> [BufferedAttempt] {
        if isEmpty.load(ordering: .acquiring) { return [] }
        return state.withLock { $0.byDeal.removeValue(forKey: deal) ?? [] }
    }

    /// Takes out everything, in the order of the deals.
    func takeAll() -> [BufferedAttempt] {
        state.withLock { state in
            defer {
                state.byDeal = [:]
                state.isFlushAwaited = false
                isEmpty.store(true, ordering: .releasing)
            }
            return state.byDeal.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// Takes back attempts that could not be written.
    func putBack(_ attempts: [BufferedAttempt]) {
        if !attempts.isEmpty { _ = add(attempts) }
    }
}

/// Refused attempts of one kind.
struct BufferedAttempt: Sendable {
    let deal: DealID
    private let target: AttemptRow.Target
    /// The first of them.
    private let refusal: Refusal
    /// Which items were closed, of the first 64: with the plan they tell two kinds apart without reading anything.
    private let closed: UInt64
    private var number = 1
    private let first: Instant
    private var last: Instant
    private var lastActor: UserID
    private let redactor: Redactor?

    /// - Returns: `nil` for a refusal of anything but a move or a close.
    init?(_ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?) {
        self.redactor = redactor
        guard let target = AttemptRow.Target(refusal.hearing.command.action) else { return nil }
        deal = refusal.hearing.facts.deal.id
        self.target = target
        self.refusal = refusal
        closed = refusal.hearing.verdicts.closedBits(of: refusal.hearing.plan.items.count)
        first = instant
        last = instant
        lastActor = refusal.hearing.command.actor.id
    }

    fileprivate func isSameKind(as other: BufferedAttempt) -> Bool {
        closed == other.closed && refusal.hearing.plan === other.refusal.hearing.plan && target == other.target
            && refusal.hearing.facts.deal.visit?.number == other.refusal.hearing.facts.deal.visit?.number
            && refusal.hearing.plan.items.count <= 64 && refusal.kind == other.refusal.kind
    }

    fileprivate mutating func add(_ other: BufferedAttempt) {
        number += other.number
        last = other.last
        lastActor = other.lastActor
    }

    /// The row to be written.
    var row: AttemptRow {
        let items = refusal.closedIdentities
        let kind = refusal.kind.name
        let digest = ContentDigest(of: ([kind] + items).joined(separator: "\n").utf8)
        let visit = refusal.hearing.facts.deal.visit?.number ?? 0
        return AttemptRow(
            key: AttemptRow.Key(deal: deal, visit: visit, target: target, closed: digest), count: number, first: first,
            last: last, lastActor: lastActor, kind: kind, items: items,
            evidence: .decided(refusal.receipt.hidden(by: redactor)))
    }
}

extension [BufferedAttempt] {
    fileprivate mutating func count(_ attempt: BufferedAttempt) {
        if let index = firstIndex(where: { $0.isSameKind(as: attempt) }) {
            self[index].add(attempt)
        } else {
            append(attempt)
        }
    }
}

extension AttemptRow.Target {
    fileprivate init?(_ action: DealCommand.Action) {
        switch action {
        case .move(let stage): self = .stage(stage)
        case .close(let outcome, _): self = .outcome(outcome)
        default: return nil
        }
    }
}

extension Refusal {
    /// The identities of the closed items that block, in the order of the gates.
    fileprivate var closedIdentities: [String] {
        guard case .gateClosed = kind else { return [] }
        return hearing.closedIdentities(.block)
    }
}
