import DealModel
package import DealProcess

/// What a command comes to, before it is put together with what was read.
enum Ruling {
    case accept(Step)
    case refuse(Refusal.Kind)
}

/// The items that a command asked, and what each said.
package struct AskedItems: Sendable {
    private var asked: GatePlan?
    package private(set) var verdicts = Verdicts.none

    /// Nothing was asked yet.
    init() {}

    /// The items in the order asked; none where the command was refused before any gate.
    package var plan: GatePlan { asked ?? .empty }

    mutating func note(_ plan: GatePlan, _ verdicts: Verdicts) {
        asked = plan
        self.verdicts = verdicts
    }

    /// Whether nothing that blocks is closed.
    var isOpen: Bool { asked?.isOpen(verdicts) ?? true }

    /// Calls `body` with the number in the process of each blocking closed item, in the order asked.
    func forEachClosedItem(_ body: (Int) -> Void) {
        guard let asked else { return }
        verdicts.forEachClosed(of: asked.ordinals.count) { index in
            if index < 64 ? asked.blocking >> UInt64(index) & 1 == 1 : asked.items[index].mode == .block {
                body(asked.ordinals[index])
            }
        }
    }

    /// Whether the command may be done: under manual control what stands in a stage's gate is advice.
    func isPassable(under control: ProcessControl) -> Bool { asked?.isPassable(verdicts, under: control) ?? true }
}
