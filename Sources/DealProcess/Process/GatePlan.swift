import DealModel

/// The items that one command asks, in the order of SEMANTICS §2, each once.
///
/// Prepared when the process is loaded for every arrow and outcome; made on the spot only for a jump.
@usableFromInline
package final class GatePlan: Sendable {
    package let items: [GateItem]
    /// For each item whether it stands in a gate that a manual process takes as advice.
    package let isAdvisable: [Bool]
    /// The tables of the items that have a usual shape, one after the other.
    package let code: PlanCode
    /// The number of each item in the process.
    package let ordinals: [Int]
    package let reads: FactReads
    /// A bit for each of the first 64 items: closed, it keeps a strict deal back.
    package let blocking: UInt64
    /// The same for a manual deal, where what stands in a stage's gate is advice.
    package let blockingManual: UInt64

    package init(_ parts: [(gate: [GateItem], isAdvisable: Bool)]) {
        var items: [GateItem] = []
        var advisable: [Bool] = []
        // Few items are compared each with each; a plan over many stages may have thousands.
        var seen: Set<GateItem.Key>? = parts.reduce(0) { $0 + $1.gate.count } > 16 ? [] : nil
        for part in parts {
            for item in part.gate {
                let isNew = seen?.insert(item.key).inserted ?? !items.contains { $0.key == item.key }
                guard isNew else { continue }
                items.append(item)
                advisable.append(part.isAdvisable)
            }
        }
        self.items = items
        isAdvisable = advisable
        code = PlanCode(items)
        ordinals = items.map(\.ordinal)
        let blocking = Self.bits(items.map { $0.mode == .block })
        self.blocking = blocking
        blockingManual = blocking & ~Self.bits(advisable)
        reads = items.reduce(.nothing) { $0.union($1.reads) }
    }

    /// Whether an item keeps a strict deal back when it is closed.
    package func blocks(_ index: Int) -> Bool {
        index < 64 ? blocking >> UInt64(index) & 1 == 1 : items[index].mode == .block
    }

    /// Calls `body` with the number in the process of each closed item that keeps a strict deal back, in order.
    package func forEachBlocking(_ verdicts: Verdicts, _ body: (Int) -> Void) {
        var closed = verdicts.closed & blocking
        while closed != 0 {
            body(ordinals[closed.trailingZeroBitCount])
            closed &= closed &- 1
        }
        guard let later = verdicts.later else { return }
        for index in later where blocks(index) { body(ordinals[index]) }
    }

    /// Whether nothing that blocks is closed.
    package func isOpen(_ verdicts: Verdicts) -> Bool {
        guard verdicts.closed & blocking == 0 else { return false }
        guard let later = verdicts.later else { return true }
        return !later.contains { blocks($0) }
    }

    /// Whether what was asked may be done: under manual control what stands in a stage's gate is advice.
    package func isPassable(_ verdicts: Verdicts, under control: ProcessControl) -> Bool {
        guard control == .manual else { return isOpen(verdicts) }
        guard verdicts.closed & blockingManual == 0 else { return false }
        guard let later = verdicts.later else { return true }
        return !later.contains { blocks($0) && !isAdvisable[$0] }
    }

    /// The same plan with items that are enforced under every control at its end.
    package func adding(_ items: [GateItem]) -> GatePlan {
        GatePlan(zip(self.items, isAdvisable).map { ([$0], $1) } + [(items, false)])
    }

    private static func bits(_ isSet: [Bool]) -> UInt64 {
        var bits: UInt64 = 0
        for place in isSet.prefix(64).indices where isSet[place] { bits |= 1 << UInt64(place) }
        return bits
    }

    package static let empty = GatePlan([])
}
