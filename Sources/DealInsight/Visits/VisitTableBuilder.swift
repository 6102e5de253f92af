import DealModel
import ExactValues

/// Lives through the events of each deal in their order, and writes down its visits.
struct VisitTableBuilder {
    private let log: EventLog
    private let asOf: Int64
    /// The last time of which anything is known.
    private let horizon: Int64
    private let outcomeFates: [DealStanding.Fate]
    private let firstPlaces: Int
    private let hasNonProcess: Bool
    private let endsAtFirst: Bool

    /// `nil`: deal for deal those of the log.
    private(set) var rows: [UInt32]?
    private(set) var starts: [UInt32] = []
    /// `nil`: as the log has it.
    private(set) var created: [Int64]?
    private(set) var standings: [DealStanding] = []
    private(set) var changes: [ProfileChange] = []
    private(set) var holds: [Hold] = []

    private var columns: VisitWriter
    private let times: [Int64]
    private let words: [EventWord]

    // Of the deal that is being read.
    private var standing = DealStanding()
    private var control = InsightEvent.Control.unknown
    private var isStanding = false
    private var heldSince: Int64?
    private var firstTime = DealColumns.unknownTime

    init(
        _ log: EventLog, asOf instant: Instant, isThatDayOpen: Bool, ends: VisitTable.Ends, writing columns: VisitWriter
    ) {
        self.log = log
        self.columns = columns
        times = log.times
        words = log.words
        asOf = instant.microseconds
        horizon = isThatDayOpen ? asOf &- 1 : asOf
        outcomeFates = log.outcomeKinds.map(DealStanding.Fate.init)
        firstPlaces = log.pipeline.places.count
        hasNonProcess = !log.deals.nonProcess.isEmpty
        endsAtFirst = ends == .first
    }

    /// Reads all deals; returns the writer with what it has written.
    mutating func read(_ order: EventOrder) -> VisitWriter {
        starts.reserveCapacity(order.count + 1)
        standings.reserveCapacity(order.count)
        let words = words
        words.withUnsafeBufferPointer { words in
            for rank in 0..<order.count { readDeal(at: order.dealRow(rank), order.events(rank), order, words) }
        }
        starts.append(UInt32(columns.count))
        return columns
    }

    private mutating func readDeal(
        at row: Int, _ events: Range<Int>, _ order: EventOrder, _ words: UnsafeBufferPointer<EventWord>
    ) {
        let stated = log.deals.created[row]
        guard stated <= horizon else { return }
        let first = columns.count
        (standing, control, heldSince) = (DealStanding(), .unknown, nil)
        standing.isNonProcess = hasNonProcess && log.deals.nonProcess.contains(row)
        let entries = columns.enterStages(events, of: order, words, until: horizon)
        var isSeen = entries.count > 0
        isStanding = isSeen
        firstTime = entries.firstTime
        if entries.isImported { standing.isImported = true }
        for place in events.dropFirst(entries.count) {
            let event = order.eventRow(place)
            let time = times[event]
            // What is not dated was so all the time, as far as anybody knows.
            guard time <= horizon else { continue }
            if endsAtFirst, standing.fate != .open { break }
            isSeen = true
            if firstTime == DealColumns.unknownTime { firstTime = time }
            read(event, at: time, firstVisit: first)
        }
        // A deal whose events all lie in the future has not begun; one that never had any is there nevertheless.
        guard isSeen || events.isEmpty || stated != DealColumns.unknownTime else { return }
        finish(row, firstVisit: first, created: stated == DealColumns.unknownTime ? firstTime : stated)
    }

    private mutating func finish(_ row: Int, firstVisit first: Int, created time: Int64) {
        if heldSince != nil {
            standing.isOnHold = true
            endHold(at: asOf)
        }
        if columns.count > first, columns.stage(first) > 0, firstPlaces > 0 {
            standing.isTruncated = true
        }
        keep(row, created: time)
        starts.append(UInt32(first))
        standings.append(standing)
    }

    /// Notes where a deal lies and when it began: nothing at all, as long as both are as in the log.
    private mutating func keep(_ row: Int, created time: Int64) {
        let deal = standings.count
        if rows == nil, row != deal { rows = (0..<deal).map { UInt32($0) } }
        rows?.append(UInt32(row))
        if created == nil, rows != nil || time != log.deals.created[row] {
            created = Array(log.deals.created[..<deal])
        }
        created?.append(time)
    }

    @inline(__always)
    private mutating func read(_ event: Int, at time: Int64, firstVisit first: Int) {
        let word = words[event]
        if word.control != .unknown { control = word.control }
        if word.isImported { standing.isImported = true }
        switch word.kind {
        case .entered: enter(word, event, firstVisit: first)
        case .closed: close(word, at: time, event, firstVisit: first)
        case .reopened: reopen(word.code, word, event, firstVisit: first)
        case .migrated: migrate(word, at: time, event)
        case .held: if heldSince == nil, standing.fate == .open { heldSince = time }
        case .resumed: endHold(at: time)
        case .restated:
            change(
                .attribute(UInt16(truncatingIfNeeded: word.code)), log.payloads[event], firstVisit: first)
        case .revalued: change(.value, log.payloads[event], firstVisit: first)
        case .planned: change(.plan, log.payloads[event], firstVisit: first)
        }
    }
}

// MARK: - The cases of SEMANTICS 8

extension VisitTableBuilder {
    @inline(__always)
    private mutating func enter(_ word: EventWord, _ event: Int, firstVisit first: Int) {
        let stage = UInt16(truncatingIfNeeded: word.code)
        // An export says of a closed deal that it stands in a stage again, and means that it was opened again.
        if standing.fate != .open { return reopen(word.code, word, event, firstVisit: first) }
        var beginning = StageVisit.Beginning.first
        if isStanding {
            let last = columns.count - 1
            if columns.stage(last) == stage { return }
            columns.end(last, by: event, as: .moved)
            beginning = .moved
        }
        begin(stage, by: event, beginning, word)
        if word.hasAdvice { columns.rare.advice[columns.count - 1] = log.advice[event] }
    }

    private mutating func begin(
        _ stage: UInt16, by event: Int, _ beginning: StageVisit.Beginning, _ word: EventWord
    ) {
        columns.begin(
            stage, by: event,
            VisitMarks(
                beginning, way: word.way, control: control, isImported: word.isImported,
                ignoredAdvice: word.hasAdvice))
        isStanding = true
    }

    private mutating func close(_ word: EventWord, at time: Int64, _ event: Int, firstVisit first: Int) {
        let fate = outcomeFates[word.code]
        let end: StageVisit.End = fate == .won ? .won : fate == .lost ? .lost : .neither
        if isStanding {
            let last = columns.count - 1
            columns.end(last, by: event, as: end)
            if word.hasAdvice { columns.rare.closingAdvice[last] = log.advice[event] }
            isStanding = false
        } else if standing.fate != .open {
            if standing.outcome == UInt16(truncatingIfNeeded: word.code) { return }
            standing.isCorrected = true
            if columns.count > first { columns.correct(columns.count - 1, to: end) }
        }
        endHold(at: time)
        standing.fate = fate
        standing.outcome = UInt16(truncatingIfNeeded: word.code)
        standing.reason = log.payloads[event]
        standing.closed = time
    }

    /// Opens a closed deal again, as a new visit of the stage it left unless another is named.
    private mutating func reopen(
        _ code: Int, _ word: EventWord, _ event: Int, firstVisit first: Int
    ) {
        guard standing.fate != .open else { return }
        if standing.fate == .lost { standing.revivals &+= standing.revivals == .max ? 0 : 1 }
        standing.wasReopened = true
        standing.fate = .open
        standing.outcome = UInt16(EventWord.noCode)
        standing.reason = DealStanding.noReason
        standing.closed = DealColumns.unknownTime
        if code != EventWord.noCode {
            begin(UInt16(truncatingIfNeeded: code), by: event, .reopened, word)
        } else if columns.count > first {
            begin(columns.stage(columns.count - 1), by: event, .reopened, word)
        }
    }

    /// Ends the visit as neither lost nor converted; in the same stage the next one goes on with its clock.
    private mutating func migrate(_ word: EventWord, at time: Int64, _ event: Int) {
        guard standing.fate == .open else { return }
        let last = columns.count - 1
        var carried: Int64?
        if isStanding {
            columns.end(last, by: event, as: .migrated)
            isStanding = false
            let entered = columns.entered(last)
            if Int(columns.stage(last)) == word.code, entered != DealColumns.unknownTime {
                carried = Self.sum(max(time, entered) - entered, columns.rare.carried[last] ?? 0)
            }
        }
        standing.isNonProcess = word.code == EventWord.noCode
        guard word.code != EventWord.noCode else { return }
        begin(
            UInt16(truncatingIfNeeded: word.code), by: event, carried == nil ? .migrated : .continued, word
        )
        if let carried { columns.rare.carried[last + 1] = carried }
    }

    /// A clock that cannot show more stands still: a log whose numbers contradict its times may put together any sum.
    private static func sum(_ stay: Int64, _ carried: Int64) -> Int64 {
        let longest = EventLogLimits.times.upperBound - EventLogLimits.times.lowerBound
        return min(stay + carried, longest)
    }

    private mutating func endHold(at time: Int64) {
        guard let since = heldSince else { return }
        heldSince = nil
        guard since != DealColumns.unknownTime, time > since else { return }
        holds.append(
            Hold(
                deal: UInt32(standings.count), visit: UInt32(max(0, columns.count - 1)), from: since,
                to: time))
    }

    private mutating func change(_ what: ProfileChange.What, _ payload: UInt32, firstVisit first: Int) {
        changes.append(
            ProfileChange(
                deal: UInt32(standings.count), visit: UInt32(max(first, columns.count - 1)), what: what,
                payload: payload))
    }
}
