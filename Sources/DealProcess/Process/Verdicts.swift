/// What each item of a plan said, in two bits an item: no heap object for the 64 items that hardly a gate exceeds.
@usableFromInline
package struct Verdicts: Sendable {
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64
    /// From the 65th item on; nil as a rule.
    @usableFromInline let later: [Truth]?
    /// Whether every item said yes.
    @usableFromInline package let allOpen: Bool

    /// What `ask` says of each item, asked once and in order.
    @inline(__always)
    package init(count: Int, _ ask: (Int) -> Truth) {
        var (low, high) = (UInt64(0), UInt64(0))
        for index in 0..<min(count, 64) {
            let bits = UInt64(ask(index).rawValue)
            low |= (bits & 1) &<< UInt64(index)
            high |= (bits &>> 1) &<< UInt64(index)
        }
        let later = count > 64 ? (64..<count).map(ask) : nil
        self.low = low
        self.high = high
        self.later = later
        allOpen = low == Self.mask(count) && high == 0 && (later?.allSatisfy { $0 == .yes } ?? true)
    }

    /// No item was asked.
    @inlinable package init() {
        low = 0
        high = 0
        later = nil
        allOpen = true
    }

    /// These verdicts, with what was closed before counted as open: an edit is not blamed for what it found.
    package func sparing(_ before: Verdicts, of count: Int) -> Verdicts {
        Verdicts(count: count) { before[$0] == .yes ? self[$0] : .yes }
    }

    /// A bit for each of the first 64 items that is not open.
    package func closedBits(of count: Int) -> UInt64 {
        // Open is 01: everything else differs from it in one of the two bits.
        (~low | high) & Self.mask(count)
    }

    /// Calls `body` with the place of every item that is not open, in order.
    package func forEachClosed(of count: Int, _ body: (Int) -> Void) {
        var closed = closedBits(of: count)
        while closed != 0 {
            body(closed.trailingZeroBitCount)
            closed &= closed - 1
        }
        guard count > 64 else { return }
        for index in 64..<count where self[index] != .yes { body(index) }
    }

    package subscript(index: Int) -> Truth {
        guard index < 64 else {
            guard let later, index - 64 < later.count else { return .unknown }
            return later[index - 64]
        }
        let bits = (low >> UInt64(index) & 1) | (high >> UInt64(index) & 1) << 1
        return Truth(rawValue: UInt8(bits)) ?? .unknown
    }

    @inline(__always)
    private static func mask(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 &<< UInt64(count)) &- 1 }
}
