/// A deal with everything that happened to it, oldest first: what process mining calls a case.
public struct EventTrace: Sendable {
    /// What is known of the deal.
    public let profile: DealProfile
    /// What happened; empty for a deal without events, which is a case all the same.
    public let events: [InsightEvent]
}

/// The deals of a log one after another, in order of their ids.
///
/// Made as it is read, so that a log of millions of events is not held twice.
public struct EventTraces: RandomAccessCollection, Sendable {
    private let log: EventLog
    private let order: EventOrder

    init(_ log: EventLog) {
        self.log = log
        order = EventOrder(log)
    }

    /// The first.
    public var startIndex: Int { 0 }
    /// After the last.
    public var endIndex: Int { order.count }

    /// The deal at a place.
    public subscript(position: Int) -> EventTrace {
        EventTrace(
            profile: log.profile(at: order.dealRow(position)),
            events: order.events(position).map { log.event(at: order.eventRow($0)) })
    }
}

extension EventLog {
    /// Every deal with its events, in order of the deals' ids.
    ///
    /// - Complexity: O(*n*) in deals and events that lie in order; else they are sorted.
    public func traces() -> EventTraces { EventTraces(self) }
}
