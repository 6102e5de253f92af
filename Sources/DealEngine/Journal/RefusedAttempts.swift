package import DealModel
import DealProcess
import ExactValues

/// Refused attempts of one kind as they were decided: the first refusal, and how often it was met since.
///
/// What its row says is worked out when somebody reads it: a refusal costs no digest and no text until then.
package struct RefusedAttempts: Sendable {
    package let deal: DealID
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
    /// How often somebody had been erased before the facts were read.
    let erasures: Int

    /// - Returns: `nil` for a refusal of anything but a move or a close.
    init?(_ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?, since erasures: Int) {
        self.redactor = redactor
        self.erasures = erasures
        guard let target = AttemptRow.Target(refusal.hearing.command.action) else { return nil }
        deal = refusal.hearing.facts.deal.id
        self.target = target
        self.refusal = refusal
        closed = refusal.hearing.verdicts.closed
        first = instant
        last = instant
        lastActor = refusal.hearing.command.actor.id
    }

    private func isSameKind(as other: RefusedAttempts) -> Bool {
        closed == other.closed && refusal.hearing.plan === other.refusal.hearing.plan && target == other.target
            && refusal.hearing.facts.deal.visit?.number == other.refusal.hearing.facts.deal.visit?.number
            && refusal.hearing.plan.items.count <= 64 && refusal.kind == other.refusal.kind
    }

    /// Counts attempts that are of the same kind.
    ///
    /// - Returns: Whether they are.
    mutating func add(_ other: RefusedAttempts) -> Bool {
        guard isSameKind(as: other) else { return false }
        number += other.number
        last = other.last
        lastActor = other.lastActor
        return true
    }

    /// The row to be written.
    ///
    /// - Complexity: Made anew at each call, with a digest of the closed items.
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
