/// The visits of a table, one column a property, deal after deal.
struct VisitColumns: Sendable {
    var stage: [UInt16] = []
    /// Microseconds since 1970, or the unknown time.
    var entered: [Int64] = []
    /// Microseconds since 1970; for an open visit the date asked.
    var left: [Int64] = []
    var marks: [VisitMarks] = []
    /// What a continued visit's clock showed when it began, in microseconds.
    var carried: [Int: Int64] = [:]
    /// The closed items that were passed on the way into a visit.
    var advice: [Int: [String]] = [:]
    /// The closed items that were passed when the deal was closed during a visit.
    var closingAdvice: [Int: [String]] = [:]

    var count: Int { stage.count }

    mutating func reserve(_ count: Int) {
        stage.reserveCapacity(count)
        entered.reserveCapacity(count)
        left.reserveCapacity(count)
        marks.reserveCapacity(count)
    }

    mutating func begin(_ stage: UInt16, at time: Int64, _ marks: VisitMarks) {
        self.stage.append(stage)
        entered.append(time)
        left.append(time)
        self.marks.append(marks)
    }

    /// Ends a visit; one that seems to end before it began has lasted no time, and is marked (SEMANTICS 8).
    mutating func end(_ visit: Int, at time: Int64, as end: StageVisit.End) {
        left[visit] = time
        marks[visit].end = end
        if time < entered[visit] {
            left[visit] = entered[visit]
            marks[visit].isNegative = true
        }
    }
}
