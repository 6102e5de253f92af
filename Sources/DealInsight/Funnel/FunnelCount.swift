import DealModel
import ExactValues

/// Counts deals into the funnel, one after another.
struct FunnelCount {
    private let table: VisitTable
    private let stages: [UInt16]
    private let marks: [VisitMarks]
    private let placeCount: Int
    private var tallies: [Tally]
    /// For each stage the last deal that was there or went past it, and whether it came back: so that each counts once.
    private var reachedBy: [Int32]
    private var passedBy: [Int32]
    private var returnedBy: [Int32]

    private var losses = LossMatrix()
    private var neither = LossMatrix()
    private var (won, lost, open, revivals, returns, firstSeenLater, withoutStages) = (
        0, 0, 0, 0, 0, 0, 0
    )

    private struct Tally {
        var (reached, visits, passed, returned, standing, won, lost) = (0, 0, 0, 0, 0, 0, 0)
        var (goneOn, decided, stillOpen) = (0, 0, 0)
    }

    init(_ table: VisitTable) {
        self.table = table
        stages = table.columns.stage
        marks = table.columns.marks
        placeCount = table.placeCount
        tallies = Array(repeating: Tally(), count: table.stages.count)
        reachedBy = Array(repeating: -1, count: table.stages.count)
        passedBy = reachedBy
        returnedBy = reachedBy
    }

    mutating func add(_ deal: Int) {
        let standing = table.standings[deal]
        let visits = table.observedVisits(of: deal)
        if standing.revivals > 0 { revivals += 1 }
        let stage = visits.last.map { Int(stages[$0]) }
        switch standing.fate {
        case .won: won += 1
        case .lost:
            lost += 1
            losses.add(standing, from: stage, worth: table.value(deal))
        case .neither: return neither.add(standing, from: stage, worth: table.value(deal))
        case .open: open += 1
        }
        guard let first = visits.first else {
            withoutStages += 1
            return
        }
        walk(Int32(truncatingIfNeeded: deal), standing, visits, first)
    }

    private mutating func walk(
        _ deal: Int32, _ standing: DealStanding, _ visits: Range<Int>, _ first: Int
    ) {
        var (lowest, deepest, previous, hasReturned) = (Int.max, -1, -1, false)
        for visit in visits {
            let stage = Int(stages[visit])
            if marks[visit].beginning != .continued { tallies[stage].visits += 1 }
            if reachedBy[stage] != deal {
                reachedBy[stage] = deal
                tallies[stage].reached += 1
            }
            guard stage < placeCount else { continue }
            if previous >= 0, stage < previous {
                hasReturned = true
                if returnedBy[stage] != deal {
                    returnedBy[stage] = deal
                    tallies[stage].returned += 1
                }
            } else if previous >= 0, stage > previous + 1 {
                pass((previous + 1)..<stage, deal)
            }
            pass(stage..<(stage + 1), deal)
            lowest = min(lowest, stage)
            deepest = max(deepest, stage)
            previous = stage
        }
        let end = standing.fate
        let last = Int(stages[visits.upperBound - 1])
        if end == .won { tallies[last].won += 1 } else if end == .lost { tallies[last].lost += 1 }
        if end == .open { tallies[last].standing += 1 }
        if hasReturned { returns += 1 }
        guard deepest >= 0 else { return }
        if table.isFirstSeenLater(deal: Int(deal), firstVisit: first) {
            firstSeenLater += 1
            if table.earlierStages == .passed {
                pass(0..<lowest, deal)
                lowest = 0
            }
        }
        for place in lowest...deepest where passedBy[place] == deal { convert(deal, at: place, end) }
    }

    private mutating func pass(_ places: Range<Int>, _ deal: Int32) {
        for place in places where passedBy[place] != deal {
            passedBy[place] = deal
            tallies[place].passed += 1
        }
    }

    /// Whether a deal that passed a stage passed the next one, too.
    private mutating func convert(_ deal: Int32, at place: Int, _ end: DealStanding.Fate) {
        let hasGoneOn = place + 1 < placeCount ? passedBy[place + 1] == deal : end == .won
        if hasGoneOn {
            tallies[place].goneOn += 1
            tallies[place].decided += 1
        } else if end == .open {
            tallies[place].stillOpen += 1
        } else {
            tallies[place].decided += 1
        }
    }
}

// MARK: - The result

extension FunnelCount {
    var funnel: Funnel {
        let lostValues = losses.values
        let listed = table.log.pipeline.places.indices.map { step($0, lostValues[$0]) }
        let others = (placeCount..<tallies.count).filter { tallies[$0].visits > 0 }
            .sorted { table.stages[$0] < table.stages[$1] }
        return Funnel(
            steps: listed, unlisted: others.map { step($0, lostValues[$0]) },
            winRate: Share(hits: won, decided: won + lost, stillOpen: open), lost: lost,
            losses: losses.losses(in: table), neither: neither.losses(in: table), revivals: revivals,
            returns: returns,
            firstSeenLater: firstSeenLater, earlierStages: table.earlierStages.rawValue,
            withoutStages: withoutStages)
    }

    private func step(_ place: Int, _ lostValue: MoneyTotals?) -> Funnel.Step {
        let tally = tallies[place]
        let isListed = place < placeCount
        return Funnel.Step(
            stage: table.stages[place].text,
            title: isListed ? table.log.pipeline.places[place].title : table.stages[place].text,
            reached: tally.reached, visits: tally.visits, passed: isListed ? tally.passed : tally.reached,
            skipped: isListed ? tally.passed - tally.reached : 0, returned: tally.returned,
            standing: tally.standing,
            conversion: Share(hits: tally.goneOn, decided: tally.decided, stillOpen: tally.stillOpen),
            won: tally.won,
            lost: tally.lost, lostValue: lostValue ?? MoneySum().totals)
    }
}
