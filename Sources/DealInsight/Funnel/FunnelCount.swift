import DealModel
import ExactValues

/// Counts deals into the funnel, one after another.
struct FunnelCount {
    private let table: VisitTable
    private let columns: VisitColumns
    private let placeCount: Int
    private var tallies: [StageTally]
    private var losses = LossMatrix()
    private var neither = LossMatrix()
    private var (won, lost, open, revivals, returns, firstSeenLater, withoutStages) = (
        0, 0, 0, 0, 0, 0, 0
    )

    init(_ table: VisitTable, of deals: DealSelection) {
        self.table = table
        columns = table.columns
        placeCount = table.placeCount
        var tallies = [StageTally](repeating: StageTally(), count: table.stages.count)
        self.tallies = []
        // A buffer, since an array would be asked at each of some ten counts a deal whether it is shared: a third of the
        // time that a million deals take.
        tallies.withUnsafeMutableBufferPointer { tallies in deals.forEach { add($0, to: tallies) } }
        self.tallies = tallies
    }

    private mutating func add(_ deal: Int, to tallies: UnsafeMutableBufferPointer<StageTally>) {
        let standing = table.standings[deal]
        let visits = table.observedVisits(of: deal)
        if standing.revivals > 0 { revivals += 1 }
        let stage = visits.last.map { columns.stage($0) }
        switch standing.fate {
        case .won: won += 1
        case .lost:
            lost += 1
            losses.add(standing, from: stage, worth: table.value(deal))
        case .neither: return neither.add(standing, from: stage, worth: table.value(deal))
        case .open: open += 1
        }
        guard let stage else {
            withoutStages += 1
            return
        }
        switch standing.fate {
        case .won: tallies[stage].won += 1
        case .lost: tallies[stage].lost += 1
        case .open: tallies[stage].standing += 1
        case .neither: break
        }
        walk(deal, visits, standing.fate, tallies)
    }

    private mutating func walk(
        _ deal: Int, _ visits: Range<Int>, _ end: DealStanding.Fate, _ tallies: UnsafeMutableBufferPointer<StageTally>
    ) {
        var (reached, passed, returned) = (StageSet(), StageSet(), StageSet())
        var (lowest, deepest, previous) = (Int.max, -1, -1)
        for visit in visits {
            let word = columns[visit]
            let stage = Int(word.stage)
            if word.marks.beginning != .continued { tallies[stage].visits += 1 }
            reached.insert(stage)
            guard stage < placeCount else { continue }
            if stage < previous {
                returned.insert(stage)
            } else if previous >= 0, stage > previous + 1 {
                for skipped in (previous + 1)..<stage { passed.insert(skipped) }
            }
            passed.insert(stage)
            lowest = min(lowest, stage)
            deepest = max(deepest, stage)
            previous = stage
        }
        reached.forEach { tallies[$0].reached += 1 }
        returned.forEach { tallies[$0].returned += 1 }
        if !returned.isEmpty { returns += 1 }
        guard deepest >= 0 else { return }
        if table.isFirstSeenLater(deal: deal, firstVisit: visits.lowerBound) {
            firstSeenLater += 1
            if table.earlierStages == .passed {
                for place in 0..<lowest { passed.insert(place) }
            }
        }
        passed.forEach { place in
            tallies[place].passed += 1
            if place + 1 < placeCount ? passed.contains(place + 1) : end == .won {
                tallies[place].goneOn += 1
            } else if end == .open {
                tallies[place].stillOpen += 1
            } else {
                tallies[place].stayed += 1
            }
        }
    }
}

/// What is counted of one stage.
private struct StageTally {
    var (reached, visits, passed, returned, standing, won, lost) = (0, 0, 0, 0, 0, 0, 0)
    /// Of the deals that passed it: those that passed the next one, too; those that ended without; those that may yet.
    var (goneOn, stayed, stillOpen) = (0, 0, 0)

    var conversion: Share { Share(hits: goneOn, decided: goneOn + stayed, stillOpen: stillOpen) }
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
            conversion: tally.conversion,
            won: tally.won,
            lost: tally.lost, lostValue: lostValue ?? MoneySum().totals)
    }
}
