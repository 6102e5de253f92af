import DealModel
package import DealProcess

/// What a command comes to, before it is put together with what was read.
enum Ruling {
    case accept(Step)
    case refuse(Refusal.Kind)
}

/// The items that a command asked, and what each said.
package struct AskedItems: Sendable {
    private enum Asked {
        case nothing
        /// A plan of the process, which the hearing holds.
        case kept(KeptPlan)
        /// A plan made on the spot.
        case made(GatePlan)
    }

    private var asked = Asked.nothing
    package private(set) var verdicts = Verdicts()

    /// Nothing was asked yet.
    init() {}

    /// The items in the order asked; none where the command was refused before any gate.
    package var plan: GatePlan {
        switch asked {
        case .nothing: .empty
        case .kept(let plan): plan.counted
        case .made(let plan): plan
        }
    }

    mutating func note(_ plan: GatePlan, _ verdicts: Verdicts) {
        asked = .made(plan)
        self.verdicts = verdicts
    }

    mutating func note(_ plan: KeptPlan, _ verdicts: Verdicts) {
        asked = .kept(plan)
        self.verdicts = verdicts
    }

    /// Reads what was asked in place; nil where nothing was.
    @inline(__always)
    private func borrowed<Result>(_ body: (GatePlan) -> Result) -> Result? {
        switch asked {
        case .nothing: nil
        case .kept(let plan): plan.borrowed(body)
        case .made(let plan): body(plan)
        }
    }

    /// Whether nothing that blocks is closed.
    var isOpen: Bool { verdicts.allOpen || borrowed { $0.isOpen(verdicts) } ?? true }

    /// Calls `body` with the number in the process of each blocking closed item, in the order asked.
    func forEachClosedItem(_ body: (Int) -> Void) {
        _ = borrowed { plan in
            verdicts.forEachClosed(of: plan.ordinals.count) { index in
                if plan.blocks(index) { body(plan.ordinals[index]) }
            }
        }
    }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    func isPassable(under control: ProcessControl) -> Bool {
        borrowed { $0.isPassable(verdicts, under: control) } ?? true
    }
}
