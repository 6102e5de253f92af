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
        tallies = []
        var tallies = [StageTally](repeating: StageTally(), count: table.stages.count)
        // A buffer, since an array would be asked at each count whether it is shared: a third of the time that a million
        // deals take.
        tallies.withUnsafeMutableBufferPointer { tallies in
            if tallies.count <= FewStages.limit {
                count(deals, in: tallies, by: FewStages.self)
            } else {
                count(deals, in: tallies, by: ManyStages.self)
            }
        }
        self.tallies = tallies
    }

    private mutating func count<Stages: StageSet>(
        _ deals: DealSelection, in tallies: UnsafeMutableBufferPointer<StageTally>, by _: Stages.Type
    ) {
        var paths = PathCounts<Stages>()
        columns.withWords { words in
            deals.forEach { deal in
                guard let path: DealPath<Stages> = path(of: deal, words, tallies) else { return }
                if let other = paths.add(path) { add(other, to: tallies) }
            }
        }
        for path in paths.all { add(path, to: tallies) }
    }

    /// Counts how a deal ended; returns how it went through the stages, unless it is no case or no stage of it is known.
    @inline(__always)
    private mutating func path<Stages: StageSet>(
        of deal: Int, _ words: UnsafeBufferPointer<VisitWord>, _ tallies: UnsafeMutableBufferPointer<StageTally>
    ) -> DealPath<Stages>? {
        let standing = table.standings[deal]
        let visits = table.observedVisits(of: deal)
        if standing.revivals > 0 { revivals += 1 }
        let stage = visits.isEmpty ? nil : Int(words[visits.upperBound - 1].stage)
        switch standing.fate {
        case .won: won += 1
        case .lost:
            lost += 1
            losses.add(standing, from: stage, worth: table.value(deal))
        case .neither:
            neither.add(standing, from: stage, worth: table.value(deal))
            return nil
        case .open: open += 1
        }
        guard let stage else {
            withoutStages += 1
            return nil
        }
        var path = DealPath<Stages>(last: stage, end: standing.fate)
        path.walk(words[visits], placeCount) { tallies[$0].visits += 1 }
        if path.isPlaced, table.isFirstSeenLater(deal: deal, firstVisit: visits.lowerBound) {
            firstSeenLater += 1
            if table.earlierStages == .passed { path.passEarlier() }
        }
        return path
    }

    private mutating func add<Stages: StageSet>(
        _ counted: (path: DealPath<Stages>, count: Int), to tallies: UnsafeMutableBufferPointer<StageTally>
    ) {
        let (path, count) = counted
        switch path.end {
        case .won: tallies[path.last].won += count
        case .lost: tallies[path.last].lost += count
        case .open: tallies[path.last].standing += count
        case .neither: break
        }
        path.reached.forEach { tallies[$0].reached += count }
        path.returned.forEach { tallies[$0].returned += count }
        if !path.returned.isEmpty { returns += count }
        path.passed.forEach { place in
            tallies[place].passed += count
            if place + 1 < placeCount ? path.passed.contains(place + 1) : path.end == .won {
                tallies[place].goneOn += count
            } else if path.end == .open {
                tallies[place].stillOpen += count
            } else {
                tallies[place].stayed += count
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
