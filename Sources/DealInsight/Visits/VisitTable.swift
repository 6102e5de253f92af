public import DealModel
public import ExactValues

/// Every stay of every deal in a stage, as of a date: what all other analyses read (SEMANTICS 8).
///
///     let table = VisitTable(log, asOf: now)
///     let spring = VisitTable(log, asOf: firstOfMay)          // as it would have looked then
///     let export = VisitTable(log, asOf: now, observedSince: firstOfMarch)
///
/// Deals are numbered from 0 in order of their ids, visits from 0, deal after deal in their order; stages stand at the
/// places of the pipeline, others after them in no order that counts. What happened after the date asked is left out,
/// as if it were not known.
///
/// A stage that a deal enters while it stands there is no new visit: exports are full of such lines.
public struct VisitTable: Sendable {
    /// What is assumed of the stages before the one at which a deal was first seen.
    public enum EarlierStages: String, Hashable, Sendable, CaseIterable {
        /// Nothing: the deal is at risk from there on, and in no denominator before.
        case unknown
        /// That it passed them all. A choice; whoever prints the figures prints it too.
        case passed
    }

    /// Which end of a deal counts that ended more than once.
    public enum Ends: String, Hashable, Sendable, CaseIterable {
        /// The last one: a deal that was opened again goes on.
        case last
        /// The first one; what came after is left out. So the time to whichever of several things comes first is studied.
        case first
    }

    /// The events it was made of, with the names of everything.
    public let log: EventLog
    /// The date asked, within the years 1 to 9999.
    public let asOf: Instant
    /// Since when closings were recorded: deals that closed before are not in the data. `nil`: from the start.
    public let observedSince: Instant?
    /// What is assumed of deals that were first seen at a later stage.
    public let earlierStages: EarlierStages
    /// Which end of a deal counts that ended more than once.
    public let ends: Ends

    let columns: VisitColumns
    /// The row of each deal in the log; `nil`: deal for deal.
    let rows: [UInt32]?
    /// Where the visits of each deal begin, and one more: where the last end.
    let starts: [UInt32]
    /// Microseconds since 1970, or the unknown time.
    let created: [Int64]
    let standings: [DealStanding]
    /// Changes of owner, value …, in order of the deals.
    let changes: [ProfileChange]
    /// Where the changes of each deal begin, and one more: where the last end; empty when there are none.
    let changeStarts: [UInt32]
    /// Stretches on hold, in order of the deals.
    let holds: [Hold]

    /// Reads a log as of a date.
    ///
    /// - Parameters:
    ///   - log: The deals and what happened to them.
    ///   - instant: The date asked, up to which things are known; `nil`: the time of the log's last event.
    ///   - isThatDayOpen: Whether things are known only that happened before the date asked, as in the morning of a day
    ///     in a history of days. Ages are those at the date asked all the same.
    ///   - observedSince: For an export that holds only what was closed since then: visits and deals are at risk from
    ///     there on.
    ///   - earlierStages: What is assumed of the stages before the one at which a deal was first seen.
    ///   - ends: Which end of a deal counts that ended more than once.
    /// - Complexity: O(*n*) in deals and events that lie in order; else they are sorted.
    public init(
        _ log: EventLog, asOf instant: Instant? = nil, isThatDayOpen: Bool = false,
        observedSince: Instant? = nil, earlierStages: EarlierStages = .unknown, ends: Ends = .last
    ) {
        // Nothing in a log lies further off; a date at the end of time would overflow as an age.
        let instant = EventLogLimits.nearest(to: instant ?? Instant(microseconds: max(0, log.lastTime)))
        var read: VisitTableBuilder?
        // An event begins one visit at most.
        columns = VisitColumns(times: log.times, asOf: instant.microseconds) { writer in
            var builder = VisitTableBuilder(
                log, asOf: instant, isThatDayOpen: isThatDayOpen, ends: ends, writing: writer)
            writer = builder.read(EventOrder(log))
            read = builder
        }
        self.log = log
        asOf = instant
        self.observedSince = observedSince.map(EventLogLimits.nearest)
        self.earlierStages = earlierStages
        self.ends = ends
        starts = read?.starts ?? [0]
        standings = read?.standings ?? []
        // Deals that were left out at the end leave those before them where they lie.
        rows = read?.rows
        created = read?.created ?? log.deals.created
        changes = read?.changes ?? []
        changeStarts = ProfileChange.starts(changes, deals: standings.count)
        holds = read?.holds ?? []
    }
}

// MARK: - Stages

extension VisitTable {
    /// The stages: those of the pipeline in the order of the funnel, then others as they were met.
    public var stages: [StageID] { log.stages.names }
    /// How many of ``stages`` have a place in the funnel.
    public var placeCount: Int { log.pipeline.places.count }
}

// MARK: - Visits

extension VisitTable {
    /// The number of visits.
    public var visitCount: Int { columns.count }

    /// The visits of a deal, first to last; none for a deal without stages or without events.
    public func visits(of deal: Int) -> Range<Int> { Int(starts[deal])..<Int(starts[deal + 1]) }

    /// A visit.
    public func visit(_ index: Int) -> StageVisit {
        let marks = columns.marks(index)
        return StageVisit(
            stage: log.stages[columns.stage(index)], place: columns.stage(index),
            entered: EventLog.instant(columns.entered(index)),
            left: Instant(microseconds: columns.left(index)),
            beginning: marks.beginning, end: marks.end, way: marks.way, control: marks.control,
            ignoredAdvice: marks.ignoredAdvice, isImported: marks.isImported)
    }
}
