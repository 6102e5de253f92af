import DealModel
import DealProcess

/// What a command comes to, before it is put together with what was read.
enum Ruling {
    case accept(Step)
    case refuse(Refusal.Kind)
}

/// The items that a command asked, and which of them are closed: two words and a reference that is nil as a rule, since a
/// decision is handed on by value.
struct AskedItems: Sendable {
    /// A plan of the process, which the hearing holds.
    private var kept: KeptPlan?
    /// A bit for each of the first 64 items of that plan.
    private var closed: UInt64 = 0
    /// In place of the two, a plan made on the spot, or one with closed items beyond the 64th.
    private var long: Long?

    private final class Long: Sendable {
        let plan: GatePlan
        let verdicts: Verdicts

        init(_ plan: GatePlan, _ verdicts: Verdicts) {
            self.plan = plan
            self.verdicts = verdicts
        }
    }

    /// Nothing was asked yet.
    init() {}

    /// The items in the order asked; none where the command was refused before any gate.
    var plan: GatePlan { long?.plan ?? kept?.counted ?? .empty }

    /// What each of them said.
    var verdicts: Verdicts { long?.verdicts ?? Verdicts(closed: closed) }

    mutating func note(_ plan: GatePlan, _ verdicts: Verdicts) {
        self = AskedItems()
        long = Long(plan, verdicts)
    }

    @inline(__always)
    mutating func note(_ plan: KeptPlan, _ verdicts: Verdicts) {
        if verdicts.later != nil { return note(plan.counted, verdicts) }
        kept = plan
        closed = verdicts.closed
        long = nil
    }

    /// Reads what was asked in place; nil where nothing was.
    @inline(__always)
    private func borrowed<Result>(_ body: (GatePlan, Verdicts) -> Result) -> Result? {
        if let kept { return kept.borrowed { body($0, Verdicts(closed: closed)) } }
        return long.map { body($0.plan, $0.verdicts) }
    }

    /// Whether nothing that blocks is closed.
    @inline(__always)
    var isOpen: Bool {
        if closed == 0, kept != nil { return true }
        return borrowed { $0.isOpen($1) } ?? true
    }

    /// Calls `body` with the number in the process of each blocking closed item, in the order asked.
    @inline(__always)
    func forEachClosedItem(_ body: (Int) -> Void) { _ = borrowed { $0.forEachBlocking($1, body) } }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    @inline(__always)
    func isPassable(under control: ProcessControl) -> Bool {
        if closed == 0, kept != nil { return true }
        return borrowed { $0.isPassable($1, under: control) } ?? true
    }
}
