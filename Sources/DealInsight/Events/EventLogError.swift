public import DealModel
public import ExactValues

/// Why something cannot be added to a log. What threw is not in the log, and all that was added before is.
@nonexhaustive
public enum EventLogError: Error, Hashable, Sendable {
    /// What a log holds a limited number of.
    public enum Part: Hashable, Sendable {
        /// Different stages, those of the pipeline included.
        case stages
        /// Different outcomes, those of the pipeline included.
        case outcomes
        /// Different words by which deals are told apart, such as `owner` and `region`.
        case attributes
        /// Different owners, reasons, actors …
        case names
        /// Deals.
        case deals
        /// Events.
        case events
    }

    /// There would be more of these than the limit.
    case tooMany(Part, limit: Int)
    /// The deal has a time before the year 1 or after the year 9999.
    case time(Instant, of: DealID)
    /// The number of an event among those of the deal is negative, or has more than 32 bits.
    case sequence(Int, of: DealID)
}

extension EventLogError: CustomStringConvertible {
    /// What is wrong.
    public var message: String {
        switch self {
        case .tooMany(let part, let limit): "there are more than \(limit) \(part.words)"
        case .time(let instant, let deal):
            "the deal '\(deal)' has a time \(instant.microseconds) microseconds from 1970, which is not in the years 1 to 9999"
        case .sequence(let number, let deal):
            "an event of the deal '\(deal)' has the number \(number), which is not one of 0 to \(EventLogLimits().rows)"
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch self {
        case .tooMany(let part, _): part.remedy
        case .time: "count microseconds since 1970, or hand over nil where nobody knows the time"
        case .sequence: "number the events of each deal from 1"
        }
    }

    /// Both in one sentence.
    public var description: String { "\(message); \(remedy)" }
}

extension EventLogError.Part {
    fileprivate var words: String {
        switch self {
        case .stages: "different stages"
        case .outcomes: "different outcomes"
        case .attributes: "different words by which deals are told apart"
        case .names: "different names of one kind"
        case .deals: "deals"
        case .events: "events"
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .stages: "name where the deal stands, not the deal itself"
        case .outcomes: "name how the deal ended, and give what differs from deal to deal as its reason"
        case .attributes: "take a word for what differs, and give it names"
        case .names, .deals, .events: "make one log a year, or one a pipeline"
        }
    }
}

/// How much fits into the columns of a log.
struct EventLogLimits: Sendable {
    /// Stages, outcomes and attributes, of each: their numbers have sixteen bits in the columns, and tables of all pairs
    /// of stages have to fit into memory.
    var kinds = 5_000
    /// Everything else: places have 32 bits, one of which says that there is nothing.
    var rows = Int(UInt32.max) - 1

    /// What the calendar can write: differences of two such times always fit.
    static let times: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

    static func check(_ instant: Instant?, of deal: DealID) throws(EventLogError) {
        guard let instant, !times.contains(instant.microseconds) else { return }
        throw .time(instant, of: deal)
    }

    static func nearest(to instant: Instant) -> Instant {
        Instant(microseconds: min(max(instant.microseconds, times.lowerBound), times.upperBound))
    }
}
