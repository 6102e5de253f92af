import DealModel
import ExactValues

/// The order of the stages where nobody has stated it: that in which deals mostly come into them.
///
/// A stage's place is the mean, over the deals that were there, of how many times of the deal lay before its first visit;
/// equal ones are ordered by name. What happened at the same time counts as one, so that the order of rows plays no part.
struct StageOrder {
    private var visits: [String: [Visit]] = [:]

    private struct Visit {
        let at: Instant?
        let stage: StageID
    }

    /// A deal came into a stage.
    mutating func add(_ deal: String, _ at: Instant?, _ stage: StageID) {
        visits[deal, default: []].append(Visit(at: at, stage: stage))
    }

    /// The stages in their order.
    var stages: [StageID] {
        var sums: [StageID: (sum: Int, count: Int)] = [:]
        for deal in visits.values {
            let times = Set(deal.map(\.at)).sorted { ($0?.microseconds ?? .min) < ($1?.microseconds ?? .min) }
            let places = Dictionary(uniqueKeysWithValues: times.enumerated().map { ($1, $0) })
            var first: [StageID: Int] = [:]
            for visit in deal { first[visit.stage] = min(first[visit.stage] ?? .max, places[visit.at] ?? 0) }
            for (stage, place) in first {
                sums[stage, default: (0, 0)].sum += place
                sums[stage, default: (0, 0)].count += 1
            }
        }
        return sums.sorted { left, right in
            let (own, other) = (left.value.sum * right.value.count, right.value.sum * left.value.count)
            return own == other ? left.key < right.key : own < other
        }.map(\.key)
    }
}
