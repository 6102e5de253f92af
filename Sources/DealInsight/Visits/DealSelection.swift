public import DealModel

/// Some of the deals of a table, by their numbers: what an analysis is asked about.
public struct DealSelection: Hashable, Sendable {
    /// Rising; `nil`: all of the first ``count``.
    private let numbers: [UInt32]?
    /// How many.
    public let count: Int

    init(allOf count: Int) {
        numbers = nil
        self.count = count
    }

    /// Deals by their numbers, rising.
    init(_ numbers: [UInt32]) {
        self.numbers = numbers
        count = numbers.count
    }

    /// The number of a deal in the table, by its place in the selection.
    public subscript(place: Int) -> Int { numbers.map { Int($0[place]) } ?? place }

    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        guard let numbers else {
            for place in 0..<count { body(place) }
            return
        }
        for number in numbers { body(Int(number)) }
    }
}

extension VisitTable {
    /// All deals.
    public var allDeals: DealSelection { DealSelection(allOf: dealCount) }

    /// The deals that satisfy a condition, which is given a deal's number.
    public func deals(where condition: (Int) -> Bool) -> DealSelection {
        DealSelection((0..<dealCount).filter(condition).map { UInt32($0) })
    }

    /// The stage in which a deal stands at the date asked; `nil` for a closed deal and one without stages.
    public func stage(of deal: Int) -> StageID? {
        openVisit(of: deal).map { log.stages[columns.stage($0)] }
    }

    /// The visit that goes on at the date asked.
    func openVisit(of deal: Int) -> Int? {
        guard let last = visits(of: deal).last, columns.marks(last).end == .open else { return nil }
        return last
    }
}
