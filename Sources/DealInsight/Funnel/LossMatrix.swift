import DealModel
import ExactValues

/// Closed deals by the stage they were closed from, the outcome and the reason.
struct LossMatrix {
    private struct Key: Hashable {
        /// The number of the stage; −1 when nobody noted one.
        let stage: Int32
        let outcome: UInt16
        let reason: UInt32
    }

    private var places: [Key: Int] = [:]
    private var sums: [(key: Key, sum: MoneySum)] = []
    /// By stage, the place that was asked for last: it is mostly the next one, too, and found without a search.
    private var recent: [Int] = []

    mutating func add(_ standing: DealStanding, from stage: Int?, worth value: Money?) {
        let key = Key(stage: stage.map { Int32($0) } ?? -1, outcome: standing.outcome, reason: standing.reason)
        sums[place(of: key)].sum.add(value)
    }

    private mutating func place(of key: Key) -> Int {
        let stage = Int(key.stage) + 1
        if stage < recent.count, recent[stage] >= 0, sums[recent[stage]].key == key { return recent[stage] }
        let place = places[key] ?? sums.count
        if place == sums.count {
            places[key] = place
            sums.append((key, MoneySum()))
        }
        if stage >= recent.count { recent += repeatElement(-1, count: stage + 1 - recent.count) }
        recent[stage] = place
        return place
    }

    /// What was closed from each stage was worth, by the stages' numbers.
    var values: [Int: MoneyTotals] {
        var values: [Int: MoneySum] = [:]
        for (key, sum) in sums { values[Int(key.stage), default: MoneySum()].add(sum) }
        return values.mapValues(\.totals)
    }

    /// In the order of the funnel, then of other stages, outcomes and reasons by their bytes; without a stage last.
    func losses(in table: VisitTable) -> [Funnel.Loss] {
        sums.map { key, sum in
            let loss = Funnel.Loss(
                stage: key.stage < 0 ? nil : table.stages[Int(key.stage)].text,
                outcome: table.log.outcomes[Int(key.outcome)].text,
                reason: key.reason == DealStanding.noReason ? nil : table.log.reasons[Int(key.reason)].text,
                count: sum.count, value: sum.totals)
            return (place: key.stage < 0 ? Int.max : min(Int(key.stage), table.placeCount), loss: loss)
        }.sorted { left, right in
            if left.place != right.place { return left.place < right.place }
            return left.loss.words.lexicographicallyPrecedes(right.loss.words) { $0.precedesInBytes($1) }
        }.map(\.loss)
    }
}

extension Funnel.Loss {
    fileprivate var words: [String] { [stage ?? "", outcome, reason ?? ""] }
}
