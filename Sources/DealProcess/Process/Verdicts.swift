/// Which items of a plan are open: a bit an item, and no heap object for the 64 items that hardly a gate exceeds. Why an
/// item is closed is found out when somebody asks for it.
package struct Verdicts: Sendable {
    /// A bit for each of the first 64 items: it is closed.
    package let closed: UInt64
    /// The places from the 65th item on that are closed; nil where none is, as a rule.
    package let later: [Int]?

    /// The verdicts on at most 64 items. Nothing is closed where no item was asked.
    package init(closed: UInt64 = 0) {
        self.closed = closed
        later = nil
    }

    /// What `isOpen` says of each item, asked once and in order.
    package init(count: Int, isOpen: (Int) -> Bool) {
        var closed: UInt64 = 0
        for index in 0..<min(count, 64) where !isOpen(index) { closed |= 1 &<< UInt64(index) }
        let later = count > 64 ? (64..<count).filter { !isOpen($0) } : []
        self.closed = closed
        self.later = later.isEmpty ? nil : later
    }

    /// Whether every item is open.
    package var allOpen: Bool { closed == 0 && later == nil }

    /// Whether the item at a place is open.
    package func isOpen(_ index: Int) -> Bool {
        index < 64 ? closed >> UInt64(index) & 1 == 0 : later.map { !$0.contains(index) } ?? true
    }

    /// These verdicts, with what was closed before counted as open: an edit is not blamed for what it found.
    package func sparing(_ before: Verdicts, of count: Int) -> Verdicts {
        Verdicts(count: count) { !before.isOpen($0) || isOpen($0) }
    }

    /// Calls `body` with the place of every item that is not open, in order.
    package func forEachClosed(_ body: (Int) -> Void) {
        var closed = closed
        while closed != 0 {
            body(closed.trailingZeroBitCount)
            closed &= closed - 1
        }
        later?.forEach(body)
    }
}
