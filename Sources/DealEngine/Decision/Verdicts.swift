package import DealProcess

/// What each item of a plan said, in two bits an item: no heap object for the 64 items that hardly a gate exceeds.
package struct Verdicts: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// From the 65th item on; empty as a rule.
    private var spilled: [Truth] = []

    package init() {}

    /// Whether every item said yes.
    package private(set) var allOpen = true

    package mutating func set(_ truth: Truth, at index: Int) {
        if truth != .yes { allOpen = false }
        guard index < 64 else {
            while spilled.count < index - 64 { spilled.append(.yes) }
            spilled.append(truth)
            return
        }
        low |= UInt64(truth.rawValue & 1) << UInt64(index)
        high |= UInt64(truth.rawValue >> 1) << UInt64(index)
    }

    /// A bit for each of the first 64 items that is not open.
    package func closedBits(of count: Int) -> UInt64 {
        // Open is 01: everything else differs from it in one of the two bits.
        (~low | high) & (count >= 64 ? .max : (1 << UInt64(count)) - 1)
    }

    /// Calls `body` with the place of every item that is not open, in order.
    package func forEachClosed(of count: Int, _ body: (Int) -> Void) {
        var closed = closedBits(of: count)
        while closed != 0 {
            body(closed.trailingZeroBitCount)
            closed &= closed - 1
        }
        for index in 64..<max(64, count) where self[index] != .yes { body(index) }
    }

    package subscript(index: Int) -> Truth {
        guard index < 64 else {
            return index - 64 < spilled.count ? spilled[index - 64] : .unknown
        }
        let bits = (low >> UInt64(index) & 1) | (high >> UInt64(index) & 1) << 1
        return Truth(rawValue: UInt8(bits)) ?? .unknown
    }
}
