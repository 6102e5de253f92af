import DealModel
package import DealProcess

/// What a command comes to, before it is put together with what was read.
enum Ruling {
    case accept(Step)
    case refuse(Refusal.Kind)
}

/// The items that a command asked, and what each said.
package struct AskedItems: Sendable {
    // At most one of the two: as an enum it would be taken apart wherever a decision is handed on.
    /// A plan of the process, which the hearing holds.
    private var kept: KeptPlan?
    /// A plan made on the spot.
    private var made: GatePlan?
    package private(set) var verdicts = Verdicts()

    /// Nothing was asked yet.
    init() {}

    /// The items in the order asked; none where the command was refused before any gate.
    package var plan: GatePlan {
        kept?.counted ?? made ?? .empty
    }

    mutating func note(_ plan: GatePlan, _ verdicts: Verdicts) {
        kept = nil
        made = plan
        self.verdicts = verdicts
    }

    mutating func note(_ plan: KeptPlan, _ verdicts: Verdicts) {
        kept = plan
        made = nil
        self.verdicts = verdicts
    }

    /// Reads what was asked in place; nil where nothing was.
    @inline(__always)
    private func borrowed<Result>(_ body: (GatePlan) -> Result) -> Result? {
        kept.map { $0.borrowed(body) } ?? made.map(body)
    }

    /// Whether nothing that blocks is closed.
    var isOpen: Bool { verdicts.allOpen || borrowed { $0.isOpen(verdicts) } ?? true }

    /// Calls `body` with the number in the process of each blocking closed item, in the order asked.
    func forEachClosedItem(_ body: (Int) -> Void) {
        _ = borrowed { $0.forEachBlocking(verdicts, body) }
    }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    func isPassable(under control: ProcessControl) -> Bool {
        borrowed { $0.isPassable(verdicts, under: control) } ?? true
    }
}
