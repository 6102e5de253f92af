/// What an evaluation works with beside the host's data: the options, and what is left of the cost limit.
struct RunContext {
    // Held by whoever started the evaluation until it ends: counting the reference would cost as much as a comparison.
    private let setting: Unmanaged<Setting>
    /// What is left of the cost limit; below 0 the evaluation is over.
    var budget: Int
    // The part that used up the cost limit; its cost is 0 as long as there is none. Plain numbers, since an optional
    // structure would be copied in overlapping pieces, for which a processor waits at the start of each evaluation.
    private var culpritStart = 0
    private var culpritEnd = 0
    private var culpritCost = 0

    /// The caller must hold `setting` as long as the context is used.
    init(_ setting: Setting) { self.init(Unmanaged.passUnretained(setting), budget: setting.cost) }

    @inline(__always)
    init(_ setting: Unmanaged<Setting>, budget: Int) {
        self.setting = setting
        self.budget = budget
    }

    /// The part that used up the cost limit.
    var culprit: Culprit? {
        culpritCost == 0 ? nil : Culprit(range: culpritStart..<culpritEnd, cost: culpritCost)
    }

    var options: CELOptions { setting.takeUnretainedValue().options }

    /// Options behind one reference, so that an evaluation starts without copying them.
    final class Setting: Sendable {
        let options: CELOptions
        let cost: Int

        init(_ options: CELOptions) {
            self.options = options
            cost = options.limits.cost
        }
    }

    /// A part of the source and what it cost.
    struct Culprit: Equatable {
        let range: Range<Int>
        let cost: Int
    }

    /// Pays for `cost` units of work.
    @inline(__always)
    mutating func charge(_ cost: Int) throws(CELFault) {
        // Some costs are as large as a number in the source; how far below 0 they lead makes no difference.
        let (rest, overflow) = budget.subtractingReportingOverflow(cost)
        budget = overflow ? Self.lowest : max(rest, Self.lowest)
        if budget < 0 { throw Self.exhausted }
    }

    /// Pays for a list of `count` elements, each of which takes four times eight bytes.
    @inline(__always)
    mutating func charge(elements count: Int) throws(CELFault) {
        try charge(count.multipliedReportingOverflow(by: 4).overflow ? .max : count * 4)
    }

    /// Called by each loop and function that ends without money left, from the inside outwards: the innermost that alone
    /// cost half of the limit is to blame.
    mutating func blame(_ range: Range<Int>, since start: Int) {
        guard budget < 0, culpritCost < setting.takeUnretainedValue().cost / 2 || culpritCost == 0 else { return }
        (culpritStart, culpritEnd) = (range.lowerBound, range.upperBound)
        let (cost, overflow) = start.subtractingReportingOverflow(budget)
        culpritCost = overflow ? .max : max(1, cost)
    }

    /// What is left at the least, so that more can be taken from it.
    private static let lowest = -1 << 60

    static let exhausted = CELFault(.costLimit, "the evaluation costs too much")
}

extension CELFailure {
    /// The cost limit was spent, most of it by one part of `root`.
    init(costOf range: Range<Int>?, _ cost: Int, in root: CheckedNode, limit: Int) {
        let share = range == nil ? "" : ", \(min(cost, limit)) of them here"
        self.init(
            kind: .costLimit, message: "the evaluation costs more than \(limit) units\(share)",
            range: range ?? root.range)
    }
}
