import DealModel

/// The deals of a log in order of their ids, and the events of each in their order.
///
/// Everything reads a log through this, so that nothing depends on how it was put together.
struct EventOrder: Sendable {
    /// The row of each deal in the log; `nil`: they lie in order.
    private let dealRows: [UInt32]?
    /// The row of each event in the log; `nil`: they lie in order.
    private let eventRows: [UInt32]?
    /// Where the events of each deal begin, and one more: where the last end.
    private let starts: [UInt32]

    init(_ log: EventLog) {
        let rows = Self.dealRows(log.deals)
        dealRows = rows
        let ranks = rows.map(Self.inverted)
        let isInOrder = rows == nil && log.areEventsInOrder
        starts = isInOrder ? Self.startsInOrder(log) : Self.starts(log, ranks)
        eventRows = isInOrder ? nil : Self.sorted(log, ranks, starts)
    }

    var count: Int { starts.count - 1 }

    func dealRow(_ rank: Int) -> Int { dealRows.map { Int($0[rank]) } ?? rank }

    /// The places of a deal's events, to be turned into rows by ``eventRow(_:)``.
    func events(_ rank: Int) -> Range<Int> { Int(starts[rank])..<Int(starts[rank + 1]) }

    @inline(__always)
    func eventRow(_ place: Int) -> Int {
        guard let eventRows else { return place }
        return Int(eventRows[place])
    }

    // MARK: Making it

    private static func dealRows(_ deals: DealColumns) -> [UInt32]? {
        guard !deals.areInOrder else { return nil }
        return deals.ids.indices.sorted { deals.ids[$0] < deals.ids[$1] }.map { UInt32($0) }
    }

    private static func inverted(_ rows: [UInt32]) -> [UInt32] {
        var ranks = [UInt32](repeating: 0, count: rows.count)
        for (rank, row) in rows.enumerated() { ranks[Int(row)] = UInt32(rank) }
        return ranks
    }

    /// Counts the events of each deal, then adds up: the first half of a counting sort.
    private static func starts(_ log: EventLog, _ ranks: [UInt32]?) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: log.dealCount + 1)
        if let ranks {
            for deal in log.eventDeals { starts[Int(ranks[Int(deal)]) + 1] += 1 }
        } else {
            for deal in log.eventDeals { starts[Int(deal) + 1] += 1 }
        }
        for rank in 0..<log.dealCount { starts[rank + 1] += starts[rank] }
        return starts
    }

    /// Where the events lie deal after deal: notes after each event that the next deal may begin, since counting would
    /// wait at each event for the count of the one before.
    private static func startsInOrder(_ log: EventLog) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: log.dealCount + 1)
        starts.withUnsafeMutableBufferPointer { starts in
            log.eventDeals.withUnsafeBufferPointer { deals in
                for row in deals.indices { starts[Int(deals[row]) + 1] = UInt32(truncatingIfNeeded: row + 1) }
            }
            // A deal without events ends where the one before does.
            for deal in starts.indices.dropFirst() { starts[deal] = max(starts[deal], starts[deal - 1]) }
        }
        return starts
    }

    private static func sorted(_ log: EventLog, _ ranks: [UInt32]?, _ starts: [UInt32]) -> [UInt32] {
        var rows = [UInt32](repeating: 0, count: log.eventCount)
        var next = starts
        for (row, deal) in log.eventDeals.enumerated() {
            let rank = Int(ranks.map { $0[Int(deal)] } ?? deal)
            rows[Int(next[rank])] = UInt32(row)
            next[rank] += 1
        }
        for rank in 0..<log.dealCount {
            let range = Int(starts[rank])..<Int(starts[rank + 1])
            if range.count > 1 { rows[range].sort { log.precedes(Int($0), Int($1)) } }
        }
        return rows
    }
}

extension EventLog {
    /// Whether the event of one row comes before that of another, of the same deal.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (number, otherNumber) = (sequences[left], sequences[right])
        if order == .sequence, number != otherNumber { return number < otherNumber }
        if times[left] != times[right] { return times[left] < times[right] }
        if number != otherNumber { return number < otherNumber }
        return tieBreak(left) < tieBreak(right)
    }

    /// For events of the same time without numbers, so that the order of the lines of a file plays no part.
    private func tieBreak(_ row: Int) -> (Int, Int, String) {
        let word = words[row]
        let isListed = word.code < pipeline.places.count
        switch word.kind {
        case .restated, .revalued, .planned: return (0, Int(word.kind.rawValue), "\(what(at: row))")
        case .held, .resumed: return (1, Int(word.kind.rawValue), "")
        case .entered, .migrated:
            return isListed || word.code == EventWord.noCode
                ? (2, word.code, "") : (2, pipeline.places.count, stages[word.code].text)
        case .closed: return (3, 0, outcomes[word.code].text)
        case .reopened: return (4, 0, "")
        }
    }

    private func what(at row: Int) -> InsightEvent.What { event(at: row).what }
}
