/// The visits of a table, deal after deal: twelve bytes each, since their times are those of events of the log.
struct VisitColumns: Sendable {
    private var words: [VisitWord] = []
    /// The rows in the log of the events with which visits began.
    private var beginnings: [UInt32] = []
    /// The rows in the log of the events with which visits ended, or ``noEvent``.
    private var endings: [UInt32] = []
    /// Of the log.
    private let times: [Int64]
    private let asOf: Int64
    /// What few visits have.
    let rare: RareVisitParts

    /// Where visits end that go on.
    fileprivate static var noEvent: UInt32 { .max }

    var count: Int { words.count }

    /// Columns that are filled by a body, with room for as many visits as there are events.
    init(times: [Int64], asOf: Int64, _ body: (inout VisitWriter) -> Void) {
        // Written in place: millions of visits are neither copied nor counted one by one, three columns at a time.
        var (beginnings, endings, rare): ([UInt32], [UInt32], RareVisitParts) = ([], [], RareVisitParts())
        // With no room at all the count would be written into the storage that every empty array shares: a race.
        let capacity = max(times.count, 1)
        words = [VisitWord](unsafeUninitializedCapacity: capacity) { words, count in
            var written = 0
            beginnings = [UInt32](unsafeUninitializedCapacity: capacity) { beginnings, count in
                endings = [UInt32](unsafeUninitializedCapacity: capacity) { endings, count in
                    times.withUnsafeBufferPointer { times in
                        var writer = VisitWriter(words: words, beginnings: beginnings, endings: endings, times: times)
                        body(&writer)
                        (written, rare) = (writer.count, writer.rare)
                    }
                    count = written
                }
                count = written
            }
            count = written
        }
        self.beginnings = beginnings
        self.endings = endings
        self.times = times
        self.asOf = asOf
        self.rare = rare
    }

    subscript(visit: Int) -> VisitWord { words[visit] }

    func stage(_ visit: Int) -> Int { Int(words[visit].stage) }

    func marks(_ visit: Int) -> VisitMarks { words[visit].marks }

    /// When a visit began, in microseconds since 1970, or the unknown time.
    func entered(_ visit: Int) -> Int64 { times[Int(beginnings[visit])] }

    /// When a visit ended, in microseconds since 1970; for an open one the date asked. Never before it began: what seems
    /// to have ended before has lasted no time (SEMANTICS 8).
    func left(_ visit: Int) -> Int64 {
        let event = endings[visit]
        return max(event == Self.noEvent ? asOf : times[Int(event)], entered(visit))
    }
}

extension VisitColumns {
    /// Hands over the stage of every visit that ended by a move or a closing, and how long it lasted in microseconds; or
    /// `nil` when it goes on. Those are left out of which nobody noted when they began, unless they go on.
    @inline(__always)
    func forEachEnd(_ body: (_ stage: Int, _ stay: Int64?) -> Void) {
        // Buffers, since checking each of five places a visit takes longer than all the rest.
        words.withUnsafeBufferPointer { words in
            beginnings.withUnsafeBufferPointer { beginnings in
                endings.withUnsafeBufferPointer { endings in
                    times.withUnsafeBufferPointer { times in
                        for visit in words.indices {
                            let (stage, marks) = (Int(words[visit].stage), words[visit].marks)
                            guard marks.endsStay else {
                                if marks.end == .open { body(stage, nil) }
                                continue
                            }
                            let entered = times[Int(beginnings[visit])]
                            guard entered != DealColumns.unknownTime else { continue }
                            body(stage, max(times[Int(endings[visit])], entered) &- entered)
                        }
                    }
                }
            }
        }
    }

    /// For whoever goes through very many visits.
    @inline(__always)
    func withWords(_ body: (UnsafeBufferPointer<VisitWord>) -> Void) { words.withUnsafeBufferPointer(body) }

    /// How long a visit lasted that ended by a move or a closing, in microseconds; `nil` for others, and where nobody
    /// noted when it began.
    func stay(_ visit: Int) -> Int64? {
        let entered = entered(visit)
        guard words[visit].marks.endsStay, entered != DealColumns.unknownTime else { return nil }
        return left(visit) &- entered
    }
}

/// The stage of a visit, and how it began and ended.
struct VisitWord: Hashable, Sendable {
    let stage: UInt16
    var marks: VisitMarks
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

/// The events with which a deal came into stages before anything else happened to it.
struct PlainEntries {
    var count = 0
    /// Whether any was imported.
    var isImported = false
    /// The first that was noted, in microseconds since 1970, or the unknown time.
    var firstTime = DealColumns.unknownTime
}

/// Writes visits one after another into columns that have room for all of them.
struct VisitWriter {
    private let words: UnsafeMutableBufferPointer<VisitWord>
    private let beginnings: UnsafeMutableBufferPointer<UInt32>
    private let endings: UnsafeMutableBufferPointer<UInt32>
    private let times: UnsafeBufferPointer<Int64>
    var rare = RareVisitParts()
    private(set) var count = 0

    fileprivate init(
        words: UnsafeMutableBufferPointer<VisitWord>, beginnings: UnsafeMutableBufferPointer<UInt32>,
        endings: UnsafeMutableBufferPointer<UInt32>, times: UnsafeBufferPointer<Int64>
    ) {
        self.words = words
        self.beginnings = beginnings
        self.endings = endings
        self.times = times
    }

    /// The stage of a visit that was written.
    func stage(_ visit: Int) -> UInt16 { words[visit].stage }

    /// When a visit that was written began.
    func entered(_ visit: Int) -> Int64 { times[Int(beginnings[visit])] }

    /// Begins a visit with an event; until it is ended it goes on.
    @inline(__always)
    mutating func begin(_ stage: UInt16, by event: Int, _ marks: VisitMarks) {
        words.initializeElement(at: count, to: VisitWord(stage: stage, marks: marks))
        beginnings.initializeElement(at: count, to: UInt32(truncatingIfNeeded: event))
        endings.initializeElement(at: count, to: VisitColumns.noEvent)
        count += 1
    }

    /// Writes the visits of a deal that came into stages, one after another, up to the first event that is anything else:
    /// nearly all of most logs, with all that counts in registers.
    ///
    /// - Parameters:
    ///   - events: The deal's, by their places in the order.
    ///   - order: The order.
    ///   - log: What happened.
    ///   - horizon: The last time of which anything is known.
    @inline(__always)
    mutating func enterStages(
        _ events: Range<Int>, of order: EventOrder, _ log: UnsafeBufferPointer<EventWord>, until horizon: Int64
    ) -> PlainEntries {
        // Copies, which the compiler may keep in registers: what is written might else be the writer itself.
        let (words, beginnings, endings, times) = (words, beginnings, endings, times)
        var entries = PlainEntries()
        var (next, stage, entered) = (count, -1, DealColumns.unknownTime)
        var marks = VisitMarks(.first, plain: EventWord(.entered))
        for place in events {
            let event = order.eventRow(place)
            let (word, time) = (log[event], times[event])
            guard word.isPlainEntry, time <= horizon else { break }
            entries.count += 1
            if word.isImported { entries.isImported = true }
            if entries.firstTime == DealColumns.unknownTime { entries.firstTime = time }
            if word.code == stage { continue }
            if stage >= 0 {
                marks.end = .moved
                if time < entered { marks.isNegative = true }
                words.initializeElement(
                    at: next - 1, to: VisitWord(stage: UInt16(truncatingIfNeeded: stage), marks: marks))
                endings.initializeElement(at: next - 1, to: UInt32(truncatingIfNeeded: event))
            }
            beginnings.initializeElement(at: next, to: UInt32(truncatingIfNeeded: event))
            marks = VisitMarks(stage < 0 ? .first : .moved, plain: word)
            (stage, entered) = (word.code, time)
            next += 1
        }
        if stage >= 0 {
            words.initializeElement(at: next - 1, to: VisitWord(stage: UInt16(truncatingIfNeeded: stage), marks: marks))
            endings.initializeElement(at: next - 1, to: VisitColumns.noEvent)
        }
        count = next
        return entries
    }

    /// Ends a visit with an event.
    @inline(__always)
    func end(_ visit: Int, by event: Int, as end: StageVisit.End) {
        endings[visit] = UInt32(truncatingIfNeeded: event)
        words[visit].marks.end = end
        if times[event] < entered(visit) { words[visit].marks.isNegative = true }
    }

    /// Says of a visit that ended with the deal that the deal ended in another way. It left the stage when it did.
    func correct(_ visit: Int, to end: StageVisit.End) {
        if words[visit].marks.endsDeal { words[visit].marks.end = end }
    }
}
