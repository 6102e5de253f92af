/// The visits of a table, one column a property, deal after deal.
struct VisitColumns: Sendable {
    private(set) var stage: [UInt16] = []
    /// Microseconds since 1970, or the unknown time.
    private(set) var entered: [Int64] = []
    /// Microseconds since 1970; for an open visit the date asked.
    private(set) var left: [Int64] = []
    private(set) var marks: [VisitMarks] = []
    /// What few visits have.
    let rare: RareVisitParts

    var count: Int { stage.count }

    /// Columns that are filled by a body, with room for so many visits.
    init(capacity: Int, _ body: (inout VisitWriter) -> Void) {
        // Written in place: millions of visits are neither copied nor counted one by one, four columns at a time.
        var (entered, left, marks): ([Int64], [Int64], [VisitMarks]) = ([], [], [])
        var rare = RareVisitParts()
        stage = [UInt16](unsafeUninitializedCapacity: capacity) { stages, count in
            var written = 0
            entered = [Int64](unsafeUninitializedCapacity: capacity) { enterings, count in
                left = [Int64](unsafeUninitializedCapacity: capacity) { leavings, count in
                    marks = [VisitMarks](unsafeUninitializedCapacity: capacity) { marks, count in
                        var writer = VisitWriter(
                            stage: stages, entered: enterings, left: leavings, marks: marks)
                        body(&writer)
                        (written, rare) = (writer.count, writer.rare)
                        count = written
                    }
                    count = written
                }
                count = written
            }
            count = written
        }
        self.entered = entered
        self.left = left
        self.marks = marks
        self.rare = rare
    }
}

/// What few visits have, by the visits' numbers.
struct RareVisitParts: Sendable {
    /// What a continued visit's clock showed when it began, in microseconds.
    var carried: [Int: Int64] = [:]
    /// The closed items that were passed on the way into a visit.
    var advice: [Int: [String]] = [:]
    /// The closed items that were passed when the deal was closed during a visit.
    var closingAdvice: [Int: [String]] = [:]
}

/// Writes visits one after another into columns that have room for all of them.
struct VisitWriter {
    let stage: UnsafeMutableBufferPointer<UInt16>
    let entered: UnsafeMutableBufferPointer<Int64>
    let left: UnsafeMutableBufferPointer<Int64>
    let marks: UnsafeMutableBufferPointer<VisitMarks>
    var rare = RareVisitParts()
    private(set) var count = 0

    init(
        stage: UnsafeMutableBufferPointer<UInt16>, entered: UnsafeMutableBufferPointer<Int64>,
        left: UnsafeMutableBufferPointer<Int64>, marks: UnsafeMutableBufferPointer<VisitMarks>
    ) {
        self.stage = stage
        self.entered = entered
        self.left = left
        self.marks = marks
    }

    mutating func begin(_ stage: UInt16, at time: Int64, _ marks: VisitMarks) {
        self.stage.initializeElement(at: count, to: stage)
        entered.initializeElement(at: count, to: time)
        left.initializeElement(at: count, to: time)
        self.marks.initializeElement(at: count, to: marks)
        count += 1
    }

    /// Ends a visit; one that seems to end before it began has lasted no time, and is marked (SEMANTICS 8).
    func end(_ visit: Int, at time: Int64, as end: StageVisit.End) {
        left[visit] = max(time, entered[visit])
        marks[visit].end = end
        if time < entered[visit] { marks[visit].isNegative = true }
    }
}
