import DealModel
import ExactValues

/// The steps of every deal up to a date, as numbers in columns: what all of process mining reads.
struct ActivityLog: Sendable {
    /// A step of a deal.
    struct Step: Sendable {
        /// The number of the activity among ``activities``.
        let activity: UInt16
        /// Microseconds since 1970, or the unknown time.
        let time: Int64
        let control: InsightEvent.Control
        /// The number of the stage where a reopened or migrated deal stands since; no code when none is named.
        let stage: Int
    }

    /// The activities by their numbers: stages, then outcomes, then the rest. Not all of them occur.
    let activities: [Activity]
    let stageCount: Int
    let ids: [DealID]
    let steps: [Step]
    /// Where the steps of each deal begin, and one more: where the last end.
    let starts: [Int]
    /// How many neighbouring steps of a deal have the same time.
    let simultaneous: Int

    init(_ log: EventLog, asOf instant: Instant?) {
        let horizon = instant?.microseconds ?? .max
        stageCount = log.stages.count
        activities =
            log.stages.names.map(Activity.stage) + log.outcomes.names.map(Activity.outcome) + [.reopened, .migrated]
        let order = EventOrder(log)
        var (ids, steps, starts): ([DealID], [Step], [Int]) = ([], [], [])
        steps.reserveCapacity(log.eventCount)
        starts.reserveCapacity(order.count + 1)
        for rank in 0..<order.count {
            let row = order.dealRow(rank)
            guard log.deals.created[row] <= horizon else { continue }
            let first = steps.count
            var isSeen = false
            for place in order.events(rank) {
                let event = order.eventRow(place)
                guard log.times[event] <= horizon else { continue }
                isSeen = true
                if let step = Self.step(log, event) { steps.append(step) }
            }
            // As in the table of visits: a deal that is all in the future has not begun.
            let hasBegun = isSeen || order.events(rank).isEmpty || log.deals.created[row] != DealColumns.unknownTime
            guard hasBegun else { continue }
            ids.append(log.deals.ids[row])
            starts.append(first)
        }
        starts.append(steps.count)
        self.ids = ids
        self.steps = steps
        self.starts = starts
        simultaneous = starts.indices.dropLast().reduce(0) { sum, deal in
            sum + Self.simultaneous(steps[starts[deal]..<starts[deal + 1]])
        }
    }

    var dealCount: Int { ids.count }

    func steps(of deal: Int) -> ArraySlice<Step> { steps[starts[deal]..<starts[deal + 1]] }

    func activity(_ step: Step) -> Activity { activities[Int(step.activity)] }

    private static func step(_ log: EventLog, _ event: Int) -> Step? {
        let word = log.words[event]
        let number: Int
        switch word.kind {
        case .entered: number = word.code
        case .closed: number = log.stages.count + word.code
        case .reopened: number = log.stages.count + log.outcomes.count
        case .migrated: number = log.stages.count + log.outcomes.count + 1
        case .held, .resumed, .restated, .revalued, .planned: return nil
        }
        return Step(
            activity: UInt16(truncatingIfNeeded: number), time: log.times[event], control: word.control,
            stage: word.code)
    }

    private static func simultaneous(_ steps: ArraySlice<Step>) -> Int {
        zip(steps, steps.dropFirst()).count { $0.time == $1.time && $0.time != DealColumns.unknownTime }
    }
}
